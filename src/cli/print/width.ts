/** Escape, bracket, figures, m: what `paint` puts around a text. */
const COLOUR_CODE = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** How many columns of a terminal a text takes, colour codes not counted. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(COLOUR_CODE, '')) width += characterWidth(character.codePointAt(0) ?? 0);
  return width;
}

function characterWidth(code: number): number {
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code === 0x200b || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

/**
 * A text from outside made safe for a terminal: control characters (colours, cursor moves, line ends) become visible
 * signs, so that a ticket's name can neither hide nor forge a line.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code === 9) return ' ';
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** The text cut to `width` columns, with `…` where something is missing. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let taken = '';
  let used = 0;
  for (const character of text) {
    const next = characterWidth(character.codePointAt(0) ?? 0);
    if (used + next > width - 1) break;
    taken += character;
    used += next;
  }
  return `${taken}…`;
}

/** The text filled with spaces to `width` columns, on its right or (for figures) on its left. */
export function fill(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/**
 * The text in lines of at most `width` columns, broken at ordinary spaces. Spaces it begins with stay; every line but
 * the first begins with `indent`.
 */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = text.match(/^ */)?.[0] ?? '';
  let isEmpty = true;
  for (const word of text.trimStart().split(' ')) {
    const candidate = isEmpty ? line + word : `${line} ${word}`;
    if (!isEmpty && displayWidth(candidate) > width) {
      lines.push(line);
      line = indent + word;
    } else line = candidate;
    isEmpty = false;
  }
  lines.push(line);
  return lines.join('\n');
}

/** The text with a capital at its beginning, where a title needs one. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
