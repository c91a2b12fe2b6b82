/**
 * What was told of one service, as the rules take it, laid out minute by minute (SEMANTICS 3).
 */
import { wallAt } from '../local-time.ts';
import { type Maintenance, minutesOf, type Outage, type PlainRules, type Told } from './facts.ts';

/** The rules, every one with its value. */
export type Ruled = Required<Omit<PlainRules, 'maintenance'>> & {
  readonly notice: string;
  readonly maxPerMonth: string;
  readonly byUsers: boolean;
};

const AGREED = ['forceMajeure', 'customerFault', 'clientThirdParty', 'suspension'];
const DAY = 1440;

/** The rules, with what holds where nothing is said. */
export function ruled(rules: PlainRules): Omit<Ruled, 'byUsers'> {
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

/** What is known of every minute in which anything was told, up to `asOf`. */
export interface Minutes {
  readonly first: number;
  readonly observed: Uint8Array;
  /** Weight of what may count, in millionths; 0: nothing. */
  readonly weight: Int32Array;
  readonly isProtected: Uint8Array;
  readonly isExcluded: Uint8Array;
  readonly isUnknown: Uint8Array;
}

/** Lays out what was told up to `asOf`, around a month. */
export function minutesTold(
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
