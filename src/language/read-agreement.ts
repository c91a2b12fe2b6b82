import type { Agreement } from '../core/agreement/index.ts';
import type { HolidaySource } from '../core/calendar/index.ts';
import { type Diagnostic, diagnosticsOf, hasErrors } from './diagnostics/diagnostic.ts';
import type { Problem } from './diagnostics/problem.ts';
import {
  AGREEMENT,
  FORMAT_VERSION,
  OWN_KEYS,
  type PartAgreement,
  type PlainAgreement,
} from './grammar/agreement-shape.ts';
import { loweredAgreement } from './lower/agreement.ts';
import { contextOf } from './meaning/context.ts';
import { readMeaning } from './meaning/read-meaning.ts';
import { referenceProblems } from './meaning/references.ts';
import { readShape } from './shape/read-shape.ts';
import type { PlainValue, Reading } from './shape/reading.ts';
import { withBases } from './source/bases.ts';
import { entryOf, type LocatedMap, type Path, placeOf } from './source/located.ts';
import { parseText } from './source/parse.ts';

export interface ReadOptions {
  /** Under which messages speak of the text. */
  readonly file: string;
  /** The text of a base such as `templates/msp-standard@1`; null when there is none. Without it no base is known. */
  readonly resolve?: (ref: string) => string | null;
  /** Public holidays of countries other than France; without it their codes are an error. */
  readonly holidays?: HolidaySource;
}

/** What a text says. */
export interface AgreementReading {
  /** Null if and only if a diagnostic is an error. */
  readonly agreement: Agreement | null;
  /** All of them, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** Canonical and whole: bases taken in (`basedOn` names the nearest), shorthands written out. Null with `agreement`. */
  readonly plain: PlainAgreement | null;
  /** Where each value of `plain` stands: its file and offset. Null when the text could not be read at all. */
  readonly root: LocatedMap | null;
}

/**
 * Reads one agreement version from YAML 1.2 or JSON (FORMAT section 1). Never throws and never stops at the first
 * mistake; bad input, however hostile, ends in diagnostics.
 */
export function readAgreement(text: string, options: ReadOptions): AgreementReading {
  const problems: Problem[] = [];
  const root = rootOf(text, options, problems);
  if (root === null) return { agreement: null, diagnostics: diagnosticsOf(problems), plain: null, root: null };
  const refs: Reading['refs'] = [];
  const unread: Reading['unread'] = [];
  const keyPlace = (path: Path) => placeOf(root, path, 'key');
  const firstDay = textAt(root, 'effective');
  const read = readShape(root, AGREEMENT.form, [], { problems, refs, unread, partial: false, firstDay, keyPlace });
  const part = canonicalTop(read as { readonly [key: string]: PlainValue });
  problems.push(...referenceProblems(root, refs));
  const calendars = readMeaning(contextOf(root, part, { refs, unread }, problems), options.holidays);
  const diagnostics = diagnosticsOf(problems);
  if (hasErrors(diagnostics)) return { agreement: null, diagnostics, plain: null, root };
  const plain = part as PlainAgreement;
  return { agreement: loweredAgreement(plain, calendars), diagnostics, plain, root };
}

function textAt(root: LocatedMap, key: string): string | null {
  const value = entryOf(root, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/** The text and all it is built on, or null when there is nothing to go on with. */
function rootOf(text: string, options: ReadOptions, problems: Problem[]): LocatedMap | null {
  const source = { file: options.file, text };
  const parsed = parseText(source);
  problems.push(...parsed.problems);
  if (parsed.root === null) return null;
  if (parsed.root.kind !== 'map') {
    const facts = {
      key: options.file,
      expected: '@map',
      found: parsed.root.kind === 'list' ? '@list' : '@text',
      example: `leeway: ${FORMAT_VERSION}`,
    };
    problems.push({ name: 'wrongKind', place: parsed.root.place, facts });
    return null;
  }
  const format = entryOf(parsed.root, 'leeway')?.value;
  if (format?.kind === 'scalar' && typeof format.value === 'number' && format.value !== FORMAT_VERSION) {
    problems.push({
      name: 'wrongFormatVersion',
      place: format.place,
      facts: { value: format.raw, known: String(FORMAT_VERSION) },
    });
    return null;
  }
  return withBases(parsed.root, { resolve: options.resolve ?? (() => null), ownKeys: OWN_KEYS }, problems);
}

/** `extends` has been carried out: the canonical value names the base as `basedOn`, and keeps the order of keys. */
function canonicalTop(read: { readonly [key: string]: PlainValue }): PartAgreement {
  const { extends: base, ...rest } = read;
  if (base === undefined) return rest as PartAgreement;
  const values: { readonly [key: string]: PlainValue } = { ...rest, basedOn: base };
  const keys = AGREEMENT.form.kind === 'record' ? Object.keys(AGREEMENT.form.fields) : [];
  return Object.fromEntries(
    keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  ) as PartAgreement;
}
