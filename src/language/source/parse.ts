import { Composer, type Document, isMap, isScalar, isSeq, type Node, type YAMLError } from 'yaml';
import type { Problem } from '../diagnostics/problem.ts';
import { guardText } from './guard.ts';
import type { Located, LocatedEntry, LocatedMap, Place, SourceText } from './located.ts';

export interface Parsed {
  /** Null when the text could not be read at all. */
  readonly root: Located | null;
  readonly problems: readonly Problem[];
}

/** A YAML 1.2 or JSON text as values that know their places. Every mistake of writing is a problem; nothing is thrown. */
export function parseText(source: SourceText): Parsed {
  const guarded = guardText(source);
  if (guarded.kind === 'refused') return { root: null, problems: guarded.problems };
  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(guarded.tokens, true, source.text.length)] as readonly Document.Parsed[];
  const problems: Problem[] = documents.flatMap((document) =>
    document.errors.slice(0, 20).map((error) => ({
      name: nameOfError(error),
      place: { source, from: error.pos[0], to: Math.max(error.pos[1], error.pos[0] + 1) },
      facts: {},
    })),
  );
  const [first, second] = documents;
  if (second !== undefined) {
    problems.push({ name: 'severalDocuments', place: placeAt(source, second.range[0], second.range[0]), facts: {} });
  }
  if (first === undefined || first.contents === null || isEmptyScalar(first.contents)) {
    const empty: Problem = { name: 'emptyText', place: { source, from: 0, to: 0 }, facts: {} };
    return { root: null, problems: problems.length > 0 ? problems : [empty] };
  }
  if (problems.length > 0) return { root: null, problems };
  const root = locate(first.contents as Node, source, problems);
  return { root, problems };
}

const YAML_ERRORS: { readonly [code: string]: Problem['name'] | undefined } = {
  TAB_AS_INDENT: 'tabIndent',
  BAD_INDENT: 'badIndent',
  MISSING_CHAR: 'unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'nestedOnOneLine',
  MULTILINE_IMPLICIT_KEY: 'missingColon',
  BAD_DQ_ESCAPE: 'badEscape',
  BAD_SCALAR_START: 'reservedCharacter',
  MULTIPLE_DOCS: 'severalDocuments',
};

/** Brackets that are never closed are told as lines indented too little. */
function nameOfError({ code, message }: YAMLError): Problem['name'] {
  return message.includes('and end with a') ? 'unclosed' : (YAML_ERRORS[code] ?? 'notYaml');
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null && (node.source === undefined || node.source === '');
}

function placeAt(source: SourceText, from: number, to: number): Place {
  return { source, from, to };
}

function placeOfNode(node: Node, source: SourceText): Place {
  const [from, to] = node.range ?? [0, 0];
  return placeAt(source, from, to);
}

function locate(node: Node | null, source: SourceText, problems: Problem[], at = 0): Located {
  if (node === null) return { kind: 'scalar', place: placeAt(source, at, at), value: null, raw: '' };
  const place = placeOfNode(node, source);
  if (isMap(node)) return locateMap(node.items as readonly RawPair[], place, problems);
  if (isSeq(node)) {
    return { kind: 'list', place, items: node.items.map((item) => locate(item as Node, source, problems, place.from)) };
  }
  if (isScalar(node)) {
    const value = node.value;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'scalar', place, value: known ? value : null, raw: node.source ?? String(value ?? '') };
  }
  return { kind: 'scalar', place, value: null, raw: '' };
}

interface RawPair {
  readonly key: Node | null;
  readonly value: Node | null;
}

function locateMap(pairs: readonly RawPair[], place: Place, problems: Problem[]): LocatedMap {
  const { source } = place;
  const entries: LocatedEntry[] = [];
  const seen = new Map<string, Place>();
  for (const pair of pairs) {
    const keyPlace = pair.key === null ? place : placeOfNode(pair.key, source);
    const value = locate(pair.value, source, problems, keyPlace.to);
    if (!isScalar(pair.key) || pair.key.value === null) {
      problems.push({ name: 'keyNotText', place: keyPlace, facts: {} });
      continue;
    }
    const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
    const name = keyProblem(key);
    const earlier = seen.get(key);
    if (name !== null) problems.push({ name, place: keyPlace, facts: { key } });
    else if (earlier !== undefined) {
      problems.push({ name: 'duplicateKey', place: keyPlace, facts: { key }, related: [earlier] });
    } else {
      seen.set(key, keyPlace);
      entries.push({ key, keyPlace, value });
    }
  }
  return { kind: 'map', place, entries };
}

function keyProblem(key: string): Problem['name'] | null {
  if (key === '<<') return 'mergeKey';
  return FORBIDDEN_KEYS.has(key) ? 'forbiddenKey' : null;
}
