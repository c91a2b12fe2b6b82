import type { Agreement } from '../../core/agreement/index.ts';
import { type Calendar, nextOpen, spansBetween, timeOfMinute } from '../../core/calendar/index.ts';
import { countingCalendar } from '../../core/clock/index.ts';
import { DAY_MS, formatInstant, HOUR_MS, type Instant, instantToLocal, MINUTE_MS } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { seenBy } from '../live/answers/board.ts';
import { isOfCustomer } from '../live/answers/concern.ts';
import type { LivePorts } from '../live/post-events.ts';
import type { LiveRoster } from '../live/roster.ts';
import type { BoardFilter } from '../ports/index.ts';

/** How far ahead service may begin again: the longest holidays are over by then. */
const REOPENS_WITHIN_MS = 31 * DAY_MS;

/**
 * What will be broken, hour by hour of UTC, if nothing is done: running clocks by their deadline, the paused ones apart; and
 * when service hours end within the horizon. The first hour is the one that has begun. A customer sees its own.
 */
export async function forecast(
  { filter, hours }: { readonly filter: BoardFilter; readonly hours: number },
  actor: Actor,
  ports: LivePorts,
) {
  const asOf = ports.now();
  const live = await ports.rosters.inForce(ports.store);
  const seen = seenBy(actor, filter, live);
  const first = Math.floor(asOf / HOUR_MS) * HOUR_MS;
  const until = first + hours * HOUR_MS;
  const due = seen === null ? { hours: [], paused: 0 } : await ports.store.dueHours(seen, asOf, until);
  const byHour = new Map(due.hours.map(({ from, verdicts }) => [from, verdicts]));
  return {
    asOf: formatInstant(asOf),
    until: formatInstant(until),
    hours: Array.from({ length: hours }, (_, index) => {
      const from = first + index * HOUR_MS;
      const { open = 0, atRisk = 0 } = byHour.get(from) ?? {};
      return { from: formatInstant(from), to: formatInstant(from + HOUR_MS), due: open + atRisk, atRisk };
    }),
    due: due.hours.reduce((sum, { verdicts }) => sum + (verdicts['open'] ?? 0) + (verdicts['atRisk'] ?? 0), 0),
    paused: due.paused,
    closings: closingsBetween(live, actor, filter, asOf, until),
  };
}

/** Hours that several agreements may keep. */
interface Kept {
  readonly calendar: Calendar;
  readonly agreements: Set<Agreement>;
}

const kept = new WeakMap<LiveRoster, readonly Kept[]>();

/** Each calendar on which promised time is counted once, however many agreements keep it. */
function calendarsOf(live: LiveRoster): readonly Kept[] {
  const known = kept.get(live);
  if (known !== undefined) return known;
  const byKey = new Map<string, Kept>();
  for (const agreement of live.agreements) {
    for (const target of agreement.targets) {
      if (target.within === null) continue;
      const calendar = countingCalendar(target);
      const one = byKey.get(calendar.key) ?? { calendar, agreements: new Set() };
      one.agreements.add(agreement);
      byKey.set(calendar.key, one);
    }
  }
  const calendars = [...byKey.values()];
  kept.set(live, calendars);
  return calendars;
}

/** When which hours end, the next first, in the zone of those who keep them. */
function closingsBetween(live: LiveRoster, { customer }: Actor, filter: BoardFilter, from: Instant, to: Instant) {
  const isWanted = (one: Agreement) =>
    one.effectiveAt < to &&
    (one.endsAt === null || one.endsAt > from) &&
    (customer === null || isOfCustomer(one, customer)) &&
    (filter.agreement?.includes(one.id) ?? true) &&
    (filter.customer === undefined || filter.customer.some((id) => isOfCustomer(one, id)));
  const closings = calendarsOf(live).flatMap(({ calendar, agreements }) => {
    const ids = [...new Set([...agreements].filter(isWanted).map(({ id }) => id))].sort();
    return ids.length === 0 ? [] : endsOf(calendar, from, to).map((at) => ({ at, calendar, ids }));
  });
  return closings
    .sort((a, b) => a.at - b.at || (a.calendar.key < b.calendar.key ? -1 : 1))
    .map(({ at, calendar, ids }) => ({
      at: formatInstant(at),
      timeZone: calendar.timeZone,
      localTime: localTimeOf(calendar.timeZone, at),
      opensAgainAt: opensAgainAt(calendar, at),
      agreements: ids.slice(0, MOST_NAMED),
      agreementCount: ids.length,
    }));
}

const MOST_NAMED = 20;

/** Where an open stretch ends before the horizon. */
function endsOf(calendar: Calendar, from: Instant, to: Instant): readonly Instant[] {
  const spans = spansBetween(calendar, from, to + 1);
  return spans.flatMap((span) => (span.state === 'open' && span.to <= to ? [span.to] : []));
}

function opensAgainAt(calendar: Calendar, at: Instant): string | null {
  const next = nextOpen(calendar, at);
  return next === null || next > at + REOPENS_WITHIN_MS ? null : formatInstant(next);
}

/** `18:00`, as a clock on the wall there shows it. */
function localTimeOf(timeZone: string, at: Instant): string {
  return timeOfMinute(Math.floor(instantToLocal(timeZone, at).msOfDay / MINUTE_MS));
}
