import type { Instant, Span } from '../time/index.ts';

/** Somebody is on call (FR: d'astreinte) from an instant to another, the end excluded. */
export interface Shift {
  readonly from: Instant;
  readonly to: Instant;
  /** Opaque id. */
  readonly person: string;
  /** 1 is called first; who has 2 stands in, and so on. */
  readonly rank: number;
}

/**
 * Who is on call at an instant, the first to be called first; each person once. Two of one rank: the one whose shift began
 * later, for a swap is written over what it replaces; else by id.
 */
export function onDuty(shifts: readonly Shift[], at: Instant): readonly string[] {
  const now = shifts.filter(({ from, to }) => from <= at && at < to);
  const called = now.toSorted((a, b) => a.rank - b.rank || b.from - a.from || compare(a.person, b.person));
  return [...new Set(called.map(({ person }) => person))];
}

/** When nobody is on call within a span. */
export function dutyGaps(shifts: readonly Shift[], { from, to }: Span): readonly Span[] {
  const gaps: Span[] = [];
  let covered = from;
  for (const shift of shifts.toSorted((a, b) => a.from - b.from)) {
    if (shift.from >= to) break;
    if (shift.from > covered) gaps.push({ from: covered, to: shift.from });
    covered = Math.max(covered, shift.to);
  }
  if (covered < to) gaps.push({ from: covered, to });
  return gaps;
}

/** What is wrong with a shift. */
export interface ShiftProblem {
  /** Which of them, from 0. */
  readonly place: number;
  readonly problem: 'endsBeforeItBegins' | 'badRank';
}

/** The shifts that end before they begin, or whose rank is no whole number from 1 on. */
export function shiftProblems(shifts: readonly Shift[]): readonly ShiftProblem[] {
  return shifts.flatMap(({ from, to, rank }, place): readonly ShiftProblem[] => {
    if (from >= to) return [{ place, problem: 'endsBeforeItBegins' }];
    return Number.isInteger(rank) && rank >= 1 ? [] : [{ place, problem: 'badRank' }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
