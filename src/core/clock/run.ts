import type { Agreement, Target } from '../agreement/index.ts';
import type { Calendar } from '../calendar/index.ts';
import type { Instant } from '../time/index.ts';
import { type Allowance, allowanceFrom, countingCalendar, dueOf } from './allowance.ts';
import { type Hold, withHold, withHolds } from './hold.ts';

/** From here on, elapsed time is counted under this target, on this calendar. */
export interface Reckoning {
  readonly from: Instant;
  readonly target: Target;
  readonly calendar: Calendar;
}

/** A target's rule over a clock; `to` null while it lasts. */
export interface TargetSpan {
  readonly target: Target;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** What was allowed from an instant on; each change of target, reopening or merge begins another (its number tells alerts apart). */
export interface Epoch {
  readonly from: Instant;
  readonly allowances: readonly Allowance[];
}

/**
 * A clock as it runs through a ticket's story. Mutable, and seen only inside this room: `measured` turns it into a value.
 * `target` is the one in force (null: none applies), `ruling` the last one that was.
 */
export interface Run {
  readonly cycle: number;
  readonly version: Agreement;
  startedAt: Instant;
  /** When its first target came: at its start, or later (open-case 20). Before, it cannot have been breached. */
  cameAt: Instant;
  target: Target | null;
  ruling: Target;
  allowances: Allowance[];
  reckonings: Reckoning[];
  targets: TargetSpan[];
  firstApplied: Map<Target, Instant>;
  /** Pauses and what lies over them, in order: `refreshHolds` keeps them. */
  holds: readonly Hold[];
  /** Time between a stop and a reopening, and pauses of absorbed tickets. */
  others: Hold[];
  /** The ticket's own pauses, as they hold this clock; null: it never was paused. */
  readonly pausesOf: ((run: Run) => readonly Hold[]) | null;
  epochs: Epoch[];
  stoppedAt: Instant | null;
  /** Superseded, cancelled or waived from here on; null while none. */
  endedAt: Instant | null;
  ended: 'superseded' | 'cancelled' | 'waived' | null;
  breachedAt: Instant | null;
  /** `dueAt` as it stood at the breach. */
  lapsedDueAt: Instant | null;
  firstVerdict: 'met' | 'breached' | null;
  /** The absorbed ticket on whose clock a breach of this one is counted (rule `merged`). */
  countedOn: string | null;
}

/** Time is counted as a target has it, from an instant on. */
export function reckoningFrom(from: Instant, target: Target): Reckoning {
  return { from, target, calendar: countingCalendar(target) };
}

/** A clock begun under a target at an instant. */
export function begin(
  cycle: number,
  version: Agreement,
  target: Target,
  startedAt: Instant,
  pausesOf: Run['pausesOf'],
): Run {
  const allowances = [allowanceFrom(target, startedAt)];
  const run: Run = {
    cycle,
    version,
    startedAt,
    cameAt: startedAt,
    target,
    ruling: target,
    allowances,
    reckonings: [reckoningFrom(startedAt, target)],
    targets: [{ target, from: startedAt, to: null }],
    firstApplied: new Map([[target, startedAt]]),
    holds: [],
    others: [],
    pausesOf,
    epochs: [{ from: startedAt, allowances }],
    stoppedAt: null,
    endedAt: null,
    ended: null,
    breachedAt: null,
    lapsedDueAt: null,
    firstVerdict: null,
    countedOn: null,
  };
  refreshHolds(run);
  return run;
}

/** Its target came only after it should have begun; a breach that brings about is of its coming. */
export function comeLate(run: Run, at: Instant): void {
  run.cameAt = at;
  run.targets = [{ target: run.ruling, from: at, to: null }];
}

/** Reads the pauses anew: what they hold depends on when the clock started, stood still, and was breached. */
export function refreshHolds(run: Run): void {
  const pauses = run.pausesOf?.(run) ?? [];
  run.holds = withHolds(run.others, pauses);
}

/** When the clock is due: when the first of its allowances is used up. */
export function dueAtOf(run: Run, until: Instant): Instant {
  if (run.lapsedDueAt !== null) return run.lapsedDueAt;
  let due = Number.POSITIVE_INFINITY;
  for (const allowance of run.allowances) {
    due = Math.min(due, dueOf(allowance, run.holds, until));
  }
  return due;
}

/** Notes a breach suffered before `at`, or brought about at it by what has just changed. */
export function lapse(run: Run, at: Instant, retroactively = false): void {
  if (run.breachedAt !== null || run.target === null || run.stoppedAt !== null || run.ended !== null) return;
  const due = dueAtOf(run, at);
  if (due >= at) return;
  run.breachedAt = retroactively ? at : Math.max(due, run.cameAt);
  run.lapsedDueAt = due;
  run.firstVerdict ??= 'breached';
  // INVARIANT(frozenAtBreach): pauses that begin later obey the target in force at the breach (open-case 22).
  refreshHolds(run);
}

/** Stops the clock. A stop before a start that is still to come (cut-off) is met with nothing elapsed. */
export function stop(run: Run, at: Instant): void {
  lapse(run, at);
  run.stoppedAt = at;
  if (run.target !== null) run.firstVerdict ??= 'met';
}

/** Ends the clock without a stop. */
export function end(run: Run, at: Instant, how: 'superseded' | 'cancelled' | 'waived'): void {
  lapse(run, at);
  run.endedAt = at;
  run.ended = how;
}

/** The clock goes on at a reopening; the time since its stop is held. One that is told before that it never stopped holds none. */
export function goOn(run: Run, at: Instant): void {
  const { stoppedAt } = run;
  run.stoppedAt = null;
  if (stoppedAt !== null) {
    run.others = withHold(run.others, { from: stoppedAt, to: at, state: 'resolved', reason: null, by: null });
    refreshHolds(run);
  }
  lapse(run, at, true);
  run.epochs.push({ from: at, allowances: run.allowances });
}

/**
 * Rule `merged: keepEarliest`: the clock now started at the earliest opening and keeps the absorbed ticket's pauses.
 * @param absorbedBreached the absorbed ticket's clock of this measure was breached: a later breach here is counted there
 */
export function absorb(
  run: Run,
  at: Instant,
  startedAt: Instant,
  holds: readonly Hold[],
  absorbed: string,
  absorbedBreached: boolean,
): void {
  lapse(run, at);
  if (run.breachedAt !== null) return;
  run.others = withHolds(run.others, holds);
  const was = run.startedAt;
  const moved = <T extends { readonly from: Instant }>(one: T): T =>
    one.from === was ? { ...one, from: startedAt } : one;
  run.allowances = run.allowances.map((a) => (a.from === was ? allowanceFrom(a.target, startedAt) : a));
  run.reckonings = run.reckonings.map(moved);
  run.targets = run.targets.map(moved);
  for (const [target, from] of run.firstApplied) if (from === was) run.firstApplied.set(target, startedAt);
  if (run.cameAt === was) run.cameAt = startedAt;
  run.startedAt = startedAt;
  refreshHolds(run);
  if (absorbedBreached) run.countedOn = absorbed;
  lapse(run, at, true);
  run.epochs.push({ from: at, allowances: run.allowances });
}
