import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import type { Facts } from '../diagnostics/problem.ts';
import { nearestWord } from '../diagnostics/suggest.ts';
import type { Form } from '../grammar/form.ts';
import { type ScalarName, scalarNamed } from '../grammar/scalar.ts';
import type { LocatedScalar, Path } from '../source/located.ts';
import { exampleOf } from './example.ts';
import { nameOf, type PlainValue, type Reading, UNREADABLE, type Unreadable } from './reading.ts';

/** The canonical value of one scalar by its form. */
export function readScalar(node: LocatedScalar, form: Form, path: Path, reading: Reading): PlainValue | Unreadable {
  const { value } = node;
  const key = nameOf(path);
  const fail = (name: DiagnosticName, facts: Facts): Unreadable => {
    reading.problems.push({ name, place: node.place, facts });
    return UNREADABLE;
  };
  const kind = (expected: string): Unreadable =>
    fail('wrongKind', { key, expected, found: foundOf(node), example: exampleOf(form) });
  switch (form.kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : kind('@flag');
    case 'whole': {
      if (typeof value !== 'number') return kind('@number');
      if (Number.isInteger(value) && value >= form.least && value <= form.most) return value;
      return fail(key === 'leeway' ? 'wrongFormatVersion' : 'badWhole', {
        key,
        value: node.raw,
        least: form.least,
        most: form.most,
        known: form.most,
        example: exampleOf(form),
      });
    }
    case 'decimal': {
      if (typeof value !== 'number') return kind('@number');
      if (value >= form.least && value <= form.most) return value;
      return fail('badDecimal', { key, value: node.raw, least: form.least, most: form.most, example: exampleOf(form) });
    }
    case 'word': {
      if (typeof value === 'string' && form.words.includes(value)) return value;
      if (value === null) return kind('@text');
      return fail('unknownWord', {
        key,
        value: node.raw,
        allowed: form.words,
        suggestion: nearestWord(node.raw, form.words),
      });
    }
    case 'scalar':
      return readSpelling(node, form.scalar, key, fail);
    case 'ref':
    case 'line':
    case 'text':
      return readLine(node, form, key, reading, fail);
    default:
      return kind('@text');
  }
}

type Fail = (name: DiagnosticName, facts: Facts) => Unreadable;

function readSpelling(node: LocatedScalar, name: ScalarName, key: string, fail: Fail): PlainValue | Unreadable {
  const spelling = scalarNamed(name);
  const value = spelling.bare && typeof node.value === 'number' ? node.raw : node.value;
  const facts = { key, value: node.raw, example: spelling.example };
  if (typeof value === 'number' && spelling.unit) return fail('bareNumber', facts);
  if (typeof value === 'number' || typeof value === 'boolean') return fail('needsQuotes', facts);
  if (value === null)
    return fail('wrongKind', { key, expected: '@text', found: '@nothing', example: spelling.example });
  if (spelling.unit && /^\d+(\.\d+)?$/.test(value)) return fail('bareNumber', facts);
  if (!isSpelt(name, value)) return fail(spelling.problem, facts);
  const canonical = spelling.canonical(value);
  return canonical ?? fail(spelling.impossible, facts);
}

const PATTERNS = new Map<string, RegExp>();

/**
 * Does a text match the pattern of a spelling? Classes of letters of all scripts take the engine long to prepare, and
 * nearly every text does without: an ASCII text is held against the same pattern in ASCII.
 */
function isSpelt(name: ScalarName, text: string): boolean {
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const key = ascii ? name : `${name} in all scripts`;
  let pattern = PATTERNS.get(key);
  if (pattern === undefined) {
    const source = scalarNamed(name).pattern;
    pattern = ascii ? new RegExp(asciiOf(source)) : new RegExp(source, 'u');
    PATTERNS.set(key, pattern);
  }
  return pattern.test(text);
}

function asciiOf(pattern: string): string {
  return pattern.replaceAll('\\p{L}', 'A-Za-z').replaceAll('\\p{N}', '0-9').replaceAll('\\p{M}', '');
}

function readLine(node: LocatedScalar, form: Form, key: string, reading: Reading, fail: Fail): PlainValue | Unreadable {
  // A number where a text is meant is the text as it stands: nothing of `007` or `1.10` is lost.
  const value = typeof node.value === 'number' ? node.raw : node.value;
  if (value === null) return fail('wrongKind', { key, expected: '@text', found: '@nothing', example: exampleOf(form) });
  if (typeof value !== 'string') return fail('needsQuotes', { key, value: node.raw });
  if (value.trim() === '') return fail('emptyTextValue', { key });
  if (form.kind === 'ref') reading.refs.push({ to: form.to, id: value, place: node.place });
  return value;
}

function foundOf(node: LocatedScalar): string {
  if (node.value === null) return '@nothing';
  return typeof node.value === 'number' ? '@number' : typeof node.value === 'boolean' ? '@flag' : '@text';
}
