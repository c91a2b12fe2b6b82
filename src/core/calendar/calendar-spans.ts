import type { Instant } from '../time/index.ts';
import { END_INSTANT, FIRST_INSTANT, startOfLocalDay } from '../time/index.ts';
import { type Calendar, type CompiledCalendar, indexCovering } from './compile.ts';
import type { Closure } from './days.ts';
import { dayOf, daysAround } from './service-day.ts';

/** A stretch of time and why the calendar is open or shut in it; `name` is the holiday's id (see `holidayName`). */
export interface CalendarSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly state: 'open' | 'closedHours' | 'holiday' | 'exception';
  readonly name?: string;
}

/**
 * Consecutive stretches that cover `[from, to)` exactly, neighbours differing. A date whose windows a holiday (or an
 * exception) took away is `holiday` (`exception`) from local midnight to local midnight, but for what a window of the
 * evening before still holds open.
 */
export function spansBetween(calendar: Calendar, from: Instant, to: Instant): readonly CalendarSpan[] {
  const spans: CalendarSpan[] = [];
  if (!(from < to)) return spans;
  const compiled = calendar as CompiledCalendar;
  if (compiled.always) return [{ from, to, state: 'open' }];
  const { starts, ends } = indexCovering(compiled, from, to);
  let at = from;
  for (let i = firstEndAfter(ends, from); (starts[i] as number) < to; i++) {
    const open = Math.max(starts[i] as number, from);
    const shut = Math.min(ends[i] as number, to);
    closedSpans(calendar, at, open, spans);
    spans.push({ from: open, to: shut, state: 'open' });
    at = shut;
  }
  closedSpans(calendar, at, to, spans);
  return spans;
}

/** The first place whose segment ends after `t`; the sentinel's when there is none. */
function firstEndAfter(ends: Float64Array, t: Instant): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > t) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Adds the shut stretch `[from, to)`, split at the midnights where its reason changes. */
function closedSpans(calendar: Calendar, from: Instant, to: Instant, spans: CalendarSpan[]): void {
  let at = from;
  while (at < to) {
    // Outside 1900–2200 no date has a reason of its own: one step instead of a walk over the days.
    let next = at < FIRST_INSTANT ? Math.min(FIRST_INSTANT, to) : to;
    let closure: Closure | null = null;
    if (at >= FIRST_INSTANT && at < END_INSTANT) {
      // A date runs from its first midnight to the next one's, also where clocks set back return to the evening before.
      const date = dayOf(calendar, at);
      const day = startOfLocalDay(calendar.timeZone, date + 1) > at ? date : date + 1;
      const days = daysAround(calendar, day);
      closure = days.closures[day - days.fromDay] ?? null;
      next = Math.min(startOfLocalDay(calendar.timeZone, day + 1), END_INSTANT, to);
    }
    append(spans, { from: at, to: next, ...(closure ?? { state: 'closedHours' }) });
    at = next;
  }
}

function append(spans: CalendarSpan[], span: CalendarSpan): void {
  const last = spans.at(-1);
  if (last !== undefined && last.state === span.state && last.name === span.name) {
    spans[spans.length - 1] = { ...last, to: span.to };
  } else {
    spans.push(span);
  }
}
