import { DAY_MS, type Duration, END_INSTANT, type Instant, localToInstant, offsetAt } from '../time/index.ts';
import { addMs, type BeyondHorizon, HORIZON_MS, nextOpen } from './arithmetic.ts';
import type { Calendar } from './compile.ts';
import { serviceDayAfter, serviceDayOf, windowsOn } from './service-day.ts';

/**
 * When a duration begun at `start` is used up, without any pause (D of SEMANTICS 1).
 * `2bd`: the same local time on the 2nd service day after that of the first open instant, or the next opening when the
 * calendar is shut then; `end of 1bd`: the end of that day's last window. The local time is told from midnight of the
 * service day, past 24 h in an overnight window (open-case 25).
 */
export function deadline(calendar: Calendar, start: Instant, duration: Duration): Instant | BeyondHorizon {
  const at = deadlineMs(calendar, start, duration);
  return at <= Math.min(start + HORIZON_MS, END_INSTANT) ? at : { kind: 'beyondHorizon', from: start };
}

function deadlineMs(calendar: Calendar, start: Instant, duration: Duration): number {
  switch (duration.kind) {
    case 'service':
      return addMs(calendar, start, duration.ms);
    case 'real':
      return start + duration.ms;
    case 'businessDays':
      return sameTime(calendar, start, duration.days);
    case 'endOfBusinessDay':
      return endOfDay(calendar, start, duration.days);
  }
}

function sameTime(calendar: Calendar, start: Instant, days: number): number {
  const open = nextOpen(calendar, start);
  if (open === null) return Number.POSITIVE_INFINITY;
  const day = serviceDayOf(calendar, open);
  const target = serviceDayAfter(calendar, day, days);
  if (target === null) return Number.POSITIVE_INFINITY;
  if (days === 0) return open;
  const sinceMidnight = open + offsetAt(calendar.timeZone, open) - day * DAY_MS;
  const at = localToInstant(calendar.timeZone, target, sinceMidnight, 'first');
  return nextOpen(calendar, at) ?? Number.POSITIVE_INFINITY;
}

function endOfDay(calendar: Calendar, start: Instant, days: number): number {
  const open = nextOpen(calendar, start);
  if (open === null) return Number.POSITIVE_INFINITY;
  const target = serviceDayAfter(calendar, serviceDayOf(calendar, open), days);
  return target === null ? Number.POSITIVE_INFINITY : Math.max(...windowsOn(calendar, target).map((span) => span.to));
}
