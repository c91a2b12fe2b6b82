import type { MappedField, Mapping, Scalar } from './mapping.ts';

/** A type of event that a mapping can yield, with what its fields can hold. */
export interface ProducedEvent {
  readonly type: string;
  /** By field: the values it can take; null: any that the table holds. */
  readonly fields: { readonly [name: string]: readonly Scalar[] | null };
  /** What in the table makes it, for people: a column, or a column and its value. */
  readonly madeBy: readonly string[];
}

/** Every type of event a mapping can yield from any table, in the order of their names. */
export function producedEvents(mapping: Mapping): readonly ProducedEvent[] {
  const found: ProducedEvent[] = [
    ...mapping.events.map((event) => ({ type: event.type, fields: fieldsOf(event.data), madeBy: [event.at] })),
    ...mapping.changes.map((change) => ({ type: change.type, fields: fieldsOf(change.data), madeBy: [change.column] })),
    ...statusEvents(mapping),
  ];
  const byType = new Map<string, ProducedEvent>();
  for (const event of found) {
    const known = byType.get(event.type);
    byType.set(event.type, known === undefined ? event : together(known, event));
  }
  return [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

function fieldsOf(data: readonly MappedField[]): ProducedEvent['fields'] {
  return Object.fromEntries(data.map(({ name, value }) => [name, valuesOf(value)]));
}

function valuesOf(value: MappedField['value']): readonly Scalar[] | null {
  if (value.kind === 'constant') return [value.value];
  if (value.values === null || value.otherwise === 'keep') return null;
  return [...new Set([...value.values.values()].filter((each) => each !== null))];
}

function statusEvents(mapping: Mapping): readonly ProducedEvent[] {
  const { status } = mapping;
  if (status === null) return [];
  const meanings = [...status.values];
  const made = (type: string, of: typeof meanings, fields: ProducedEvent['fields'] = {}): readonly ProducedEvent[] =>
    of.length === 0 ? [] : [{ type, fields, madeBy: of.map(([value]) => `${status.column} ${value}`) }];
  const inState = (...states: readonly string[]) => meanings.filter(([, meaning]) => states.includes(meaning.state));
  const goesOn = inState('open', 'paused');
  return [
    ...inState('paused').flatMap((each) =>
      made('ticket.paused', [each], { reason: each[1].reason === null ? [] : [each[1].reason] }),
    ),
    ...(inState('paused').length > 0 ? made('ticket.resumed', inState('open')) : []),
    ...made('ticket.resolved', inState('resolved')),
    ...made('ticket.closed', inState('closed')),
    ...made('ticket.cancelled', inState('cancelled')),
    ...(inState('resolved', 'closed', 'cancelled').length > 0 ? made('ticket.reopened', goesOn) : []),
    ...meanings.flatMap((each) => (each[1].event === null ? [] : made(each[1].event, [each]))),
  ];
}

function together(a: ProducedEvent, b: ProducedEvent): ProducedEvent {
  const names = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])];
  const fields = names.map((name) => {
    const [one, other] = [a.fields[name], b.fields[name]];
    if (one === null || other === null) return [name, null] as const;
    return [name, [...new Set([...(one ?? []), ...(other ?? [])])]] as const;
  });
  return { type: a.type, fields: Object.fromEntries(fields), madeBy: [...new Set([...a.madeBy, ...b.madeBy])] };
}
