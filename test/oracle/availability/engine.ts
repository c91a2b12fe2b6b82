/**
 * The availability of one service in one month, told minute by minute as SEMANTICS 3 has it: each measured minute is
 * protected maintenance, excluded, down, unknown or up, in that order. Slow, plain, and of no code of the core.
 */
import { dateNumber, hoursOf } from '../hours.ts';
import { instantsOf, wallAt } from '../local-time.ts';
import {
  type Maintenance,
  minuteOf,
  minutesOf,
  type Outage,
  type PlainRules,
  type Told,
  toldIn,
  type World,
} from './facts.ts';

/** Minutes; downtime in millionths of minutes. */
export interface Availability {
  readonly total: number;
  readonly outage: number;
  readonly outageInMaintenance: number;
  readonly outageExcluded: number;
  readonly maintenance: number;
  readonly excluded: number;
  readonly unknown: number;
  readonly downtimePpm: number;
  /** Up in millionths of minutes, and of how many it is a share. */
  readonly upPpm: number;
  readonly of: number;
  /** Without protected maintenance, what is excluded, and unknown time where that is. */
  readonly measured: number;
  /** False: nothing was, and there is no share. */
  readonly isMeasured: boolean;
  readonly verdict: 'open' | 'met' | 'breached' | 'notApplicable';
}

type Ruled = Required<Omit<PlainRules, 'maintenance'>> & {
  readonly notice: string;
  readonly maxPerMonth: string;
  readonly byUsers: boolean;
};

const AGREED = ['forceMajeure', 'customerFault', 'clientThirdParty', 'suspension'];
const DAY = 1440;

/** The rules, with what holds where nothing is said. */
function ruled(rules: PlainRules): Omit<Ruled, 'byUsers'> {
  return {
    denominator: rules.denominator ?? 'net',
    unknown: rules.unknown ?? 'excluded',
    minimumOutage: rules.minimumOutage ?? '0s',
    outageStart: rules.outageStart ?? 'detected',
    confirmAfter: rules.confirmAfter ?? 1,
    staleAfter: rules.staleAfter ?? '5m',
    partial: rules.partial ?? { down: 1, degraded: 0 },
    exclude: rules.exclude ?? AGREED,
    notice: rules.maintenance?.notice ?? '48h',
    maxPerMonth: rules.maintenance?.maxPerMonth ?? 'none',
  };
}

/** First minutes of the local month that holds a minute, and of the next. */
export function monthOf(zone: string, minute: number): { readonly from: number; readonly to: number } {
  const day = new Date(Math.floor(wallAt(zone, minute) / DAY) * DAY * 60_000);
  const first = (months: number): number => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1) / 60_000;
  return { from: instantsOf(zone, first(0)).first, to: instantsOf(zone, first(1)).first };
}

/** What is known of every minute in which anything was told, up to `asOf`. */
interface Minutes {
  readonly first: number;
  readonly observed: Uint8Array;
  /** Weight of what may count, in millionths; 0: nothing. */
  readonly weight: Int32Array;
  readonly isProtected: Uint8Array;
  readonly isExcluded: Uint8Array;
  readonly isUnknown: Uint8Array;
}

/** The month's availability. */
export function availabilityIn(world: World): Availability {
  const { promise } = world;
  const asOf = minuteOf(world.asOf);
  const month = monthOf(promise.timeZone, minuteOf(world.within));
  const rules = { ...ruled(promise.rules), byUsers: promise.basis === 'users' };
  const told = toldIn(world);
  const calendar = promise.calendars[promise.calendar];
  if (calendar === undefined) throw new Error('no such calendar');
  const minutes = minutesTold(told, rules, promise.timeZone, month, asOf);
  const { isOpen } = hoursOf(calendar, promise.timeZone);
  const begin = startOf(promise.timeZone, promise.effective, 0);
  const end = promise.until === null ? Number.POSITIVE_INFINITY : startOf(promise.timeZone, promise.until, 1);
  const isMeasured = (minute: number): boolean => begin <= minute && minute < end && isOpen(minute);
  const count = countedIn(minutes, isMeasured, rules, month, asOf);
  const isTold = [told.outages, told.checks, told.gaps, told.maintenances].some((list) => list.length > 0);
  const verdict = verdictOf(count, isTold, shareOf(promise.atLeast), asOf >= month.to);
  return { ...count, isMeasured: isTold && count.measured > 0, verdict };
}

/** The first minute of a local date, so many days on. */
export function startOf(zone: string, date: string, days: number): number {
  return instantsOf(zone, (dateNumber(date) + days) * DAY).first;
}

/** Millionths of `99.9%`. */
function shareOf(percent: string): number {
  return Math.round(Number(percent.replace('%', '')) * 10_000);
}

function minutesTold(
  told: Told,
  rules: Ruled,
  zone: string,
  month: { readonly from: number; readonly to: number },
  asOf: number,
): Minutes {
  const begins = [
    ...told.outages.flatMap(({ from, reportedAt }) => [from, reportedAt ?? from]),
    ...told.checks.map(({ at }) => at),
  ];
  const first = Math.min(month.from, ...begins, ...told.maintenances.map(({ from }) => from));
  const last = Math.max(month.to, asOf, ...told.maintenances.map(({ to }) => to));
  const count = last - first;
  const minutes: Minutes = {
    first,
    observed: new Uint8Array(count),
    weight: new Int32Array(count),
    isProtected: new Uint8Array(count),
    isExcluded: new Uint8Array(count),
    isUnknown: new Uint8Array(count),
  };
  for (const { from, to, reason } of told.exclusions)
    if (rules.exclude.includes(reason)) mark(minutes.isExcluded, first, from, to);
  protect(minutes, told.maintenances, rules, zone);
  weigh(minutes, [...told.outages, ...watch(minutes, told, rules, asOf)], rules, asOf);
  return minutes;
}

function mark(list: Uint8Array, first: number, from: number, to: number): void {
  for (let minute = Math.max(from, first); minute < to && minute - first < list.length; minute++)
    list[minute - first] = 1;
}

/** Announced in time, up to the cap of each month, in order of start, never past its end. */
function protect(minutes: Minutes, maintenances: readonly Maintenance[], rules: Ruled, zone: string): void {
  const cap = rules.maxPerMonth === 'none' ? Number.POSITIVE_INFINITY : minutesOf(rules.maxPerMonth);
  const spent = new Map<number, number>();
  for (const { announcedAt, from, to, endedAt } of maintenances) {
    if (from - announcedAt < minutesOf(rules.notice)) continue;
    for (let minute = from; minute < Math.min(to, endedAt ?? to); minute++) {
      if (minutes.isProtected[minute - minutes.first] === 1) continue;
      const day = new Date(Math.floor(wallAt(zone, minute) / DAY) * DAY * 60_000);
      const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
      const used = spent.get(month) ?? 0;
      if (used >= cap) continue;
      spent.set(month, used + 1);
      minutes.isProtected[minute - minutes.first] = 1;
    }
  }
}

/** Notes where nobody looked, and gives the minutes in which checks say that it was down, each as an outage. */
function watch(minutes: Minutes, told: Told, rules: Ruled, asOf: number): readonly Outage[] {
  const { first } = minutes;
  const silent = new Uint8Array(minutes.observed.length);
  for (const { from, to } of told.gaps) {
    const next = told.checks.find(({ at }) => at > from)?.at ?? asOf;
    mark(silent, first, from, to ?? next);
  }
  if (told.checks.length === 0) {
    minutes.isUnknown.set(silent);
    return [];
  }
  const stale = minutesOf(rules.staleAfter);
  const down: Outage[] = [];
  let place = -1;
  for (let minute = first; minute - first < silent.length; minute++) {
    while ((told.checks[place + 1]?.at ?? Number.POSITIVE_INFINITY) <= minute) place++;
    const check = told.checks[place];
    const speaks = check !== undefined && minute - check.at < stale && silent[minute - first] === 0;
    if (!speaks) minutes.isUnknown[minute - first] = 1;
    else if (!check.up && failuresAround(told.checks, place) >= rules.confirmAfter && minute < asOf)
      down.push({
        name: null,
        id: '',
        from: minute,
        to: minute + 1,
        state: 'down',
        weight: null,
        users: null,
        reportedAt: null,
        customer: null,
      });
  }
  return down;
}

/** How many failed checks follow one another here, no good one between them. */
function failuresAround(checks: Told['checks'], place: number): number {
  let from = place;
  let to = place;
  while (checks[from - 1]?.up === false) from--;
  while (checks[to + 1]?.up === false) to++;
  return to - from + 1;
}

/** What each outage weighs in each minute: the heaviest counts; merged ones that are too short do not count at all. */
function weigh(minutes: Minutes, outages: readonly Outage[], rules: Ruled, asOf: number): void {
  const { first, observed, weight } = minutes;
  const raw = new Uint8Array(observed.length);
  const counting = outages.flatMap((outage) => {
    const to = Math.min(outage.to ?? asOf, asOf);
    mark(observed, first, outage.from, to);
    if (rules.outageStart === 'reported' && (outage.reportedAt === null || outage.reportedAt >= to)) return [];
    const from = rules.outageStart === 'reported' ? (outage.reportedAt as number) : outage.from;
    mark(raw, first, from, to);
    const ofState = outage.state === 'down' ? rules.partial.down : rules.partial.degraded;
    const full = outage.weight ?? Math.round(ofState * 1_000_000);
    const [affected, total] = (rules.byUsers ? outage.users : null) ?? [1, 1];
    return [{ from, to, weight: (full * affected) / total }];
  });
  dropShort(raw, minutesOf(rules.minimumOutage));
  for (const { from, to, weight: own } of counting)
    for (let minute = from; minute < to; minute++) {
      const place = minute - first;
      // What weighs nothing does not count, and so is seen no sooner for having been reported.
      if (raw[place] === 0 || own === 0) continue;
      observed[place] = 1;
      weight[place] = Math.max(weight[place] ?? 0, own);
    }
}

/** Takes out every run of marked minutes that is shorter than so many. */
function dropShort(raw: Uint8Array, least: number): void {
  for (let from = 0; from < raw.length; from++) {
    if (raw[from] === 0) continue;
    let to = from;
    while (raw[to] === 1) to++;
    if (to - from < least) raw.fill(0, from, to);
    from = to;
  }
}

/** What the minutes of a month come to. */
interface Count extends Omit<Availability, 'verdict' | 'isMeasured'> {
  /** Minutes still to come. */
  readonly left: number;
}

function countedIn(
  minutes: Minutes,
  isMeasured: (minute: number) => boolean,
  rules: Ruled,
  month: { readonly from: number; readonly to: number },
  asOf: number,
): Count {
  const sum = {
    total: 0,
    outage: 0,
    outageInMaintenance: 0,
    outageExcluded: 0,
    maintenance: 0,
    excluded: 0,
    unknown: 0,
  };
  let downtimePpm = 0;
  let left = 0;
  for (let minute = month.from; minute < month.to; minute++) {
    if (!isMeasured(minute)) continue;
    if (minute >= asOf) {
      left++;
      continue;
    }
    const place = minute - minutes.first;
    const observed = minutes.observed[place] ?? 0;
    const weight = minutes.weight[place] ?? 0;
    sum.total++;
    sum.outage += observed;
    if (minutes.isProtected[place] === 1) {
      sum.maintenance++;
      sum.outageInMaintenance += observed;
    } else if (minutes.isExcluded[place] === 1) {
      sum.excluded++;
      sum.outageExcluded += observed;
    } else if (weight > 0) downtimePpm += weight;
    else if (minutes.isUnknown[place] === 1) {
      sum.unknown++;
      if (rules.unknown === 'down') downtimePpm += 1_000_000;
    }
  }
  const notKnown = rules.unknown === 'excluded' ? sum.unknown : 0;
  const measured = sum.total - sum.maintenance - sum.excluded - notKnown;
  const of = rules.denominator === 'gross' ? sum.total : measured;
  return { ...sum, downtimePpm, upPpm: of * 1_000_000 - downtimePpm, of, measured, left };
}

/** Open until the month ends, but breached as soon as even nothing but good minutes could not keep it. */
function verdictOf(count: Count, isTold: boolean, atLeast: number, ended: boolean): Availability['verdict'] {
  const { upPpm, of, left, measured } = count;
  if (!isTold || measured + left === 0) return 'notApplicable';
  if (!ended) return upPpm + left * 1_000_000 < atLeast * (of + left) ? 'breached' : 'open';
  return upPpm >= atLeast * of ? 'met' : 'breached';
}
