import type { BoardFilter, ClockRow, TicketRow } from '../../../app/ports/index.ts';

// What a board may be filtered by. State, verdict, measure and priority have few values, and go with the due instant (what
// is broken is due first, the least urgent last): together they are the clock's kind, and a board is merged from the kinds
// that are wanted, each in its order. All else has many values: facets.

/** A letter for each thing: short, for each open clock carries them all. */
const LETTERS = {
  customer: 'c',
  service: 's',
  team: 't',
  assignee: 'a',
  agreement: 'g',
  target: 'x',
} as const;
const ASSIGNED = 'd';
const UNASSIGNED = 'u';

export function facetsOf(clock: ClockRow, ticket: TicketRow): readonly string[] {
  const values = { ...ticket, agreement: clock.agreement, target: clock.target };
  const facets = Object.entries(LETTERS).flatMap(([name, letter]) => {
    const value = values[name as keyof typeof LETTERS];
    return value === null ? [] : [letter + value];
  });
  return [...facets, ticket.assignee === null ? UNASSIGNED : ASSIGNED];
}

/** Of each of these sets, a clock that is wanted has one at least. */
export function wantedFacets(filter: BoardFilter): readonly (readonly string[])[] {
  const wanted = Object.entries(LETTERS).flatMap(([name, letter]) => {
    const values = filter[name as keyof typeof LETTERS];
    return values === undefined ? [] : [values.map((value) => letter + value)];
  });
  if (filter.unassigned === undefined) return wanted;
  return [...wanted, [filter.unassigned ? UNASSIGNED : ASSIGNED]];
}

/** The priority last, for it may be any text; none is no empty one. */
export function kindOf(clock: ClockRow, ticket: TicketRow): string {
  const priority = clock.priority ?? ticket.priority;
  return `${clock.state}|${clock.verdict}|${clock.measure}|${priority === null ? '' : `=${priority}`}`;
}

/** Does the filter ask for some kinds only? */
export function asksForKinds({ state, verdict, measure, priority }: BoardFilter): boolean {
  return [state, verdict, measure, priority].some((values) => values !== undefined);
}

export function isWantedKind(kind: string, filter: BoardFilter): boolean {
  const [, state = '', verdict = '', measure = '', priority = ''] = /^(.*?)\|(.*?)\|(.*?)\|(.*)$/su.exec(kind) ?? [];
  return (
    has(filter.state, state) &&
    has(filter.verdict, verdict) &&
    has(filter.measure, measure) &&
    (filter.priority === undefined || (priority !== '' && has(filter.priority, priority.slice(1))))
  );
}

function has(values: readonly string[] | undefined, value: string): boolean {
  return values === undefined || values.includes(value);
}

export function verdictOfKind(kind: string): string {
  return kind.split('|', 2)[1] ?? '';
}
