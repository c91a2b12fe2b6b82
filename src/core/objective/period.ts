import type { Agreement, PeriodLength } from '../agreement/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  dayNumberOfParts,
  type Instant,
  instantToLocal,
  localToInstant,
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
  rolling30d: 0,
  rolling12mo: 0,
};

/** True for a period that ends at `asOf` and moves with it. */
export function isRolling(per: PeriodLength): boolean {
  return MONTHS[per] === 0;
}

/** The calendar period (in the agreement's zone; contract years from the term's first day) that an instant falls in. */
export function periodOf(agreement: Agreement, per: PeriodLength, at: Instant): Span {
  const zone = agreement.timeZone;
  const { dayNumber } = instantToLocal(zone, at);
  const months = MONTHS[per];
  const { year, month, day } = partsOfDay(dayNumber);
  if (per !== 'contractYear') {
    const first = Math.floor((month - 1) / months) * months + 1;
    return between(zone, dayNumberOfParts(year, first, 1), months);
  }
  const anchor = partsOfDay(dayNumberOf(agreement.term.from));
  const before = month < anchor.month || (month === anchor.month && day < anchor.day);
  // Of a term begun on 29 February, years begin on the last day of February.
  const from = addMonths(agreement.term.from, 12 * (year - (before ? 1 : 0) - anchor.year));
  if (dayNumberOf(from) > dayNumber) return between(zone, dayNumberOf(addMonths(from, -12)), 12);
  return between(zone, dayNumberOf(from), 12);
}

function between(zone: string, fromDay: number, months: number): Span {
  const to = dayNumberOf(addMonths(dateOfDay(fromDay), months));
  return { from: startOfLocalDay(zone, fromDay), to: startOfLocalDay(zone, to) };
}

/** The rolling period that ends at `asOf`: from the same local time 30 days, or 12 months, before (open-case 47). */
export function rollingPeriod(agreement: Agreement, per: PeriodLength, asOf: Instant): Span {
  const zone = agreement.timeZone;
  const { dayNumber, msOfDay } = instantToLocal(zone, asOf);
  const from = per === 'rolling30d' ? dayNumber - 30 : dayNumberOf(addMonths(dateOfDay(dayNumber), -12));
  return { from: localToInstant(zone, from, msOfDay, 'first'), to: asOf };
}
