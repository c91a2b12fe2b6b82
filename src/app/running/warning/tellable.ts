import type { NotificationRule, Recipient, RuleSet } from '../../../core/alert/index.ts';
import { isOpen } from '../../../core/calendar/index.ts';
import { onDuty } from '../../../core/duty/index.ts';
import { type Instant, MINUTE_MS, type Span } from '../../../core/time/index.ts';
import type { Endpoint, Person, Rota, Store } from '../../ports/index.ts';

/** Whom rules would tell, within a span. */
export interface Told {
  readonly unmanned: readonly { readonly rota: string; readonly rule: string; readonly at: Instant }[];
  /** Rules that reach nobody at all. */
  readonly idle: readonly string[];
}

const STEP_MS = 15 * MINUTE_MS;
const PAGE = 500;

interface Reachable {
  readonly people: ReadonlyMap<string, Person>;
  readonly rotas: ReadonlyMap<string, Rota>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
}

/** Looks whom each rule would tell: people who may sign in, receivers in use, whoever is on call while the rule holds. */
export async function tellable(store: Store, set: RuleSet, endpoints: readonly Endpoint[], ahead: Span): Promise<Told> {
  const found: Reachable = {
    people: await activePeople(store),
    rotas: new Map((await store.rotas()).map((rota) => [rota.id, rota])),
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])),
  };
  const unmanned: Told['unmanned'][number][] = [];
  const idle: string[] = [];
  for (const rule of set.rules) {
    const all = [...rule.to, ...rule.ladder.flatMap(({ to }) => to)];
    if (!all.some((recipient) => reaches(recipient, found, ahead))) idle.push(rule.id);
    for (const id of new Set(all.flatMap((one) => (one.kind === 'rota' ? [one.id] : [])))) {
      const at = firstUnmanned(found.rotas.get(id), rule, set, found, ahead);
      if (at !== null) unmanned.push({ rota: id, rule: rule.id, at });
    }
  }
  return { unmanned, idle };
}

async function activePeople(store: Store): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  for (let after: string | null = null; ; ) {
    const page: readonly Person[] = await store.people({ customer: null, after, limit: PAGE });
    for (const person of page) if (!person.disabled && person.erasedAt === null) people.set(person.id, person);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return people;
    after = last.id;
  }
}

function reaches(recipient: Recipient, { people, rotas, endpoints }: Reachable, { from, to }: Span): boolean {
  switch (recipient.kind) {
    case 'person':
      return people.has(recipient.id);
    case 'role':
      return [...people.values()].some(({ role }) => role === recipient.role);
    case 'assignee':
      return [...people.values()].some(({ externalIds }) => externalIds.length > 0);
    case 'rota': {
      const shifts = rotas.get(recipient.id)?.shifts ?? [];
      return shifts.some((shift) => shift.to > from && shift.from < to && people.has(shift.person));
    }
    case 'endpoint':
      return endpoints.get(recipient.id)?.disabledBecause === null;
  }
}

/** The first instant at which the rule would call a rota and nobody who may be told is on call; null: there is none. */
function firstUnmanned(
  rota: Rota | undefined,
  { when }: NotificationRule,
  { calendars }: RuleSet,
  { people }: Reachable,
  { from, to }: Span,
): Instant | null {
  const shifts = (rota?.shifts ?? []).filter((shift) => shift.to > from && shift.from < to && people.has(shift.person));
  const calendar = when.hours === undefined ? undefined : calendars[when.hours.calendar];
  for (let at = from; at < to; at += STEP_MS) {
    if (calendar !== undefined && isOpen(calendar, at) !== when.hours?.open) continue;
    if (onDuty(shifts, at).length === 0) return at;
  }
  return null;
}
