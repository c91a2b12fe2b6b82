import type { Agreement, PeriodLength } from '../agreement/index.ts';
import { periodOf } from '../objective/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  type Instant,
  instantToLocal,
  type LocalDate,
  type Span,
  startOfLocalDay,
} from '../time/index.ts';

/** More periods than any stretch that is looked at has. */
const MOST = 400;

/**
 * The periods of a target that begin within a span, in its agreement's zone, the one that holds the span's first
 * instant included. Rolling ones are taken as the calendar months or years they come closest to.
 */
export function periodsWithin(agreement: Agreement, per: PeriodLength, over: Span): readonly Span[] {
  const length = per === 'rolling30d' ? 'month' : per === 'rolling12mo' ? 'year' : per;
  const periods: Span[] = [];
  for (let at: Instant = over.from; at < over.to && periods.length < MOST; ) {
    const period = periodOf(agreement, length, at);
    periods.push(period);
    at = period.to;
  }
  return periods;
}

/** The last local date of a period. */
export function lastDateOf(zone: string, period: Span): LocalDate {
  return dateOfDay(instantToLocal(zone, period.to - 1).dayNumber);
}

/** The year that an agreement begins with: from the day it takes effect, in its zone. */
export function firstYearOf({ effectiveFrom, timeZone }: Agreement): Span {
  const begin = (date: LocalDate) => startOfLocalDay(timeZone, dayNumberOf(date));
  return { from: begin(effectiveFrom), to: begin(addMonths(effectiveFrom, 12)) };
}
