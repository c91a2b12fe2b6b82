import type { Agreement, ClockMeasure, Target, TimedMeasure } from '../agreement/index.ts';
import { isOpen, openBetween } from '../calendar/index.ts';
import type { Instant } from '../time/index.ts';
import { type Allowance, countedBetween, dueOf, heldBetween } from './allowance.ts';
import type { Hold } from './hold.ts';
import { dueAtOf, type Epoch, lapse, type Reckoning, type Run, type TargetSpan } from './run.ts';

export type ClockState =
  | 'notStarted'
  | 'running'
  | 'closedHours'
  | 'paused'
  | 'stopped'
  | 'superseded'
  | 'cancelled'
  | 'notApplicable';

/** One clock as measured at `asOf`: how much promised time has run. Instants and milliseconds; `Infinity` never shows. */
export interface Clock {
  readonly ticket: string;
  readonly openedAt: Instant;
  readonly measure: TimedMeasure;
  readonly version: Agreement;
  readonly cycle: number;
  /** The target it counts under: in force at its stop, breach or `asOf`, whichever came first. */
  readonly target: Target;
  readonly targets: readonly TargetSpan[];
  readonly state: ClockState;
  readonly startedAt: Instant | null;
  /** Null when it has not started, or is due beyond the horizon. */
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  /** Where counting ended: the stop, the end by a restart, merge or cancelling, or `asOf`. */
  readonly until: Instant;
  readonly elapsedMs: number;
  /** Service time to `dueAt` on the due allowance's calendar, negative after it. */
  readonly remainingMs: number | null;
  readonly pausedMs: number;
  readonly breachedAt: Instant | null;
  readonly firstVerdict: 'met' | 'breached' | null;
  /** Service milliseconds of the due allowance, and how many of them are used. */
  readonly budgetMs: number | null;
  readonly usedMs: number;
  readonly countedOn: string | null;
  /** For receipts and alerts. */
  readonly reckonings: readonly Reckoning[];
  readonly holds: readonly Hold[];
  readonly epochs: readonly Epoch[];
}

/** A run as a value, at `asOf`. */
export function measured(run: Run, ticket: string, openedAt: Instant, measure: TimedMeasure, asOf: Instant): Clock {
  lapse(run, asOf);
  const until = run.stoppedAt ?? run.endedAt ?? asOf;
  const due = dueAtOf(run, until);
  const allowance = dueAllowance(run, until);
  return {
    ticket,
    openedAt,
    measure,
    version: run.version,
    cycle: run.cycle,
    target: run.ruling,
    targets: run.targets,
    state: stateOf(run, asOf),
    startedAt: run.startedAt,
    dueAt: Number.isFinite(due) ? due : null,
    stoppedAt: run.stoppedAt,
    until,
    elapsedMs: overReckonings(run, until, (r, from, to) => countedBetween(r.calendar, from, to, run.holds)),
    remainingMs: Number.isFinite(due) ? openBetween(allowance.calendar, until, due) : null,
    pausedMs: overReckonings(run, until, (r, from, to) => heldBetween(r.calendar, from, to, run.holds, 'paused')),
    breachedAt: run.breachedAt,
    firstVerdict: run.firstVerdict,
    budgetMs: Number.isFinite(allowance.budgetMs) ? allowance.budgetMs : null,
    usedMs: countedBetween(allowance.calendar, allowance.from, until, run.holds),
    countedOn: run.countedOn,
    reckonings: run.reckonings,
    holds: run.holds,
    epochs: run.epochs,
  };
}

/** The allowance that is used up first. */
function dueAllowance(run: Run, until: Instant): Allowance {
  let first = run.allowances[0] as Allowance;
  if (run.allowances.length === 1) return first;
  for (const allowance of run.allowances) {
    if (dueOf(allowance, run.holds, until) < dueOf(first, run.holds, until)) first = allowance;
  }
  return first;
}

function overReckonings(run: Run, until: Instant, count: (r: Reckoning, from: Instant, to: Instant) => number): number {
  let ms = 0;
  for (let i = 0; i < run.reckonings.length; i += 1) {
    const reckoning = run.reckonings[i] as Reckoning;
    ms += count(reckoning, reckoning.from, run.reckonings[i + 1]?.from ?? until);
  }
  return ms;
}

function stateOf(run: Run, asOf: Instant): ClockState {
  if (run.ended === 'superseded' || run.ended === 'cancelled') return run.ended;
  if (run.ended === 'waived' || run.target === null) return 'notApplicable';
  if (run.stoppedAt !== null) return 'stopped';
  if (run.holds.some((hold) => hold.state === 'paused' && hold.from <= asOf && asOf < hold.to)) return 'paused';
  const reckoning = run.reckonings[run.reckonings.length - 1] as Reckoning;
  return asOf >= run.startedAt && isOpen(reckoning.calendar, asOf) ? 'running' : 'closedHours';
}

/** A clock that a target calls for and the ticket has not started yet. */
export function notStarted(
  target: Target,
  version: Agreement,
  ticket: string,
  openedAt: Instant,
  asOf: Instant,
  state: ClockState,
): Clock {
  return {
    ticket,
    openedAt,
    measure: target.measure as ClockMeasure,
    version,
    cycle: 1,
    target,
    targets: [{ target, from: openedAt, to: null }],
    state,
    startedAt: null,
    dueAt: null,
    stoppedAt: null,
    until: asOf,
    elapsedMs: 0,
    remainingMs: null,
    pausedMs: 0,
    breachedAt: null,
    firstVerdict: null,
    budgetMs: null,
    usedMs: 0,
    countedOn: null,
    reckonings: [],
    holds: [],
    epochs: [],
  };
}
