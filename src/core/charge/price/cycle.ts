import {
  type Agreement,
  type BillingCycle,
  type ChargeLine,
  CYCLE_MONTHS,
  type LineUnit,
} from '../../agreement/index.ts';
import { type Ratio, ratio } from '../../money/index.ts';
import { addMonths, dateOfDay, dayNumberOf, partsOfDay } from '../../time/index.ts';

// A cycle is made of equal months, and a month of equal days: a third of a quarter's price is for each of its months,
// and 14 of March's 31 days are 14/31 of March's part. So a year's price halves on the day its sixth month ends.

/** One billing cycle, by the months it is made of; each month is `[from, to)` in local days. */
export interface Cycle {
  readonly from: number;
  readonly to: number;
  readonly months: readonly { readonly from: number; readonly to: number }[];
}

/** Cycles reckoned from a first of January are those of the calendar, as every length divides the year. */
const CALENDAR_ANCHOR = '2000-01-01';

/** The cycles of a line that touch the days `[from, to)`, in order. */
export function cyclesOver(version: Agreement, line: ChargeLine, from: number, to: number): readonly Cycle[] {
  const anchor = line.schedule === 'anniversary' ? version.term.from : CALENDAR_ANCHOR;
  const length = monthsOf(line.every);
  const begin = (month: number) => dayNumberOf(addMonths(anchor, month));
  const cycles: Cycle[] = [];
  if (!(to > from)) return cycles;
  for (let month = Math.floor(monthOf(anchor, from) / length) * length; begin(month) < to; month += length) {
    const months = Array.from({ length }, (_, at) => ({ from: begin(month + at), to: begin(month + at + 1) }));
    cycles.push({ from: begin(month), to: begin(month + length), months });
  }
  return cycles;
}

/** A line billed once is looked for month by month. */
function monthsOf(every: BillingCycle): number {
  return CYCLE_MONTHS[every] ?? 1;
}

/** How many whole months after the anchor the month begins in which a day lies. */
function monthOf(anchor: string, day: number): number {
  const [a, b] = [partsOfDay(dayNumberOf(anchor)), partsOfDay(day)];
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return dayNumberOf(addMonths(anchor, months)) > day ? months - 1 : months;
}

/** How many of the unit's amounts make a cycle: a price for one month, billed by the quarter, counts three times. */
export function amountsPerCycle(unit: LineUnit, every: BillingCycle): Ratio {
  const known: { readonly [unit: string]: number | null } = CYCLE_MONTHS;
  const months = known[unit] ?? null;
  return months === null || every === 'once' ? ratio(1) : ratio(monthsOf(every), months);
}

/** The last day of `[from, to)` as a date; days without end are told as the last date there is. */
export function lastDateOf(to: number): string {
  return dateOfDay(Number.isFinite(to) ? to - 1 : 3_000_000);
}
