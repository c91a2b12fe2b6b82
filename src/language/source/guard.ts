import { CST, Lexer, Parser } from 'yaml';
import type { Problem } from '../diagnostics/problem.ts';
import type { SourceText } from './located.ts';

/** Nested collections allowed in a text. */
export const MAX_DEPTH = 64;
/** UTF-8 bytes allowed in a text. */
export const MAX_BYTES = 512_000;
/** Values and collections allowed in a text. */
export const MAX_NODES = 100_000;

/** The tokens of a text that is safe to compose, or why it is not. */
export type Guarded =
  | { readonly kind: 'tokens'; readonly tokens: readonly CST.Token[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

// INVARIANT(guard): nothing is composed before its depth, size and number of nodes are known to be harmless. The
// composer of the YAML library recurses, and three texts of a thousand nested brackets end the whole process in a way
// that no `catch` and no worker thread contains. Its parser keeps its nesting on a plain stack, so the depth can be
// watched token by token, and the first bracket too many ends the reading.

/** Takes a text apart into tokens, refusing what could harm the reader: size, depth, nodes, aliases, anchors, tags. */
export function guardText(source: SourceText): Guarded {
  const early = sizeProblem(source) ?? characterProblem(source);
  if (early !== null) return { kind: 'refused', problems: [early] };
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const problems: Problem[] = [];
  let nodes = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    const offset = parser.offset;
    const type = CST.tokenType(lexeme);
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (collectionsOpen(parser.stack) > MAX_DEPTH) {
      return refused(problems, problem(source, 'tooDeep', offset, lexeme.length, { limit: MAX_DEPTH }));
    }
    if (type !== null && NODE_TOKENS.has(type)) nodes += 1;
    if (nodes > MAX_NODES) {
      return refused(problems, problem(source, 'tooManyNodes', offset, lexeme.length, { limit: MAX_NODES }));
    }
    if (problems.length < 20 && type !== null) {
      const name = FORBIDDEN_TOKENS[type];
      if (name !== undefined) problems.push(problem(source, name, offset, lexeme.length, { text: lexeme }));
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'tokens', tokens };
}

const NODE_TOKENS: ReadonlySet<string> = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'block-scalar-header',
  'flow-map-start',
  'flow-seq-start',
  'seq-item-ind',
  'map-value-ind',
  'explicit-key-ind',
  'comma',
]);

const FORBIDDEN_TOKENS: { readonly [type: string]: Problem['name'] | undefined } = {
  anchor: 'anchorOrAlias',
  alias: 'anchorOrAlias',
  tag: 'tag',
};

function refused(problems: readonly Problem[], last: Problem): Guarded {
  return { kind: 'refused', problems: [...problems, last] };
}

function problem(
  source: SourceText,
  name: Problem['name'],
  from: number,
  length: number,
  facts: Problem['facts'],
): Problem {
  return { name, place: { source, from, to: from + length }, facts };
}

/** The stack holds one entry for the document and one for each open collection; scalars only pass through. */
function collectionsOpen(stack: readonly CST.Token[]): number {
  if (stack.length <= MAX_DEPTH) return 0;
  return stack.filter((token) => CST.isCollection(token)).length;
}

function sizeProblem(source: SourceText): Problem | null {
  const bytes = utf8Length(source.text);
  if (bytes <= MAX_BYTES) return null;
  return problem(source, 'tooLarge', 0, 0, { bytes, limit: MAX_BYTES });
}

/** A NUL or another control character, a replacement character or half a surrogate pair: the first one. */
function characterProblem(source: SourceText): Problem | null {
  const found =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(
      source.text,
    );
  if (found === null) return null;
  const code = found[0].charCodeAt(0);
  const broken = code >= 0xd800;
  const facts = { character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
  return problem(source, broken ? 'brokenCharacter' : 'controlCharacter', found.index, 1, facts);
}

/** Bytes of a text in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) bytes += 1;
    else bytes += 2;
  }
  return bytes;
}
