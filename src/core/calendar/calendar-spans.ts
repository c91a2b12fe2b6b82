import type { Instant } from '../time/index.ts';
import { startOfLocalDay } from '../time/index.ts';
import { nextOpen } from './arithmetic.ts';
import { type Calendar, type CompiledCalendar, indexCovering } from './compile.ts';
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
  while (at < to) {
    const open = nextOpen(calendar, at) ?? to;
    if (open > at) closedSpans(calendar, at, Math.min(open, to), spans);
    if (open >= to) break;
    const end = Math.min(ends[placeOf(starts, open)] as number, to);
    spans.push({ from: open, to: end, state: 'open' });
    at = end;
  }
  return spans;
}

/** The last place whose start is not after `t`. */
function placeOf(starts: Float64Array, t: Instant): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= t) low = middle;
    else high = middle;
  }
  return low;
}

/** Adds the shut stretch `[from, to)`, split at the midnights where its reason changes. */
function closedSpans(calendar: Calendar, from: Instant, to: Instant, spans: CalendarSpan[]): void {
  let day = dayOf(calendar, from);
  let at = from;
  while (at < to) {
    const next = Math.min(startOfLocalDay(calendar.timeZone, day + 1), to);
    const days = daysAround(calendar, day);
    const closure = days.closures[day - days.fromDay] ?? null;
    day++;
    if (next <= at) continue;
    append(spans, { from: at, to: next, ...(closure ?? { state: 'closedHours' }) });
    at = next;
  }
}

function append(spans: CalendarSpan[], span: CalendarSpan): void {
  const last = spans.at(-1);
  if (last !== undefined && last.to === span.from && last.state === span.state && last.name === span.name) {
    spans[spans.length - 1] = { ...last, to: span.to };
  } else {
    spans.push(span);
  }
}
