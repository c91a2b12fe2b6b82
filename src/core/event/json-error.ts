/** Where a text stops being JSON: the place (from 0) and what stands there; `null` found: the text ends too early. */
export interface JsonError {
  readonly at: number;
  readonly found: string | null;
}

// Loops instead of patterns: a pattern keeps a place to go back to for each character, too many for a line of megabytes.

function afterSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return at;
    at += 1;
  }
}

const ESCAPED = '"\\/bfnrt';

/** The place after a string that begins at `from`; where it breaks off, that place, negative and less one. */
function afterString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return -at - 1;
    if (code !== 92) {
      at += 1;
      continue;
    }
    const escaped = text[at + 1] ?? '';
    if (escaped === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return at + 6 > text.length ? -text.length - 1 : -at - 1;
      at += 6;
    } else if (escaped !== '' && ESCAPED.includes(escaped)) at += 2;
    else return escaped === '' ? -text.length - 1 : -at - 1;
  }
  return -text.length - 1;
}

/** The place after a number or a word that begins at `from`; `-from - 1` where there is none. */
function afterPlain(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < 400 && /[\w+.-]/.test(text[end] ?? '')) end += 1;
  const plain = text.slice(from, end);
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(plain)) return end;
  const cut = end === text.length && plain !== '' && ['true', 'false', 'null'].some((word) => word.startsWith(plain));
  return cut || (end === text.length && /^-?\d*(?:\.|\.?\d*[eE][+-]?)?$/.test(plain)) ? -end - 1 : -from - 1;
}

/**
 * Finds the place at which `JSON.parse` refused a text (its own message names none for some mistakes, and differs from
 * one version to the next). Null for a text that is JSON.
 */
export function jsonErrorOf(text: string): JsonError | null {
  const closers: string[] = [];
  let at = afterSpace(text, 0);
  let expect: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'separator' = 'value';
  for (;;) {
    const char = text[at];
    if (expect === 'separator' && closers.length === 0) return char === undefined ? null : errorAt(text, at);
    if (char === undefined) return errorAt(text, at);
    let next = at + 1;
    if ((expect === 'valueOrEnd' || expect === 'keyOrEnd' || expect === 'separator') && char === closers.at(-1)) {
      closers.pop();
      expect = 'separator';
    } else if (expect === 'separator') {
      if (char !== ',') return errorAt(text, at);
      expect = closers.at(-1) === '}' ? 'key' : 'value';
    } else if (expect === 'key' || expect === 'keyOrEnd') {
      next = char === '"' ? afterString(text, at) : -at - 1;
      if (next < 0) return errorAt(text, -next - 1);
      next = afterSpace(text, next);
      if (text[next] !== ':') return errorAt(text, next);
      next += 1;
      expect = 'value';
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      expect = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else {
      next = char === '"' ? afterString(text, at) : afterPlain(text, at);
      if (next < 0) return errorAt(text, -next - 1);
      expect = 'separator';
    }
    at = afterSpace(text, next);
  }
}

function errorAt(text: string, at: number): JsonError {
  if (at >= text.length) return { at: text.length, found: null };
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { at, found: char < ' ' ? JSON.stringify(char).slice(1, -1) : char };
}
