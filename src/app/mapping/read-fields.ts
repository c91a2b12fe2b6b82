import { EVENT_SHAPES, isKnownType, nearestName, nearestType } from '../../core/event/index.ts';
import type { Located, LocatedEntry } from '../../language/index.ts';
import type { MappedField, MappedValue, Scalar } from './mapping.ts';
import { choiceAt, entryAt, mapOf, onlyKeys, type Tell, textAt, textOf } from './node.ts';

/** The type of event a short name stands for (`opened` is `ticket.opened`); what is none is told and kept. */
export function eventTypeOf(name: string, at: number, tell: Tell): string {
  const type = isKnownType(name) ? name : `ticket.${name}`;
  if (!isKnownType(type) || !(type.startsWith('ticket.') || type === 'work.recorded')) {
    const nearest = nearestType(type);
    tell({ kind: 'unknownEvent', type: name, nearest: nearest?.replace(/^ticket\./, '') ?? null }, at);
  }
  return type;
}

/** The fields under `data`: each a column's name, `{ column, values, otherwise }`, or `{ value }` for a constant. */
export function fieldsOf(entry: LocatedEntry | null, type: string, tell: Tell): readonly MappedField[] {
  const map = entry === null ? null : mapOf(entry.value, 'data', tell);
  return (map?.entries ?? []).flatMap(({ key, keyPlace, value: node }) => {
    tellOddField(key, type, keyPlace.from, tell);
    const value = mappedValueOf(node, key, tell);
    return value === null ? [] : [{ name: key, value }];
  });
}

/** Fields nobody knows are kept; one that is almost a known one is probably mistyped. */
export function tellOddField(field: string, type: string, at: number, tell: Tell): void {
  const known = EVENT_SHAPES.get(type)?.fields;
  if (known === undefined || known.has(field)) return;
  const nearest = nearestName(field, known.keys());
  if (nearest !== null) tell({ kind: 'oddField', field, nearest }, at);
}

function mappedValueOf(node: Located, key: string, tell: Tell): MappedValue | null {
  if (node.kind !== 'map') {
    const column = textOf(node, key, tell);
    return column === null ? null : { kind: 'column', column, values: null, otherwise: 'keep' };
  }
  onlyKeys(node, ['column', 'values', 'otherwise', 'value'], tell);
  const constant = entryAt(node, 'value', false, tell);
  if (constant !== null) {
    const value = scalarOf(constant.value);
    if (value === null) tell({ kind: 'wrongKind', key: 'value', expected: 'text' }, constant.value.place.from);
    return value === null ? null : { kind: 'constant', value };
  }
  const column = textAt(node, 'column', true, tell);
  const entries = entryAt(node, 'values', false, tell);
  const map = entries === null ? null : mapOf(entries.value, 'values', tell);
  const values = map === null ? null : new Map(map.entries.map((each) => [each.key, scalarOf(each.value)] as const));
  const otherwise = choiceAt(
    node,
    'otherwise',
    values === null ? ['keep', 'refuse', 'leaveOut'] : ['refuse', 'keep', 'leaveOut'],
    tell,
  );
  return column === null ? null : { kind: 'column', column, values, otherwise };
}

/** A constant as it was written; null: nothing, or more than one value. */
export function scalarOf(node: Located): Scalar | null {
  return node.kind === 'scalar' ? node.value : null;
}
