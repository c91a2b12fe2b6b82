import type { Agreement } from '../agreement/index.ts';
import {
  addTerm,
  dateOfDay,
  dayNumberOf,
  HOUR_MS,
  type Instant,
  instantToLocal,
  type LocalDate,
  localToInstant,
  type TermLength,
} from '../time/index.ts';

/**
 * A day on which an agreement asks for something. Local to the agreement.
 * - `notice`: the last day on which it can be ended for the end of its term. `renewal`: the first day of the term that then
 *   begins by itself. `end`: the last day of a term that does not renew. `review`: a meeting is due (`title` says which).
 */
export interface AgreementDate {
  readonly kind: 'review' | 'notice' | 'renewal' | 'end';
  readonly date: LocalDate;
  /** The id of the review; null: the one of the term (`reviewEvery`), or none. */
  readonly review: string | null;
}

/** Days before such a day on which somebody is told, at 09:00 of the agreement. */
export const DAYS_BEFORE = [30, 7, 1] as const;
const HOUR_OF_DAY = 9;
/** Terms and reviews are counted no further: whoever renews every day is not told of each. */
const MOST = 4_000;

/** Every such day from a date to another, both included, in their order. */
export function agreementDates(agreement: Agreement, from: LocalDate, to: LocalDate): readonly AgreementDate[] {
  const dates = [...termDates(agreement, to), ...reviewDates(agreement, to)];
  return dates
    .filter(({ date }) => from <= date && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function* termDates({ term }: Agreement, until: LocalDate): Iterable<AgreementDate> {
  if (term.to === null) return;
  const renewFor = term.renewal === 'tacit' ? term.renewFor : null;
  // The day after the last one: from it terms are counted, so that month ends do not creep.
  const first = nextDay(term.to);
  for (let count = 0; count < MOST; count += 1) {
    const ends = count === 0 ? first : renewFor === null ? null : addTerm(first, times(renewFor, count));
    // Each end casts its shadow ahead: the notice before it.
    if (ends === null || (term.notice === null ? ends : lastNoticeDay(ends, term.notice)) > until) return;
    if (term.notice !== null) yield { kind: 'notice', date: lastNoticeDay(ends, term.notice), review: null };
    if (renewFor === null) yield { kind: 'end', date: dayBefore(ends), review: null };
    else yield { kind: 'renewal', date: ends, review: null };
  }
}

/** The last day from which a notice of this length runs out before the day on which the next term would begin. */
function lastNoticeDay(nextTerm: LocalDate, notice: TermLength): LocalDate {
  let day = dayNumberOf(nextTerm);
  while (addTerm(dateOfDay(day), notice) >= nextTerm) day -= 1;
  return dateOfDay(day);
}

function* reviewDates({ term, governance }: Agreement, until: LocalDate): Iterable<AgreementDate> {
  const every = governance.reviews.map((review) => ({ length: review.every, review: review.id as string | null }));
  if (term.reviewEvery !== null) every.push({ length: term.reviewEvery, review: null });
  const last = term.to !== null && term.renewal === 'none' && term.to < until ? term.to : until;
  for (const { length, review } of every) {
    for (let count = 1; count < MOST; count += 1) {
      const date = addTerm(term.from, times(length, count));
      if (date > last) break;
      yield { kind: 'review', date, review };
    }
  }
}

/** One telling of such a day, so many days ahead. */
export interface DateTelling extends AgreementDate {
  readonly daysBefore: number;
  readonly at: Instant;
}

/** When somebody is told of such days, from an instant (excluded) to another (included), in order. */
export function dateTellings(agreement: Agreement, after: Instant, upTo: Instant): readonly DateTelling[] {
  const { timeZone } = agreement;
  const from = dateOfDay(instantToLocal(timeZone, after).dayNumber);
  const to = dateOfDay(instantToLocal(timeZone, upTo).dayNumber + DAYS_BEFORE[0] + 1);
  return agreementDates(agreement, from, to)
    .flatMap((one) =>
      DAYS_BEFORE.map((daysBefore) => ({
        ...one,
        daysBefore,
        at: localToInstant(timeZone, dayNumberOf(one.date) - daysBefore, HOUR_OF_DAY * HOUR_MS, 'first'),
      })),
    )
    .filter(({ at }) => after < at && at <= upTo)
    .sort((a, b) => a.at - b.at);
}

function times({ unit, count }: TermLength, factor: number): TermLength {
  return { unit, count: count * factor };
}

function nextDay(date: LocalDate): LocalDate {
  return dateOfDay(dayNumberOf(date) + 1);
}

function dayBefore(date: LocalDate): LocalDate {
  return dateOfDay(dayNumberOf(date) - 1);
}
