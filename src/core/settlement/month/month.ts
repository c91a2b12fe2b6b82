import { dateOfDay, dayNumberOf, type Instant, instantToLocal, type Span, startOfLocalDay } from '../../time/index.ts';

/** A calendar month, `YYYY-MM`. Compares as text. Money is settled month by month. */
export type Month = string;

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month an instant falls in, in a zone. */
export function monthAt(zone: string, at: Instant): Month {
  return dateOfDay(instantToLocal(zone, at).dayNumber).slice(0, 7);
}

/** The month that a span of time is settled in: that of its last instant. */
export function monthOfEnd(zone: string, span: Span): Month {
  return monthAt(zone, span.to - 1);
}

export function monthSpan(zone: string, month: Month): Span {
  const start = (of: Month) => startOfLocalDay(zone, dayNumberOf(`${of}-01`));
  return { from: start(month), to: start(addToMonth(month, 1)) };
}

/** The month so many months later, or earlier. */
export function addToMonth(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, '0')}-${String(count - year * 12 + 1).padStart(2, '0')}`;
}

/** Every month from the first to the last, both included; none when the last comes first. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  // At most as many as there are between 1900 and 2200, so that an odd period costs no more than that.
  for (let month = first; month <= last && months.length < 3600; month = addToMonth(month, 1)) months.push(month);
  return months;
}

/** The months that end within a span: those whose money belongs to it. */
export function monthsEndingIn(zone: string, span: Span): readonly Month[] {
  return monthsBetween(monthAt(zone, span.from), monthAt(zone, span.to - 1)).filter(
    (month) => monthSpan(zone, month).to <= span.to,
  );
}
