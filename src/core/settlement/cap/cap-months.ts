import type { Agreement, CapWindow } from '../../agreement/index.ts';
import { addTerm, dateOfDay, dayNumberOf, type LocalDate } from '../../time/index.ts';
import { addToMonth, type Month, monthsBetween } from '../month/month.ts';

/**
 * The months of a cap's window around a month: the month, its quarter, semester or calendar year, the twelve months up
 * to it, its contract year, or its term. A month belongs to the contract year or term that holds its last day. A term
 * that was renewed tacitly is a new one; one without an end runs up to the month.
 */
export function capMonths(version: Agreement, window: CapWindow, month: Month): readonly Month[] {
  switch (window) {
    case 'month':
      return [month];
    case 'quarter':
      return calendarMonths(month, 3);
    case 'semester':
      return calendarMonths(month, 6);
    case 'year':
      return calendarMonths(month, 12);
    case 'rolling12mo':
      return monthsBetween(addToMonth(month, -11), month);
    case 'contractYear':
      return contractYear(version, month);
    case 'term':
      return termMonths(version, month);
  }
}

function calendarMonths(month: Month, length: number): readonly Month[] {
  const place = (Number(month.slice(5)) - 1) % length;
  const first = addToMonth(month, -place);
  return monthsBetween(first, addToMonth(first, length - 1));
}

/** The twelve months of the contract year, counted from the term's first day, that the month's last day falls in. */
export function contractYear(version: Agreement, month: Month): readonly Month[] {
  const first = version.term.from.slice(0, 7);
  const passed = monthsApart(first, month);
  const begun = addToMonth(first, Math.floor(passed / 12) * 12);
  return monthsBetween(begun, addToMonth(begun, 11));
}

function termMonths(version: Agreement, month: Month): readonly Month[] {
  const { from, to, renewal, renewFor } = version.term;
  const first = from.slice(0, 7);
  if (to === null || month < first) return monthsBetween(first, month);
  let [begin, end]: [LocalDate, LocalDate] = [from, dayAfter(to)];
  while (renewal === 'tacit' && renewFor !== null && lastDayOf(month) >= end) {
    const next = addTerm(end, renewFor);
    if (next <= end) break;
    [begin, end] = [end, next];
  }
  const last = lastMonthBefore(end);
  return monthsBetween(begin.slice(0, 7), last < month ? month : last);
}

function dayAfter(date: LocalDate): LocalDate {
  return dateOfDay(dayNumberOf(date) + 1);
}

function lastDayOf(month: Month): LocalDate {
  return dateOfDay(dayNumberOf(`${addToMonth(month, 1)}-01`) - 1);
}

/** The last month that ends at or before a day's beginning. */
function lastMonthBefore(day: LocalDate): Month {
  return addToMonth(day.slice(0, 7), -1);
}

function monthsApart(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
}
