import type { Target } from '../../agreement/index.ts';
import { type Calendar, compileCalendar, deadline, spansBetween } from '../../calendar/index.ts';
import { DAY_MS, type Duration, HOUR_MS, type Instant } from '../../time/index.ts';
import type { Direction } from '../direction.ts';

/** What a change does to the instants at which a promise falls due, over the starts of a year. */
export interface DeadlineEffect {
  readonly kind: 'deadlines';
  /** Of the starts looked at, how many are now due earlier, later, or at the same instant. */
  readonly earlier: number;
  readonly later: number;
  readonly same: number;
  /** The start that gains, and the one that loses, most. */
  readonly mostEarlier: DeadlineShift | null;
  readonly mostLater: DeadlineShift | null;
}

export interface DeadlineShift {
  readonly startAt: Instant;
  /** Null: past the horizon. */
  readonly beforeAt: Instant | null;
  readonly afterAt: Instant | null;
}

const YEAR_MS = 365 * DAY_MS;
const STEP_MS = HOUR_MS;

/** How long one promise gives, on which calendar. */
export type Allowance = Pick<Target, 'calendar'> & { readonly within: Duration };

/**
 * The deadlines of two allowances compared at starts every hour of a year and at each opening and closing of
 * either calendar.
 */
export function deadlineEffect(before: Allowance, after: Allowance, from: Instant): DeadlineEffect {
  const [earlierCalendar, laterCalendar] = [compileCalendar(before.calendar), compileCalendar(after.calendar)];
  const counts = { earlier: 0, later: 0, same: 0 };
  const most: { earlier: Shift | null; later: Shift | null } = { earlier: null, later: null };
  for (const startAt of startsOf([earlierCalendar, laterCalendar], from)) {
    const beforeAt = dueAt(earlierCalendar, startAt, before.within);
    const afterAt = dueAt(laterCalendar, startAt, after.within);
    const way = afterAt === beforeAt ? 'same' : afterAt < beforeAt ? 'earlier' : 'later';
    counts[way]++;
    if (way === 'same') continue;
    const byMs = Math.abs(afterAt - beforeAt);
    if (byMs > (most[way]?.byMs ?? 0)) most[way] = { startAt, beforeAt, afterAt, byMs };
  }
  return { kind: 'deadlines', ...counts, mostEarlier: told(most.earlier), mostLater: told(most.later) };
}

interface Shift {
  readonly startAt: number;
  readonly beforeAt: number;
  readonly afterAt: number;
  readonly byMs: number;
}

function told(shift: Shift | null): DeadlineShift | null {
  if (shift === null) return null;
  const within = (at: number) => (Number.isFinite(at) ? at : null);
  return { startAt: shift.startAt, beforeAt: within(shift.beforeAt), afterAt: within(shift.afterAt) };
}

function dueAt(calendar: Calendar, start: Instant, within: Duration): number {
  const due = deadline(calendar, start, within);
  return typeof due === 'number' ? due : Number.POSITIVE_INFINITY;
}

function startsOf(calendars: readonly Calendar[], from: Instant): ReadonlySet<Instant> {
  const starts = new Set<Instant>();
  for (let at = from; at < from + YEAR_MS; at += STEP_MS) starts.add(at);
  for (const calendar of calendars) {
    for (const span of spansBetween(calendar, from, from + YEAR_MS)) starts.add(span.from);
  }
  return starts;
}

/** Due earlier at every start that changes is better for the customer. */
export function directionOfDeadlines({ earlier, later }: DeadlineEffect): Direction {
  if (earlier > 0 && later > 0) return 'unclear';
  return earlier > 0 ? 'customer' : later > 0 ? 'provider' : 'neutral';
}
