import type { BoardFilter, ClockRow, TicketRow } from '../../../app/ports/index.ts';

// What a board may be filtered by. State, verdict, measure and priority have few values, and go with the due instant (what
// is broken is due first, the least urgent last): together they are the clock's kind, and a board is merged from the kinds
// that are wanted, each in its order. All else has many values: facets.

/**
 * A letter for each thing: short, for each open clock carries them all, each in its place (indexes count on it); the
 * capital letter alone where there is none.
 */
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
  const facets = Object.entries(LETTERS).map(([name, letter]) => {
    const value = values[name as keyof typeof LETTERS];
    return value === null ? letter.toUpperCase() : letter + value;
  });
  if (ticket.assignee === null) return [...facets, UNASSIGNED];
  return [...facets, ASSIGNED, ...(ticket.source === null ? [] : [calledOf(ticket.source, ticket.assignee)])];
}

/** A person by what a source calls him: two sources may call two people alike. */
function calledOf(source: string, assignee: string): string {
  return `m${JSON.stringify([source, assignee])}`;
}

/** Of each of these sets, a clock that is wanted has one at least. @param beside a thing that is seen to otherwise */
export function wantedFacets(filter: BoardFilter, beside: Thing | null = null): readonly (readonly string[])[] {
  const wanted = THINGS.flatMap((name) => {
    const values = name === beside ? null : wantedOf(filter, name);
    return values === null ? [] : [values];
  });
  if (filter.assignedTo !== undefined) {
    const { assignee } = LETTERS;
    wanted.push(filter.assignedTo.map(({ source, id }) => (source === null ? assignee + id : calledOf(source, id))));
  }
  if (
    filter.unassigned === undefined ||
    (filter.unassigned && filter.assignee === undefined && filter.assignedTo === undefined)
  )
    return wanted;
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

/** Things that have an index of their own, those of which each value stands for fewest clocks first. */
const LEADING = ['assignee', 'customer', 'team', 'service', 'agreement'] as const;

/** The thing asked for whose index leads to the fewest clocks, its place (from 1) and its wanted values; null: none. */
export function leadingFacet(
  filter: BoardFilter,
): { readonly name: Thing; readonly place: number; readonly values: readonly string[] } | null {
  // What is nobody's may be much.
  const name =
    LEADING.find((one) => filter[one] !== undefined) ?? LEADING.find((one) => wantedOf(filter, one) !== null);
  if (name === undefined) return null;
  return { name, place: THINGS.indexOf(name) + 1, values: wantedOf(filter, name) ?? [] };
}

type Thing = keyof typeof LETTERS;
const THINGS = Object.keys(LETTERS) as readonly Thing[];

/** Whoever asks for what is nobody's asks for the place of the person to be empty. */
function wantedOf(filter: BoardFilter, name: Thing): readonly string[] | null {
  const values = filter[name] ?? (name === 'assignee' ? filter.assignedTo?.map(({ id }) => id) : undefined);
  if (values !== undefined) return values.map((value) => LETTERS[name] + value);
  return name === 'assignee' && filter.unassigned === true ? [LETTERS.assignee.toUpperCase()] : null;
}

/** Where among the facets a thing stands, from 1. */
export function placeOfThing(name: Thing): number {
  return THINGS.indexOf(name) + 1;
}

/** The id that a facet stands for; null: there is none. */
export function idOfFacet(facet: string): string | null {
  return facet === facet.slice(0, 1).toUpperCase() ? null : facet.slice(1);
}
