import { type Calendar, spansBetween } from '../../calendar/index.ts';
import {
  DAY_MS,
  END_INSTANT,
  FIRST_INSTANT,
  type Instant,
  instantToLocal,
  localToInstant,
  MINUTE_MS,
  offsetAt,
  type Span,
} from '../../time/index.ts';

/** Instants in ascending order, each once. */
export type Bends = Float64Array;

/** Where a calendar opens and shuts within a span, its ends included: between two of them service time grows evenly. */
export function openingBends(calendar: Calendar, over: Span): Bends {
  const { from, to } = inside(over);
  const bends = [from, to];
  for (const span of spansBetween(calendar, from, to)) bends.push(span.from, span.to);
  return ascending(bends);
}

/**
 * Where a deadline in working days bends besides: where clocks are set, and wherever the wall clock of the calendar
 * shows a time at which some window begins or ends, midnight, or a time that is skipped or repeated. Such a deadline
 * keeps the wall-clock time of its start, so the windows of a later day bend it at the same time of every day.
 */
export function workingDayBends(calendar: Calendar, over: Span, until: Instant): Bends {
  const { from, to } = inside(over);
  const zone = calendar.timeZone;
  const changes = clockChanges(zone, inside({ from, to: until }));
  const times = new Set([0]);
  for (const windows of [...calendar.spec.week, ...calendar.spec.exceptions.map((each) => each.windows)]) {
    for (const window of windows) times.add(timeOfDay(window.from * MINUTE_MS)).add(timeOfDay(window.to * MINUTE_MS));
  }
  for (const at of changes) {
    times.add(timeOfDay(at + offsetAt(zone, at - 1))).add(timeOfDay(at + offsetAt(zone, at)));
  }
  const bends = [...openingBends(calendar, { from, to }), ...changes];
  const last = instantToLocal(zone, to).dayNumber + 1;
  for (let day = instantToLocal(zone, from).dayNumber - 1; day <= last; day++) {
    for (const time of times) {
      bends.push(localToInstant(zone, day, time, 'first'), localToInstant(zone, day, time, 'last'));
    }
  }
  return ascending(bends.filter((at) => at >= from && at <= to));
}

function timeOfDay(ms: number): number {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

/** The instants within a span at which the zone's offset changes; no zone has changed twice within a day. */
function clockChanges(zone: string, { from, to }: Span): readonly Instant[] {
  const changes: Instant[] = [];
  if (zone === 'UTC') return changes;
  for (let day = from - DAY_MS; day < to + DAY_MS; day += DAY_MS) {
    let [before, after] = [day, day + DAY_MS];
    if (offsetAt(zone, before) === offsetAt(zone, after)) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(zone, middle) === offsetAt(zone, before)) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}

/** The part of a span that calendars answer for. */
function inside({ from, to }: Span): Span {
  return { from: Math.max(from, FIRST_INSTANT), to: Math.min(to, END_INSTANT) };
}

function ascending(instants: readonly Instant[]): Bends {
  return Float64Array.from(new Set(instants)).sort();
}

/** Where an instant lies among the bends: two instants of one number lie at the same bend, or between the same two. */
export function cellOf(bends: Bends, at: Instant): number {
  let low = 0;
  let high = bends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bends[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return bends[low] === at ? 2 * low + 1 : 2 * low;
}
