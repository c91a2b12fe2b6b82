import { type Document, isMap, isScalar, isSeq, parseDocument, type Scalar, stringify } from 'yaml';
import { type Diagnostic, diagnosticsOf } from '../diagnostics/diagnostic.ts';
import type { PlainValue } from '../shape/reading.ts';
import type { Path } from '../source/located.ts';
import { parseText } from '../source/parse.ts';

export type Edited =
  | { readonly kind: 'text'; readonly text: string }
  /** The text itself cannot be read. */
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }
  /** The path leads through a single value or beyond a list; `at` is how many steps could be gone. */
  | { readonly kind: 'noSuchPlace'; readonly at: number };

/**
 * The text with one value changed, added, or (`undefined`) removed; comments and order stay. A single value that
 * replaces another is exchanged in place, so that every other byte stays as it was; otherwise the nearest lines are
 * laid out again. What the new text then says is for `readAgreement` to judge.
 */
export function editAgreement(text: string, at: Path, value: PlainValue | undefined, file = 'agreement'): Edited {
  const parsed = parseText({ file, text });
  if (parsed.root === null || parsed.problems.length > 0) {
    return { kind: 'unreadable', diagnostics: diagnosticsOf(parsed.problems) };
  }
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false });
  const path = keysOf(document, at);
  const gone = stepsGone(document, path);
  if (gone < path.length - 1 || path.length === 0) return { kind: 'noSuchPlace', at: gone };
  const before: unknown = document.getIn(path, true);
  if (value !== undefined && !(typeof value === 'object' && value !== null) && isScalar(before) && before.range) {
    const [from, to] = before.range;
    if (to > from && before.type !== 'BLOCK_LITERAL' && before.type !== 'BLOCK_FOLDED') {
      return { kind: 'text', text: `${text.slice(0, from)}${inFlow(value)}${text.slice(to)}` };
    }
  }
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  return { kind: 'text', text: document.toString({ lineWidth: 0 }) };
}

/** The path by the keys as YAML has them: an id written as a number is a number there. */
function keysOf(document: Document.Parsed, path: Path): readonly unknown[] {
  let node: unknown = document.contents;
  return path.map((step) => {
    const map = node;
    const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && textOfKey(key) === step) : undefined;
    const key: unknown = pair !== undefined && isScalar(pair.key) ? pair.key.value : step;
    node = isMap(map) || isSeq(map) ? map.get(key, true) : undefined;
    return key;
  });
}

function textOfKey(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** How many steps of a path lead to collections that can hold the next one. */
function stepsGone(document: Document.Parsed, path: readonly unknown[]): number {
  let node: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    const fits = isMap(node)
      ? typeof step !== 'object'
      : isSeq(node) && typeof step === 'number' && step <= node.items.length;
    if (!fits) return index - 1;
    node = (node as { readonly get: (key: unknown, keep: boolean) => unknown }).get(step, true);
    if (node === undefined) return index;
  }
  return path.length;
}

/** A single value as it may stand anywhere, also inside braces. */
function inFlow(value: PlainValue): string {
  const printed = stringify([value], {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    collectionStyle: 'flow',
    defaultStringType: 'PLAIN',
  });
  return printed
    .trim()
    .replace(/^\[\s?/, '')
    .replace(/\s?\]$/, '');
}
