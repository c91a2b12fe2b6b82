import { nearestName } from '../../core/event/index.ts';
import type { Located, LocatedMap, SourceText } from '../../language/index.ts';
import { type ChangeEvent, type DatedEvent, type Mapping, STATES, type StatusMeaning } from './mapping.ts';
import { datesOf, missingOf, type ReadText, readMappingText, zoneOf } from './mapping-text.ts';
import { choiceAt, entryAt, mapOf, onlyKeys, type Tell, textAt, textOf } from './node.ts';
import { eventTypeOf, fieldsOf } from './read-fields.ts';

const KEYS = [
  'mapping',
  'source',
  'table',
  'timeZone',
  'dates',
  'rows',
  'ticket',
  'at',
  'order',
  'events',
  'status',
  'changes',
];

/**
 * Reads a mapping file (YAML): how an exported table is read as events. All mistakes are told at once, with line, column
 * and a way out. docs/guides/import-csv.md describes the keys.
 */
export function readMapping(source: SourceText): ReadText<Mapping> {
  return readMappingText(source, mappingOf);
}

function mappingOf(root: Located, tell: Tell): Mapping | null {
  const map = mapOf(root, 'mapping', tell);
  if (map === null) return null;
  onlyKeys(map, KEYS, tell);
  choiceAt(map, 'mapping', ['1'], tell);
  entryAt(map, 'mapping', true, tell);
  const rows = choiceAt(map, 'rows', ['updates', 'tickets'], tell);
  entryAt(map, 'rows', true, tell);
  const events = eventsOf(map, tell);
  if (!events.some((event) => event.type === 'ticket.opened')) tell({ kind: 'noOpening' }, map.place.from);
  return {
    source: textAt(map, 'source', true, tell) ?? '',
    ...tableOf(map, tell),
    timeZone: zoneOf(entryAt(map, 'timeZone', true, tell), tell),
    dates: datesOf(entryAt(map, 'dates', false, tell), ['iso'], tell),
    rows,
    ticket: ticketOf(map, tell),
    at: rows === 'updates' ? textAt(map, 'at', true, tell) : null,
    order: rows === 'updates' ? textAt(map, 'order', false, tell) : null,
    events,
    status: rows === 'updates' ? statusOf(map, tell) : null,
    changes: rows === 'updates' ? changesOf(map, tell) : [],
  };
}

function tableOf(map: LocatedMap, tell: Tell): Pick<Mapping, 'table' | 'missing'> {
  const entry = entryAt(map, 'table', false, tell);
  const table = entry === null ? null : mapOf(entry.value, 'table', tell);
  if (table === null) return { table: { delimiter: null, encoding: 'utf-8' }, missing: new Set(['']) };
  onlyKeys(table, ['delimiter', 'encoding', 'missing'], tell);
  const encoding = choiceAt(table, 'encoding', ['utf-8', 'latin1', 'windows-1252'], tell);
  return {
    table: {
      delimiter: textAt(table, 'delimiter', false, tell),
      encoding: encoding === 'utf-8' ? 'utf-8' : 'windows-1252',
    },
    missing: missingOf(entryAt(table, 'missing', false, tell), tell),
  };
}

function ticketOf(map: LocatedMap, tell: Tell): Mapping['ticket'] {
  const entry = entryAt(map, 'ticket', true, tell);
  if (entry === null) return { column: '', prefix: '' };
  if (entry.value.kind !== 'map') return { column: textOf(entry.value, 'ticket', tell) ?? '', prefix: '' };
  onlyKeys(entry.value, ['column', 'prefix'], tell);
  return {
    column: textAt(entry.value, 'column', true, tell) ?? '',
    prefix: textAt(entry.value, 'prefix', false, tell) ?? '',
  };
}

/** `events`: by name; the name is the type unless `event` says another, so that one type can stand several times. */
function eventsOf(map: LocatedMap, tell: Tell): readonly DatedEvent[] {
  const entry = entryAt(map, 'events', true, tell);
  const events = entry === null ? null : mapOf(entry.value, 'events', tell);
  return (events?.entries ?? []).flatMap(({ key, keyPlace, value }) => {
    const event = mapOf(value, key, tell);
    if (event === null) return [];
    onlyKeys(event, ['event', 'at', 'from', 'data'], tell);
    const type = eventTypeOf(textAt(event, 'event', false, tell) ?? key, keyPlace.from, tell);
    return [
      {
        type,
        at: textAt(event, 'at', true, tell) ?? '',
        from: choiceAt(event, 'from', ['first', 'last'], tell),
        data: fieldsOf(entryAt(event, 'data', false, tell), type, tell),
      },
    ];
  });
}

/** `changes`: by column; several events of one column are written as `column 2: { column: … }`. */
function changesOf(map: LocatedMap, tell: Tell): readonly ChangeEvent[] {
  const entry = entryAt(map, 'changes', false, tell);
  const changes = entry === null ? null : mapOf(entry.value, 'changes', tell);
  return (changes?.entries ?? []).flatMap(({ key, keyPlace, value }) => {
    const change = mapOf(value, key, tell);
    if (change === null) return [];
    onlyKeys(change, ['column', 'event', 'data'], tell);
    const type = eventTypeOf(textAt(change, 'event', true, tell) ?? 'updated', keyPlace.from, tell);
    return [
      {
        column: textAt(change, 'column', false, tell) ?? key,
        type,
        data: fieldsOf(entryAt(change, 'data', false, tell), type, tell),
      },
    ];
  });
}

function statusOf(map: LocatedMap, tell: Tell): Mapping['status'] {
  const entry = entryAt(map, 'status', false, tell);
  const status = entry === null ? null : mapOf(entry.value, 'status', tell);
  if (status === null) return null;
  onlyKeys(status, ['column', 'values'], tell);
  const values = entryAt(status, 'values', true, tell);
  const meanings = values === null ? null : mapOf(values.value, 'values', tell);
  return {
    column: textAt(status, 'column', true, tell) ?? '',
    values: new Map((meanings?.entries ?? []).map(({ key, value }) => [key, meaningOf(value, tell)])),
  };
}

/** `open`, `resolved` …; `{ paused: waitingCustomer }`; `{ state: open, event: workStarted }`. */
function meaningOf(node: Located, tell: Tell): StatusMeaning {
  if (node.kind !== 'map') {
    const found = textOf(node, 'values', tell);
    return { state: stateOf(found ?? 'open', node.place.from, tell), reason: null, event: null };
  }
  onlyKeys(node, ['paused', 'state', 'event'], tell);
  const reason = textAt(node, 'paused', false, tell);
  const state = entryAt(node, 'state', reason === null, tell);
  const event = textAt(node, 'event', false, tell);
  return {
    state:
      reason !== null
        ? 'paused'
        : stateOf(state === null ? 'open' : (textOf(state.value, 'state', tell) ?? 'open'), node.place.from, tell),
    reason,
    event: event === null ? null : eventTypeOf(event, node.place.from, tell),
  };
}

function stateOf(found: string, at: number, tell: Tell): StatusMeaning['state'] {
  const state = STATES.find((each) => each === found);
  if (state === undefined)
    tell({ kind: 'unknownChoice', key: 'status', found, choices: STATES, nearest: nearestName(found, STATES) }, at);
  return state ?? 'same';
}
