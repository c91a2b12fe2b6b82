import type { Agreement, PeriodLength } from '../../agreement/index.ts';
import { periodOf } from '../../objective/index.ts';
import { dayNumberOfParts, type Instant, type Span, startOfLocalDay } from '../../time/index.ts';

/** How many periods of this length a simulated year has; rolling ones are told as months, and as years. */
const PERIODS: { readonly [P in PeriodLength]: number } = {
  month: 12,
  quarter: 4,
  semester: 2,
  year: 1,
  contractYear: 1,
  rolling30d: 12,
  rolling12mo: 1,
};

/**
 * The spans that a simulated year's periods bear, so that charges and caps find their months: those of the first
 * whole calendar year of its term.
 */
export function modelPeriods(agreement: Agreement, per: PeriodLength): readonly Span[] {
  const year = modelYear(agreement);
  const count = PERIODS[per];
  if (count === 1) return [year];
  const length = per === 'rolling30d' ? 'month' : per;
  const spans: Span[] = [];
  let at: Instant = year.from;
  while (spans.length < count) {
    const span = periodOf(agreement, length, at);
    spans.push(span);
    at = span.to;
  }
  return spans;
}

/** The first whole calendar year of the agreement's term. */
export function modelYear({ timeZone, term }: Agreement): Span {
  const begun = Number(term.from.slice(0, 4));
  const year = term.from.slice(4) === '-01-01' ? begun : begun + 1;
  const start = (of: number) => startOfLocalDay(timeZone, dayNumberOfParts(of, 1, 1));
  return { from: start(year), to: start(year + 1) };
}
