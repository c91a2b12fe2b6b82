/** A text as it is compared when somebody looks for it: neither accents nor case nor doubled spaces tell two apart. */
export function folded(text: string): string {
  // Most names are plain, and many are looked through with each letter that is typed.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('’', "'")
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/**
 * How well a text is what was looked for (folded): 0 it is it, 1 it begins so, 2 a word of it does, 3 it stands within;
 * null: it does not.
 */
export function rankOf(text: string, wanted: string): 0 | 1 | 2 | 3 | null {
  const within = folded(text);
  if (within === wanted) return 0;
  const at = within.indexOf(wanted);
  if (at < 0) return null;
  if (at === 0) return 1;
  return beginsWord(within, wanted) ? 2 : 3;
}

function beginsWord(within: string, wanted: string): boolean {
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(within.charAt(at - 1))) return true;
  }
  return false;
}
