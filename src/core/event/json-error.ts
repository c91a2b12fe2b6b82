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
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)))
        return at + 6 > text.length ? -text.length - 1 : -at - 1;
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
  return cut || (end === text.length && /^-?\d*(?:\.|(?:\.\d*)?[eE][+-]?)?$/.test(plain)) ? -end - 1 : -from - 1;
}

/**
 * Finds the place at which `JSON.parse` refused a text (its own message names none for some mistakes, and differs from
 * one version to the next). Null for a text that is JSON.
 */
export function jsonErrorOf(text: string): JsonError | null {
  const state: State = { closers: [], expect: 'value' };
  let at = afterSpace(text, 0);
  while (state.expect !== 'separator' || state.closers.length > 0) {
    if (at >= text.length) return errorAt(text, at);
    const next = afterToken(text, at, state);
    if (next < 0) return errorAt(text, -next - 1);
    at = afterSpace(text, next);
  }
  return at < text.length ? errorAt(text, at) : null;
}

/** What is open, innermost last, by the bracket that closes it; and what must come next. */
interface State {
  readonly closers: ('}' | ']')[];
  expect: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'separator';
}

/** The place after what stands at `at`, or the place of a mistake in it, negative and less one. */
function afterToken(text: string, at: number, state: State): number {
  const { closers, expect } = state;
  if (expect !== 'value' && expect !== 'key' && text[at] === closers.at(-1)) {
    closers.pop();
    state.expect = 'separator';
    return at + 1;
  }
  switch (expect) {
    case 'separator':
      state.expect = closers.at(-1) === '}' ? 'key' : 'value';
      return text[at] === ',' ? at + 1 : -at - 1;
    case 'key':
    case 'keyOrEnd':
      state.expect = 'value';
      return afterKey(text, at);
    default:
      return afterValue(text, at, state);
  }
}

function afterKey(text: string, at: number): number {
  const end = text[at] === '"' ? afterString(text, at) : -at - 1;
  if (end < 0) return end;
  const colon = afterSpace(text, end);
  return text[colon] === ':' ? colon + 1 : -colon - 1;
}

function afterValue(text: string, at: number, state: State): number {
  const char = text[at];
  if (char === '{' || char === '[') {
    state.closers.push(char === '{' ? '}' : ']');
    state.expect = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
    return at + 1;
  }
  state.expect = 'separator';
  return char === '"' ? afterString(text, at) : afterPlain(text, at);
}

function errorAt(text: string, at: number): JsonError {
  if (at >= text.length) return { at: text.length, found: null };
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { at, found: char < ' ' ? JSON.stringify(char).slice(1, -1) : char };
}
