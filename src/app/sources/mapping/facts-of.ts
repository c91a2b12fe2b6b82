import { createHash } from 'node:crypto';
import { END_INSTANT, FIRST_INSTANT, formatInstant, type Instant, parseInstant } from '../../../core/time/index.ts';
import { readDate } from '../../mapping/date-format.ts';
import type { Scalar } from '../../mapping/mapping.ts';
import type { RowProblem } from '../../mapping/problem.ts';
import { mappingProblemText } from '../../mapping/problem-text.ts';
import { kindOf, typed } from '../../mapping/row.ts';
import type { MappedPayload, MappedThing } from '../../ports/index.ts';
import { faultWords, NOTHING, type PayloadProblem } from './fault-words.ts';
import { lineIn, type SourceMapping, type SourceValue } from './source-mapping.ts';

/** An event that a payload gave, as it would have been posted, and where it comes from. */
export interface MappedFact {
  readonly value: { readonly [field: string]: unknown };
  readonly thing: number;
  readonly entry: number;
  /** Its payload does not say when it happened: `time` is the instant of receipt. */
  readonly isTimeOfReceipt: boolean;
}

export interface MappedFacts {
  readonly facts: readonly MappedFact[];
  readonly problems: readonly PayloadProblem[];
  readonly skipped: number;
}

type Read = Extract<MappedPayload, { kind: 'read' }>;

/**
 * The events of a payload that was read by a mapping's plan. Where the mapping gives no id, an event is known by its
 * source, its type and the content of its thing, so that the same content is the same fact whenever it comes.
 * @param source what the events have as `source`
 * @param receivedAt of the payload: when what says nothing of its time is taken to have happened
 */
export function factsOf(mapping: SourceMapping, source: string, receivedAt: Instant, read: Read): MappedFacts {
  const problems: PayloadProblem[] = read.faults.map((fault) => {
    const { entry, field, thing } = fault.place ?? { entry: null, field: 'payload', thing: null };
    return { ...faultWords(fault, field), line: lineIn(mapping, entry, field), entry, thing, pointer: null };
  });
  const facts = read.things.flatMap((thing) =>
    thing.events.flatMap(({ entry, fields }) => {
      const made = factOf({ mapping, source, receivedAt, thing, entry }, fields);
      if (Array.isArray(made)) problems.push(...made);
      return Array.isArray(made) ? [] : [made as MappedFact];
    }),
  );
  if (facts.length === 0 && problems.length === 0 && read.skipped === 0) {
    problems.push({ ...NOTHING, line: null, entry: null, thing: null, pointer: null });
  }
  return { facts, problems, skipped: read.skipped };
}

interface About {
  readonly mapping: SourceMapping;
  readonly source: string;
  readonly receivedAt: Instant;
  readonly thing: MappedThing;
  readonly entry: number;
}

function factOf(about: About, fields: { readonly [name: string]: unknown }): MappedFact | readonly PayloadProblem[] {
  const { mapping, source, receivedAt, thing, entry } = about;
  const problems: PayloadProblem[] = [];
  const given = givenBy(about, fields, problems);
  const found = asText(given.get('type') ?? '');
  const type = typeof found === 'string' ? found : '';
  const data = dataOf(about, type, given, problems);
  const time = given.get('time');
  const at = time === undefined ? receivedAt : instantOf(time, mapping);
  if (at === null) problems.push(problemOf(badDate('time', time, mapping), about, 'time'));
  if (problems.length > 0 || at === null) return problems;
  const textOf = (name: string) => (given.has(name) ? { [name]: asText(given.get(name)) } : {});
  const value = {
    specversion: '1.0',
    id: given.has('id') ? asText(given.get('id')) : idOf(source, type, thing.digest, nthOfType(mapping, entry)),
    source,
    type: found,
    ...textOf('subject'),
    time: formatInstant(at),
    ...textOf('sequence'),
    data,
  };
  return { value, thing: thing.thing, entry, isTimeOfReceipt: time === undefined };
}

/** What each field of the entry stands for; those of nothing are left out. */
function givenBy(
  about: About,
  fields: { readonly [name: string]: unknown },
  problems: PayloadProblem[],
): ReadonlyMap<string, unknown> {
  const { mapping, entry } = about;
  const given = new Map<string, unknown>();
  for (const [name, from] of mapping.events[entry]?.fields ?? []) {
    const meant = meantBy(from, fields[name], mapping.missing, name);
    if (meant instanceof Unlisted) problems.push(problemOf(meant.problem, about, name));
    else if (meant !== null) given.set(name, meant);
  }
  return given;
}

function dataOf(about: About, type: string, given: ReadonlyMap<string, unknown>, problems: PayloadProblem[]): unknown {
  const all = given.get('data');
  // What is no map of fields is for the parser of events to refuse.
  if (all !== undefined && (typeof all !== 'object' || Array.isArray(all))) return all;
  const fields = [
    ...Object.entries(all ?? {}).map(([field, value]) => ['data', field, value] as const),
    ...[...given].flatMap(([name, value]) =>
      name.startsWith(DATA) ? [[name, name.slice(DATA.length), value] as const] : [],
    ),
  ];
  const data: [string, unknown][] = [];
  for (const [name, field, value] of fields) {
    if (value === null) continue;
    const held = heldBy(type, field, value, about.mapping);
    if ('problem' in held) problems.push(problemOf(held.problem, about, name));
    else data.push([field, held.value]);
  }
  return Object.fromEntries(data);
}

const DATA = 'data.';

/** How manieth entry of its type an entry is: one thing may be two events of one type. */
function nthOfType({ events }: SourceMapping, entry: number): number {
  const typeOf = (index: number) => {
    const type = events[index]?.fields.get('type');
    return type?.kind === 'constant' ? type.value : null;
  };
  let nth = 0;
  for (let index = 0; index < entry; index += 1) if (typeOf(index) === typeOf(entry)) nth += 1;
  return nth;
}

function idOf(source: string, type: string, digest: string, nth: number): string {
  const parts = nth === 0 ? [source, type, digest] : [source, type, digest, nth];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A value that the mapping says nothing of. */
class Unlisted {
  readonly problem: RowProblem;

  constructor(column: string, found: string) {
    this.problem = { kind: 'unknownValue', column, found: found.slice(0, 100) };
  }
}

/** What a value stands for; null: nothing. */
function meantBy(from: SourceValue, found: unknown, missing: ReadonlySet<string>, name: string): unknown | Unlisted {
  if (from.kind === 'constant') return from.value;
  if (found === undefined || found === null) return null;
  if (Array.isArray(found)) {
    const items = found.map((item) => meantBy(from, item, missing, name));
    return items.find((item) => item instanceof Unlisted) ?? items.filter((item) => item !== null);
  }
  if (typeof found === 'object') return found;
  const text = String(found);
  if (missing.has(text.trim())) return null;
  if (from.values === null) return from.prefix === '' ? found : from.prefix + text;
  const listed = from.values.get(text);
  if (listed !== undefined) return typeof listed === 'string' ? from.prefix + listed : listed;
  if (from.otherwise === 'leaveOut') return null;
  if (from.otherwise === 'keep') return from.prefix === '' ? found : from.prefix + text;
  return new Unlisted(name, text);
}

/** A value as its field holds it. What no field of this kind could hold stays as it is: the parser of events says so. */
function heldBy(
  type: string,
  field: string,
  value: unknown,
  mapping: SourceMapping,
): { readonly value: unknown } | { readonly problem: RowProblem } {
  const kind = kindOf(type, field);
  if (kind === 'instant') {
    const at = instantOf(value, mapping);
    return at === null ? { problem: badDate(`data.${field}`, value, mapping) } : { value: formatInstant(at) };
  }
  if (Array.isArray(value) || typeof value === 'object') {
    return { value: kind === 'texts' && Array.isArray(value) ? value.map(asText) : value };
  }
  if (kind !== 'flag' && kind !== 'number' && kind !== 'texts' && kind !== undefined) return { value: String(value) };
  const held = typed(kind, value as Scalar);
  if (held !== null || (kind !== 'flag' && kind !== 'number')) return { value: held };
  return { problem: { kind: 'badValue', column: `data.${field}`, found: String(value).slice(0, 100), expected: kind } };
}

/** Numbers and the like as texts; what is no text stays what it is, for the parser of events to refuse. */
function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** As many seconds since 1970 lie five thousand years ahead: so large a number counts milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000;

function instantOf(value: unknown, { dates, timeZone }: SourceMapping): Instant | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  if (dates !== null) return readDate(text, dates, timeZone, { skipped: 0, twice: 0 });
  if (!/^-?\d+(\.\d+)?$/.test(text)) return parseInstant(text);
  const number = Number(text);
  const at = Math.round(Math.abs(number) >= MILLISECONDS_FROM ? number : number * 1000);
  return at >= FIRST_INSTANT && at < END_INSTANT ? at : null;
}

function badDate(column: string, found: unknown, { dates }: SourceMapping): RowProblem {
  const formats = dates?.map(({ text }) => text) ?? ['2026-03-12T08:00:00Z', '1773302400', '1773302400000'];
  const shown = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return { kind: 'badDate', column, found: shown.slice(0, 100), formats };
}

function problemOf(problem: RowProblem, { mapping, thing, entry }: About, name: string): PayloadProblem {
  const { code, level, message, help } = mappingProblemText(problem);
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1').replace('.', '/')}`;
  return { code, level, message, help, line: lineIn(mapping, entry, name), entry, thing: thing.thing, pointer };
}
