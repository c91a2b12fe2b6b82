/**
 * The availability of one service in one month, told minute by minute as SEMANTICS 3 has it: each measured minute is
 * protected maintenance, excluded, down, unknown or up, in that order. Slow, plain, and of no code of the core.
 */
import { dateNumber, hoursOf } from '../hours.ts';
import { instantsOf, wallAt } from '../local-time.ts';
import { minuteOf, toldIn, type World } from './facts.ts';
import { type Minutes, minutesTold, type Ruled, ruled } from './minutes.ts';

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

const DAY = 1440;

/** First minutes of the local month that holds a minute, and of the next. */
export function monthOf(zone: string, minute: number): { readonly from: number; readonly to: number } {
  const day = new Date(Math.floor(wallAt(zone, minute) / DAY) * DAY * 60_000);
  const first = (months: number): number => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1) / 60_000;
  return { from: instantsOf(zone, first(0)).first, to: instantsOf(zone, first(1)).first };
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
