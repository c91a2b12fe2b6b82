/**
 * What the availability oracle takes: a promise and events as plain JSON (a part of FORMAT 1 and 2), and what the events
 * of one service say. Every instant is a whole minute since 1970-01-01T00:00Z.
 */
import type { PlainCalendar } from '../hours.ts';

/** Rules of availability as an agreement file writes them (SEMANTICS 3); durations in whole minutes, `90m` or `none`. */
export interface PlainRules {
  readonly denominator?: 'net' | 'gross';
  readonly unknown?: 'excluded' | 'down' | 'up';
  readonly minimumOutage?: string;
  readonly outageStart?: 'detected' | 'reported';
  readonly confirmAfter?: number;
  readonly staleAfter?: string;
  readonly maintenance?: { readonly notice?: string; readonly maxPerMonth?: string };
  readonly partial?: { readonly down: number; readonly degraded: number };
  readonly exclude?: readonly string[];
}

export interface PlainPromise {
  readonly timeZone: string;
  /** First day of the agreement, and its last, inclusive; null: it goes on. Local dates. */
  readonly effective: string;
  readonly until: string | null;
  readonly calendars: { readonly [id: string]: PlainCalendar };
  readonly calendar: string;
  readonly atLeast: string;
  /** Under `users` an outage weighs by the share of the users it affects; all, when it does not say. */
  readonly basis: 'time' | 'users';
  readonly rules: PlainRules;
}

export interface PlainEvent {
  readonly id: string;
  readonly type: string;
  /** The service it tells of; empty: every one. */
  readonly subject: string;
  readonly time: string;
  readonly data: { readonly [field: string]: unknown };
}

/** One promise about one service, in the month that begins at `month`, as of an instant. */
export interface World {
  readonly seed: number;
  readonly promise: PlainPromise;
  /** Any minute of the month judged. */
  readonly within: string;
  readonly asOf: string;
  readonly events: readonly PlainEvent[];
}

/** Ours, as the events name them. */
export const CUSTOMER = 'acme';
export const SERVICE = 'web';

/** An outage in minutes; `to` null: it goes on. Weight in millionths; null: its state's. */
export interface Outage {
  readonly name: string | null;
  readonly id: string;
  readonly from: number;
  to: number | null;
  readonly state: 'down' | 'degraded';
  readonly weight: number | null;
  /** Affected of how many; null: not said, or nonsense. */
  readonly users: readonly [affected: number, total: number] | null;
  readonly reportedAt: number | null;
  readonly customer: string | null;
}

export interface Maintenance {
  readonly name: string | null;
  readonly id: string;
  readonly announcedAt: number;
  readonly from: number;
  readonly to: number;
  readonly customer: string | null;
  endedAt: number | null;
}

export interface Gap {
  readonly from: number;
  readonly to: number | null;
}

export interface Told {
  readonly outages: readonly Outage[];
  /** By minute: did all checks of that minute succeed? In order. */
  readonly checks: readonly { readonly at: number; readonly up: boolean }[];
  readonly gaps: readonly Gap[];
  readonly maintenances: readonly Maintenance[];
  readonly exclusions: readonly { readonly from: number; readonly to: number; readonly reason: string }[];
}

export const minuteOf = (instant: string): number => Math.round(Date.parse(instant) / 60_000);
export const isoOf = (minute: number): string => new Date(minute * 60_000).toISOString().replace('.000Z', 'Z');

/** Whole minutes of `1h30m`, `45m`, `2h`; `0s` is none. */
export function minutesOf(duration: string): number {
  let minutes = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+)([hms])/g)) {
    const size = unit === 'h' ? 60 : unit === 'm' ? 1 : 1 / 60;
    minutes += Number(amount) * size;
  }
  return minutes;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const instant = (value: unknown): number | null => (typeof value === 'string' ? minuteOf(value) : null);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** At one instant, what names its outage comes first. */
const unnamed = ({ data }: PlainEvent): number => (text(data['outage']) === null ? 1 : 0);

/** What has been told by `asOf`. */
export function toldIn(world: World): Told {
  const known = world.events.filter(
    ({ time, subject, type }) =>
      minuteOf(time) <= minuteOf(world.asOf) &&
      (subject === SERVICE || (subject === '' && type === 'exclusion.granted')),
  );
  const of = (...types: readonly string[]): readonly PlainEvent[] =>
    known
      .filter(({ type }) => types.includes(type))
      .sort(
        (a, b) =>
          minuteOf(a.time) - minuteOf(b.time) || order(a.type, b.type) || unnamed(a) - unnamed(b) || order(a.id, b.id),
      );
  return {
    // Sorted by type, `ended` comes before `started`: what ends at an instant made place for what begins there.
    outages: outagesOf(of('outage.started', 'outage.ended')).filter(({ customer }) => isOurs(customer)),
    checks: checksOf(of('check.observed').filter(concerns)),
    gaps: of('monitor.gap')
      .filter(concerns)
      .flatMap((event) => {
        const from = instant(event.data['from']) ?? minuteOf(event.time);
        const to = instant(event.data['to']);
        return to !== null && to <= from ? [] : [{ from, to }];
      }),
    maintenances: maintenancesOf(of('maintenance.announced'), of('maintenance.ended')).filter(({ customer }) =>
      isOurs(customer),
    ),
    exclusions: of('exclusion.granted')
      .filter(concerns)
      .flatMap(({ data }) => {
        const [from, to] = [instant(data['from']), instant(data['to'])];
        const [reason, evidence, approver] = [text(data['reason']), text(data['evidence']), text(data['approver'])];
        if (from === null || to === null || to <= from) return [];
        return reason === null || evidence === null || approver === null ? [] : [{ from, to, reason }];
      }),
  };
}

/** What names no customer is everyone's. */
const isOurs = (customer: string | null): boolean => customer === null || customer === CUSTOMER;
const concerns = ({ data }: PlainEvent): boolean => isOurs(text(data['customer']));

function usersOf(value: unknown): Outage['users'] {
  const { affected, total } = (value ?? {}) as { readonly affected?: number; readonly total?: number };
  if (affected === undefined || total === undefined) return null;
  return affected >= 0 && total > 0 && affected <= total ? [affected, total] : null;
}

function outageOf({ id, time, data }: PlainEvent): Outage {
  const weight = typeof data['weight'] === 'number' ? Math.min(Math.max(data['weight'], 0), 1) : null;
  return {
    name: text(data['outage']),
    id,
    from: minuteOf(time),
    to: null,
    state: data['state'] === 'degraded' ? 'degraded' : 'down',
    weight: weight === null ? null : Math.round(weight * 1_000_000),
    users: usersOf(data['users']),
    reportedAt: instant(data['reportedAt']),
    customer: text(data['customer']),
  };
}

/**
 * A named outage begun again while open goes on in its new state. One whose end is told before its begin is none. Told
 * as down again and again and as up once: an unnamed one that is never ended ends with the next one like it.
 */
function outagesOf(events: readonly PlainEvent[]): readonly Outage[] {
  const begun: Outage[] = [];
  const early = new Set<string>();
  for (const event of events) {
    if (event.type === 'outage.started') beginOutage(begun, event);
    else {
      const name = text(event.data['outage']);
      const found = meantBy(begun, event);
      if (found === undefined && name !== null) early.add(name);
      else if (found !== undefined) found.to ??= minuteOf(event.time);
    }
  }
  for (const outage of begun.filter(({ name, to }) => name === null && to === null)) {
    const like = begun.slice(begun.indexOf(outage) + 1).filter((later) => isAgain(outage, later));
    const ends = like.flatMap(({ to }) => (to === null ? [] : [to]));
    if (ends.length > 0) outage.to = Math.min(...ends);
  }
  return begun.filter(({ to, name }) => !(to === null && name !== null && early.has(name)));
}

const named = (begun: readonly Outage[], name: string): Outage | undefined =>
  begun.findLast((outage) => outage.name === name) ?? begun.find((outage) => outage.id === name);

function beginOutage(begun: Outage[], event: PlainEvent): void {
  const outage = outageOf(event);
  const before = outage.name === null ? undefined : named(begun, outage.name);
  if (before !== undefined && before.to === null) {
    if (before.state === outage.state && before.weight === outage.weight && `${before.users}` === `${outage.users}`)
      return;
    before.to = outage.from;
  }
  begun.push(outage);
}

/**
 * An end belongs to the outage it names, else to the one begun last that is open: of its customer and the state it says
 * if there is one, else of its customer, else, where it names no customer, of any.
 */
function meantBy(begun: readonly Outage[], { data }: PlainEvent): Outage | undefined {
  const name = text(data['outage']);
  if (name !== null) return named(begun, name);
  const state = text(data['state']);
  const customer = text(data['customer']);
  const open = begun.filter(({ to }) => to === null);
  const ofCustomer = open.filter((outage) => outage.customer === customer);
  const any = customer === null ? open.at(-1) : undefined;
  return ofCustomer.findLast((outage) => outage.state === state) ?? ofCustomer.at(-1) ?? any;
}

function isAgain(outage: Outage, later: Outage): boolean {
  return (
    later.name === null &&
    later.customer === outage.customer &&
    later.state === outage.state &&
    later.weight === outage.weight
  );
}

function checksOf(events: readonly PlainEvent[]): Told['checks'] {
  const byMinute = new Map<number, boolean>();
  for (const { time, data } of events) {
    const at = minuteOf(time);
    byMinute.set(at, (byMinute.get(at) ?? true) && data['up'] === true);
  }
  return [...byMinute].map(([at, up]) => ({ at, up })).sort((a, b) => a.at - b.at);
}

/** An end belongs to the maintenance it names, else to the one begun last by then, of its customer if it says one. */
function maintenancesOf(announced: readonly PlainEvent[], ended: readonly PlainEvent[]): readonly Maintenance[] {
  const all = announced
    .flatMap(({ id, time, data }): Maintenance[] => {
      const [from, to] = [instant(data['from']), instant(data['to'])];
      if (from === null || to === null || to <= from) return [];
      const customer = text(data['customer']);
      return [{ name: text(data['maintenance']), id, announcedAt: minuteOf(time), from, to, customer, endedAt: null }];
    })
    .sort((a, b) => a.from - b.from || a.announcedAt - b.announcedAt || order(a.id, b.id));
  for (const { time, data } of ended) {
    const at = minuteOf(time);
    const name = text(data['maintenance']);
    const customer = text(data['customer']);
    const found =
      name === null
        ? all.findLast(
            (one) => one.from <= at && one.endedAt === null && (customer === null || one.customer === customer),
          )
        : (all.findLast((one) => one.name === name) ?? all.find((one) => one.id === name));
    if (found !== undefined) found.endedAt ??= at;
  }
  return all;
}
