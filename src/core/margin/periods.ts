import type { Agreement, PeriodLength } from '../agreement/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  instantToLocal,
  type LocalDate,
  partsOfDay,
  type Span,
  startOfLocalDay,
} from '../time/index.ts';

const MONTHS: { readonly [P in PeriodLength]: number } = {
  month: 1,
  quarter: 3,
  semester: 6,
  year: 12,
  contractYear: 12,
  rolling30d: 1,
  rolling12mo: 12,
};

/** How many months of charges a period of a target stands for; thirty rolling days stand for one. */
export function monthsOf(per: PeriodLength): number {
  return MONTHS[per];
}

/**
 * The periods of a target that begin within a span, in its agreement's zone, the one that holds the span's first
 * instant included. Rolling ones are taken as the calendar months (or twelve) they come closest to.
 */
export function periodsWithin(agreement: Agreement, per: PeriodLength, over: Span): readonly Span[] {
  const zone = agreement.timeZone;
  const months = MONTHS[per];
  const first = firstDate(agreement, per, over);
  const periods: Span[] = [];
  for (let date = first; periods.length < 400; date = addMonths(first, periods.length * months)) {
    const span = between(zone, date, addMonths(first, (periods.length + 1) * months));
    if (span.from >= over.to) break;
    periods.push(span);
  }
  return periods;
}

function firstDate(agreement: Agreement, per: PeriodLength, over: Span): LocalDate {
  const months = MONTHS[per];
  const { year, month } = partsOfDay(instantToLocal(agreement.timeZone, over.from).dayNumber);
  if (per === 'contractYear') {
    const start = agreement.term.from;
    const years = year - Number(start.slice(0, 4));
    const date = addMonths(start, years * 12);
    return startOfLocalDay(agreement.timeZone, dayNumberOf(date)) > over.from
      ? addMonths(start, (years - 1) * 12)
      : date;
  }
  const begins = Math.floor((month - 1) / months) * months + 1;
  return `${String(year).padStart(4, '0')}-${String(begins).padStart(2, '0')}-01`;
}

function between(zone: string, from: LocalDate, to: LocalDate): Span {
  return { from: startOfLocalDay(zone, dayNumberOf(from)), to: startOfLocalDay(zone, dayNumberOf(to)) };
}

/** The last local date of a period. */
export function lastDateOf(zone: string, period: Span): LocalDate {
  return dateOfDay(instantToLocal(zone, period.to - 1).dayNumber);
}

/** The year that an agreement begins with: from the day it takes effect, in its zone. */
export function firstYearOf(agreement: Agreement): Span {
  const from = agreement.effectiveFrom;
  return between(agreement.timeZone, from, addMonths(from, 12));
}
