import { pointerPart } from './issues.ts';

/** What is wrong with a text as JSON of ours, and where (a JSON pointer). */
export interface JsonFault {
  readonly kind: 'duplicateKey' | 'forbiddenKey' | 'tooDeep' | 'nul' | 'loneSurrogate';
  readonly pointer: string;
}

const QUOTE = 34;
const BACKSLASH = 92;
const MOST_FAULTS = 100;
/** Keys of one object that are compared one by one; more are looked up. */
const FEW = 12;

/** An object or array that is open. */
interface Level {
  isObject: boolean;
  /** Where the present key's text begins and ends; in an array, `index` counts. */
  keyFrom: number;
  keyTo: number;
  index: number;
  expectsKey: boolean;
  /** The hashes of the keys so far, and beyond a few the keys themselves. */
  readonly hashes: number[];
  readonly from: number[];
  readonly to: number[];
  many: Set<string> | null;
}

/**
 * Looks once through a text that is to be parsed as JSON for what `JSON.parse` does not tell: keys given twice, keys that
 * reach for prototypes, nesting beyond `depth`, NUL and halves of characters in texts. A text that is no JSON at all may
 * have any findings or none; parsing it tells.
 * @returns at most 100; `tooDeep` is the last, for nothing is looked at behind it
 */
export function checkJson(text: string, depth: number): readonly JsonFault[] {
  const faults: JsonFault[] = [];
  const levels: Level[] = [];
  backslash = -1;
  let top = -1;
  let at = 0;
  while (at < text.length && faults.length < MOST_FAULTS) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at + 1);
      const level = levels[top];
      const isKey = top >= 0 && level?.isObject === true && level.expectsKey;
      if (isKey) takeKey(text, at + 1, end, levels, top, faults);
      // A text without a backslash holds no escape; and what came as UTF-8 holds no half characters.
      if (escapes) noteEscapes(text, at + 1, end, levels, top, faults);
      at = end + 1;
      continue;
    }
    if (code === 123 || code === 91) {
      if (top + 1 >= depth) {
        faults.push({ kind: 'tooDeep', pointer: pointerOf(text, levels, top) });
        return faults;
      }
      top += 1;
      open(levels, top, code === 123);
    } else if (code === 125 || code === 93) {
      top = Math.max(-1, top - 1);
    } else if (code === 44) next(levels[top]);
    at += 1;
  }
  return faults;
}

function next(level: Level | undefined): void {
  if (level === undefined) return;
  level.index += 1;
  level.expectsKey = level.isObject;
}

function open(levels: Level[], top: number, isObject: boolean): void {
  const level = levels[top];
  if (level === undefined) {
    levels.push({
      isObject,
      keyFrom: 0,
      keyTo: 0,
      index: 0,
      expectsKey: isObject,
      hashes: [],
      from: [],
      to: [],
      many: null,
    });
    return;
  }
  level.isObject = isObject;
  level.index = 0;
  level.expectsKey = isObject;
  level.hashes.length = 0;
  level.from.length = 0;
  level.to.length = 0;
  level.many = null;
}

/** Whether the string that was last passed holds a backslash, and where the next one stands in the text. */
let escapes = false;
let backslash = -1;

/** The quote that ends a string; looked for natively, for most of a text is strings without any backslash. */
function endOfString(text: string, from: number): number {
  const end = text.indexOf('"', from);
  if (end < 0) return text.length;
  if (backslash < from) backslash = placeOf(text.indexOf('\\', from), text);
  escapes = backslash < end;
  if (!escapes) return end;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

function placeOf(found: number, text: string): number {
  return found < 0 ? text.length : found;
}

function takeKey(text: string, from: number, to: number, levels: Level[], top: number, faults: JsonFault[]): void {
  const level = levels[top] as Level;
  level.expectsKey = false;
  level.keyFrom = from;
  level.keyTo = to;
  const first = escapes ? -1 : text.charCodeAt(from);
  // Only `__proto__`, `constructor`, `prototype` and keys with escapes need a closer look.
  if ((first === 95 || first === 99 || first === 112 || escapes) && FORBIDDEN.has(keyOf(text, from, to))) {
    faults.push({ kind: 'forbiddenKey', pointer: pointerOf(text, levels, top) });
  }
  if (isRepeated(text, from, to, level)) {
    faults.push({ kind: 'duplicateKey', pointer: pointerOf(text, levels, top) });
  }
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function isRepeated(text: string, from: number, to: number, level: Level): boolean {
  if (level.many === null && (escapes || level.hashes.length === FEW)) {
    level.many = new Set(level.from.map((start, index) => keyOf(text, start, level.to[index] as number)));
  }
  if (level.many !== null) {
    const key = keyOf(text, from, to);
    if (level.many.has(key)) return true;
    level.many.add(key);
    return false;
  }
  // Rough, for what it finds alike is compared letter by letter.
  const hash = (to - from) * 0x1000000 + text.charCodeAt(from) * 0x1000 + text.charCodeAt(to - 1);
  for (let index = 0; index < level.hashes.length; index += 1) {
    if (level.hashes[index] !== hash) continue;
    if (text.slice(from, to) === text.slice(level.from[index], level.to[index])) return true;
  }
  level.hashes.push(hash);
  level.from.push(from);
  level.to.push(to);
  return false;
}

function keyOf(text: string, from: number, to: number): string {
  const written = text.slice(from, to);
  if (!written.includes('\\')) return written;
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

function noteEscapes(text: string, from: number, to: number, levels: Level[], top: number, faults: JsonFault[]): void {
  const value = keyOf(text, from, to);
  if (value.includes('\0')) faults.push({ kind: 'nul', pointer: pointerOf(text, levels, top) });
  else if (/[\ud800-\udfff]/u.test(value))
    faults.push({ kind: 'loneSurrogate', pointer: pointerOf(text, levels, top) });
}

function pointerOf(text: string, levels: readonly Level[], top: number): string {
  let pointer = '';
  for (const level of levels.slice(0, top + 1)) {
    if (!level.isObject) pointer += `/${level.index}`;
    else if (level.keyTo > 0) pointer += `/${pointerPart(keyOf(text, level.keyFrom, level.keyTo))}`;
  }
  return pointer.slice(0, 1000);
}
