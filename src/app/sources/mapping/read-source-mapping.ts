import { isKnownType, nearestType } from '../../../core/event/index.ts';
import {
  type Located,
  type LocatedEntry,
  type LocatedMap,
  lineAndColumn,
  type SourceText,
} from '../../../language/index.ts';
import { scopeOfType } from '../../live/decided-types.ts';
import { datesOf, missingOf, type ReadText, readMappingText, zoneOf } from '../../mapping/mapping-text.ts';
import { choiceAt, entryAt, mapOf, onlyKeys, type Tell, textAt, textOf } from '../../mapping/node.ts';
import { scalarOf, tellOddField } from '../../mapping/read-fields.ts';
import { expressionProblems } from './expression.ts';
import type { Computed, SourceEvent, SourceMapping, SourceValue } from './source-mapping.ts';

const KEYS = ['mapping', 'format', 'timeZone', 'dates', 'missing', 'each', 'skip', 'events'];
const EVENT_KEYS = ['type', 'when', 'id', 'subject', 'time', 'sequence', 'data'];
const VALUE_KEYS = ['from', 'values', 'otherwise', 'prefix', 'value'];
/** As long as one expression may be, in characters. */
const LONGEST = 4_000;
const MOST_EVENTS = 50;

/** What the parts of one text share. */
interface Reading {
  readonly source: SourceText;
  readonly tell: Tell;
}

/**
 * Reads a mapping of payloads (YAML or JSON): which things are in a payload, and which events each of them is. All
 * mistakes are told at once, with line, column and a way out. docs/guides/sources.md describes the keys.
 */
export function readSourceMapping(source: SourceText): ReadText<SourceMapping> {
  return readMappingText(source, (root, tell) => mappingOf(root, { source, tell }));
}

function mappingOf(root: Located, reading: Reading): SourceMapping | null {
  const { tell } = reading;
  const map = mapOf(root, 'mapping', tell);
  if (map === null) return null;
  onlyKeys(map, KEYS, tell);
  choiceAt(map, 'mapping', ['1'], tell);
  entryAt(map, 'mapping', true, tell);
  const dates = entryAt(map, 'dates', false, tell);
  return {
    format: choiceAt(map, 'format', ['json', 'form', 'text'], tell),
    // Dates written in a way of their own seldom name a zone: then it is said here.
    timeZone: zoneOf(entryAt(map, 'timeZone', dates !== null, tell), tell),
    dates: dates === null ? null : datesOf(dates, [], tell),
    missing: missingOf(entryAt(map, 'missing', false, tell), tell),
    each: computedAt(map, 'each', reading),
    skip: computedAt(map, 'skip', reading),
    events: eventsOf(map, reading),
  };
}

function eventsOf(map: LocatedMap, reading: Reading): readonly SourceEvent[] {
  const { tell } = reading;
  const entry = entryAt(map, 'events', true, tell);
  if (entry === null) return [];
  const node = entry.value;
  if (node.kind !== 'list') {
    tell({ kind: 'wrongKind', key: 'events', expected: 'list' }, node.place.from);
    return [];
  }
  if (node.items.length === 0) tell({ kind: 'noEvents' }, entry.keyPlace.from);
  if (node.items.length > MOST_EVENTS) tell({ kind: 'tooManyEvents', most: MOST_EVENTS }, entry.keyPlace.from);
  return node.items.flatMap((item) => eventOf(item, reading) ?? []);
}

function eventOf(node: Located, reading: Reading): SourceEvent | null {
  const { tell } = reading;
  const map = mapOf(node, 'events', tell);
  if (map === null) return null;
  onlyKeys(map, EVENT_KEYS, tell);
  const fields = new Map<string, SourceValue>();
  const put = (name: string, value: SourceValue | null) => {
    if (value !== null) fields.set(name, value);
  };
  const type = entryAt(map, 'type', true, tell);
  const written = type === null ? null : typeOf(type, reading);
  put('type', written);
  for (const name of ['id', 'subject', 'time', 'sequence']) {
    const entry = entryAt(map, name, false, tell);
    if (entry !== null) put(name, sourceValueOf(entry, reading));
  }
  const data = entryAt(map, 'data', false, tell);
  // A JSONata text instead of a map gives all fields at once.
  if (data?.value.kind === 'scalar') put('data', sourceValueOf(data, reading));
  const dataMap = data === null || data.value.kind === 'scalar' ? null : mapOf(data.value, 'data', tell);
  const literal = written?.kind === 'constant' ? String(written.value) : '';
  for (const entry of dataMap?.entries ?? []) {
    tellOddField(entry.key, literal, entry.keyPlace.from, tell);
    put(`data.${entry.key}`, sourceValueOf(entry, reading));
  }
  return { line: lineOf(map.place.from, reading), when: computedAt(map, 'when', reading), fields };
}

/** `outage.started` (or `opened` for `ticket.opened`); `{ from: … }` where the payload says it. */
function typeOf(entry: LocatedEntry, reading: Reading): SourceValue | null {
  if (entry.value.kind === 'map') return sourceValueOf(entry, reading);
  const { tell } = reading;
  const at = entry.value.place.from;
  const name = textOf(entry.value, 'type', tell);
  if (name === null) return null;
  const type = isKnownType(name) || !isKnownType(`ticket.${name}`) ? name : `ticket.${name}`;
  if (!isKnownType(type)) tell({ kind: 'unknownType', type: name, nearest: nearestType(type) }, at);
  else if (scopeOfType(type) !== null) tell({ kind: 'decidedType', type }, at);
  return { kind: 'constant', value: type, line: lineOf(at, reading) };
}

/** JSONata; `{ from, values, otherwise, prefix }`; `{ value }` for a constant. */
function sourceValueOf({ key, value: node }: LocatedEntry, reading: Reading): SourceValue | null {
  const { tell } = reading;
  if (node.kind !== 'map') {
    const computed = computedOf(node, key, reading);
    return computed === null ? null : { kind: 'from', ...computed, values: null, otherwise: 'keep', prefix: '' };
  }
  onlyKeys(node, VALUE_KEYS, tell);
  const constant = entryAt(node, 'value', false, tell);
  if (constant !== null) {
    const value = scalarOf(constant.value);
    if (value === null) tell({ kind: 'wrongKind', key: 'value', expected: 'text' }, constant.value.place.from);
    return value === null ? null : { kind: 'constant', value, line: lineOf(constant.value.place.from, reading) };
  }
  entryAt(node, 'from', true, tell);
  const from = computedAt(node, 'from', reading);
  const entries = entryAt(node, 'values', false, tell);
  const map = entries === null ? null : mapOf(entries.value, 'values', tell);
  const values = map === null ? null : new Map(map.entries.map((each) => [each.key, scalarOf(each.value)] as const));
  const choices =
    values === null ? (['keep', 'refuse', 'leaveOut'] as const) : (['refuse', 'keep', 'leaveOut'] as const);
  const otherwise = choiceAt(node, 'otherwise', [...choices], tell);
  const prefix = textAt(node, 'prefix', false, tell) ?? '';
  return from === null ? null : { kind: 'from', ...from, values, otherwise, prefix };
}

function computedAt(map: LocatedMap, key: string, reading: Reading): Computed | null {
  const entry = entryAt(map, key, false, reading.tell);
  return entry === null ? null : computedOf(entry.value, key, reading);
}

function computedOf(node: Located, key: string, reading: Reading): Computed | null {
  const { tell, source } = reading;
  const expression = textOf(node, key, tell);
  if (expression === null) return null;
  const { from, to } = node.place;
  if (expression.length > LONGEST) {
    tell({ kind: 'tooLong', key, most: LONGEST }, from);
    return null;
  }
  // Where the text stands as it was written, its mistakes have a place within it.
  const begins = source.text.slice(from, to).indexOf(expression);
  for (const { position, ...problem } of expressionProblems(expression)) {
    tell(problem, begins < 0 ? from : from + begins + Math.max(0, Math.min(position, expression.length) - 1));
  }
  return { expression, line: lineOf(from, reading) };
}

function lineOf(at: number, { source }: Reading): number {
  return lineAndColumn(source, at).line;
}
