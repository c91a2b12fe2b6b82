import type { Agreement, Remedy } from '../../agreement/index.ts';
import { ALWAYS, alwaysOpen, type Calendar, compileCalendar, nextOpening } from '../../calendar/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  type Instant,
  instantToLocal,
  type LocalDate,
  type Span,
  startOfLocalDay,
  type TermLength,
} from '../../time/index.ts';
import { lastDateOf, periodsWithin } from '../periods.ts';
import type { PromiseRef } from '../reason.ts';
import type { SupplierPromise } from '../under.ts';

/** What we need to make a claim, in working days. */
export interface ClaimPolicy {
  /** From the end of the period until we know of the miss. */
  readonly detectionDays: number;
  /** To gather the evidence and write the claim. */
  readonly preparationDays: number;
  /** Working days that must be left over. */
  readonly spareDays: number;
}

export const DEFAULT_CLAIM_POLICY: ClaimPolicy = { detectionDays: 5, preparationDays: 5, spareDays: 5 };

/** Whether a supplier's remedy can be claimed in time, in the period in which that is hardest. */
export interface ClaimMargin {
  readonly promise: PromiseRef;
  readonly remedy: string;
  readonly period: Span;
  /** The last day on which it can be claimed. */
  readonly lastDay: LocalDate;
  /** Our working days from the period's end through that day. */
  readonly workingDays: number;
  /** Of them, left over after detecting and preparing; below zero the claim is lost. */
  readonly spareDays: number;
  readonly inTime: boolean;
}

/** The claim margins of a supplier's promise: one for each remedy that must be claimed within a time. */
export function claimMargins(
  promise: Agreement,
  supplier: SupplierPromise,
  policy: ClaimPolicy,
  over: Span,
): readonly ClaimMargin[] {
  const { agreement, target } = supplier;
  const calendar = workingCalendar(promise);
  return agreement.commercial.remedies.flatMap((remedy) => {
    const within = remedy.on === target.id ? withinOf(remedy) : null;
    if (within === null) return [];
    const periods = periodsWithin(agreement, target.per, over).map((period) => {
      const lastDay = after(lastDateOf(agreement.timeZone, period), within);
      const until = startOfLocalDay(agreement.timeZone, dayNumberOf(lastDay) + 1);
      return { period, lastDay, workingDays: workingDays(calendar, period.to, until) };
    });
    const [first, ...rest] = periods;
    if (first === undefined) return [];
    const hardest = rest.reduce((a, b) => (b.workingDays < a.workingDays ? b : a), first);
    const spareDays = hardest.workingDays - policy.detectionDays - policy.preparationDays;
    const ref = { agreement: agreement.ref, target: target.id };
    return [{ promise: ref, remedy: remedy.id, ...hardest, spareDays, inTime: spareDays >= policy.spareDays }];
  });
}

function withinOf({ claim }: Remedy): TermLength | null {
  return claim?.onRequest === true ? claim.within : null;
}

function after(date: LocalDate, { unit, count }: TermLength): LocalDate {
  if (unit === 'mo' || unit === 'y') return addMonths(date, unit === 'y' ? count * 12 : count);
  return dateOfDay(dayNumberOf(date) + (unit === 'w' ? count * 7 : count));
}

/** When we work on claims: the first of the agreement's calendars that is not round the clock; else Monday to Friday. */
function workingCalendar(promise: Agreement): Calendar {
  for (const spec of Object.values(promise.calendars)) {
    const calendar = compileCalendar(spec);
    if (!alwaysOpen(calendar)) return calendar;
  }
  const week = ALWAYS.week.map((day, place) => (place < 5 ? day : []));
  return compileCalendar({ ...ALWAYS, timeZone: promise.timeZone, week });
}

/** Local dates on which a window starts within `[from, to)`; counted up to ten years. */
function workingDays(calendar: Calendar, from: Instant, to: Instant): number {
  const days = new Set<number>();
  for (let at = nextOpening(calendar, from - 1); at !== null && at < to && days.size < 3653; ) {
    days.add(instantToLocal(calendar.timeZone, at).dayNumber);
    at = nextOpening(calendar, at);
  }
  return days.size;
}
