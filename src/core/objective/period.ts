import { type Agreement, PERIOD_MONTHS, type PeriodLength } from '../agreement/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  dayNumberOfParts,
  type Instant,
  instantToLocal,
  type LocalDate,
  localToInstant,
  partsOfDay,
  type Span,
  startOfLocalDay,
} from '../time/index.ts';

/** True for a period that ends at `asOf` and moves with it. */
export function isRolling(per: PeriodLength): boolean {
  return per === 'rolling30d' || per === 'rolling12mo';
}

/** The calendar period (in the agreement's zone; contract years from the term's first day) that an instant falls in. */
export function periodOf(agreement: Agreement, per: PeriodLength, at: Instant): Span {
  const zone = agreement.timeZone;
  const { dayNumber } = instantToLocal(zone, at);
  const months = PERIOD_MONTHS[per];
  const { year, month } = partsOfDay(dayNumber);
  if (per !== 'contractYear') {
    const first = dateOfDay(dayNumberOfParts(year, Math.floor((month - 1) / months) * months + 1, 1));
    return between(zone, first, addMonths(first, months));
  }
  // Every year is told from the term's first day: of one begun on 29 February, years begin on the last of February.
  const begin = (years: number) => addMonths(agreement.term.from, 12 * years);
  const years = year - partsOfDay(dayNumberOf(agreement.term.from)).year;
  const begun = dayNumberOf(begin(years)) > dayNumber ? years - 1 : years;
  return between(zone, begin(begun), begin(begun + 1));
}

function between(zone: string, from: LocalDate, to: LocalDate): Span {
  return { from: startOfLocalDay(zone, dayNumberOf(from)), to: startOfLocalDay(zone, dayNumberOf(to)) };
}

/** The rolling period that ends at `asOf`: from the same local time 30 days, or 12 months, before (open-case 47). */
export function rollingPeriod(agreement: Agreement, per: PeriodLength, asOf: Instant): Span {
  const zone = agreement.timeZone;
  const { dayNumber, msOfDay } = instantToLocal(zone, asOf);
  const from = per === 'rolling30d' ? dayNumber - 30 : dayNumberOf(addMonths(dateOfDay(dayNumber), -12));
  return { from: localToInstant(zone, from, msOfDay, 'first'), to: asOf };
}
