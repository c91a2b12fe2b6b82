import { type Calendar, openBetween, spansBetween } from '../calendar/index.ts';
import type { Instant, Span } from '../time/index.ts';

/** A period, how much of it has passed, and when the agreement is in force (missing: all the time). */
interface Measuring {
  readonly period: Span;
  readonly asOf: Instant;
  readonly inForce?: Span | null;
}

/** The part of a stretch that has passed and lies within the agreement's term; never of negative length. */
export function elapsed({ asOf, inForce }: Measuring, { from, to }: Span): Span {
  const begin = Math.max(from, inForce?.from ?? from);
  return { from: begin, to: Math.max(Math.min(to, asOf, inForce?.to ?? to), begin) };
}

/** How much of the period's hours is still to be measured. */
export function aheadMs(calendar: Calendar, { asOf, inForce, period }: Measuring): number {
  const from = Math.max(period.from, asOf, inForce?.from ?? asOf);
  const to = Math.min(period.to, inForce?.to ?? period.to);
  return to > from ? openBetween(calendar, from, to) : 0;
}

/** The hours of a stretch that are measured. */
export function openSpans(calendar: Calendar, { from, to }: Span): readonly Span[] {
  return spansBetween(calendar, from, to).filter(({ state }) => state === 'open');
}
