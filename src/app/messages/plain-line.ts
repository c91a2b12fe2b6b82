/**
 * What came from outside, as it may stand in one line of a message: without controls, line ends and what turns the
 * direction of writing; blanks in a row are one; cut after so many characters, with an ellipsis.
 */
export function plainLine(text: string, longest = 120): string {
  // A look at the beginning is enough: what is longer is cut anyhow.
  const plain = text
    .slice(0, longest * 8)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  const characters = [...plain];
  return characters.length <= longest
    ? plain
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
