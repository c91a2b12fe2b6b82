import { type CalendarSpec, compileCalendar, spansBetween } from '../../calendar/index.ts';
import {
  DAY_MS,
  dayNumberOf,
  END_INSTANT,
  FIRST_INSTANT,
  type Instant,
  lengthOf,
  type Span,
  subtract,
} from '../../time/index.ts';

/** The open hours that a change adds and takes away. */
export interface HoursEffect {
  readonly kind: 'hours';
  /** What was looked at: a year, and on to the last date that either calendar names. */
  readonly from: Instant;
  readonly to: Instant;
  readonly addedMs: number;
  readonly removedMs: number;
  readonly firstAdded: Span | null;
  readonly firstRemoved: Span | null;
}

const YEAR_MS = 366 * DAY_MS;
/** Dates further ahead than this many years are not looked at. */
const YEARS = 20;

/** Two calendars by what they are: the instants at which they are open, compared over a year or more. */
export function hoursEffect(before: CalendarSpec, after: CalendarSpec, from: Instant): HoursEffect {
  const start = Math.min(Math.max(from, FIRST_INSTANT), END_INSTANT - YEAR_MS);
  const to = Math.min(
    Math.max(start + YEAR_MS, lastDate(before), lastDate(after)),
    start + YEARS * YEAR_MS,
    END_INSTANT,
  );
  const [left, right] = [openSpans(before, start, to), openSpans(after, start, to)];
  const [added, removed] = [subtract(right, left), subtract(left, right)];
  return {
    kind: 'hours',
    from: start,
    to,
    addedMs: lengthOf(added),
    removedMs: lengthOf(removed),
    firstAdded: added[0] ?? null,
    firstRemoved: removed[0] ?? null,
  };
}

function openSpans(spec: CalendarSpec, from: Instant, to: Instant): readonly Span[] {
  return spansBetween(compileCalendar(spec), from, to)
    .filter(({ state }) => state === 'open')
    .map((span) => ({ from: span.from, to: span.to }));
}

/** Two days after the last date an exception or a list of holidays names, so that it is over in every zone. */
function lastDate(spec: CalendarSpec): Instant {
  const dates = [
    ...spec.exceptions.map(({ to }) => to),
    ...spec.holidays.flatMap((rule) => (rule.kind === 'dates' ? rule.dates.map(({ date }) => date) : [])),
  ];
  return Math.max(FIRST_INSTANT, ...dates.map((date) => (dayNumberOf(date) + 2) * DAY_MS).filter(Number.isFinite));
}
