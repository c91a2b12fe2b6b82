import type { Target } from '../agreement/index.ts';
import type { Instant } from '../time/index.ts';
import { allowanceFrom, dueOf } from './allowance.ts';
import { dueAtOf, lapse, type Run, reckoningFrom, type TargetSpan } from './run.ts';

/**
 * Another target applies from `at` on (SEMANTICS 1.1), or none; `restart` is its caller's to carry out.
 * Nothing changes once the clock is breached (open-case 22). Under `ignore` only going out of scope and back in does.
 */
export function changeTarget(run: Run, at: Instant, reigning: Target | null, outOfScope: boolean): void {
  const { priorityChange } = (reigning ?? run.ruling).rules;
  const target = priorityChange !== 'ignore' ? reigning : outOfScope ? null : run.ruling;
  lapse(run, at);
  if (run.breachedAt !== null || run.target === target) return;
  closeTarget(run, at);
  run.target = target;
  if (target === null) return;
  run.targets.push({ target, from: at, to: null });
  // The same target again after a time without one: the clock goes on as it was (open-case 21).
  if (target !== run.ruling) takeOn(run, at, target, priorityChange);
  lapse(run, at, true);
}

function takeOn(run: Run, at: Instant, target: Target, priorityChange: string): void {
  if (!run.firstApplied.has(target)) run.firstApplied.set(target, at);
  if (priorityChange === 'recompute') recompute(run, target);
  else carryOver(run, at, run.ruling, target);
  run.ruling = target;
  run.epochs.push({ from: at, allowances: run.allowances });
}

/** Before the clock has begun to count, or at its coming, the new target simply takes the old one's place. */
export function replaceTarget(run: Run, target: Target): void {
  run.target = target;
  run.ruling = target;
  run.targets = [{ target, from: run.cameAt, to: null }];
  run.firstApplied = new Map();
  recompute(run, target);
  run.epochs = [{ from: run.startedAt, allowances: run.allowances }];
}

function closeTarget(run: Run, at: Instant): void {
  const last = run.targets.length - 1;
  const open = run.targets[last] as TargetSpan;
  if (open.to === null) run.targets[last] = { ...open, to: at };
}

/** As if the target had applied from the start, so that going there and back again gains nothing. */
function recompute(run: Run, target: Target): void {
  run.allowances = [allowanceFrom(target, run.startedAt)];
  run.firstApplied.set(target, run.startedAt);
  run.reckonings = [reckoningFrom(run.startedAt, target)];
}

/**
 * Rule `fair`. Stricter: what is left of the old is kept, and the new one is carried too, counted from the first instant
 * at which it applied to this clock. Looser: as if it had applied from the start, unless that would end earlier than
 * what the clock held.
 */
function carryOver(run: Run, at: Instant, old: Target, target: Target): void {
  if (allowanceFrom(target, at).fullAt < allowanceFrom(old, at).fullAt) {
    run.allowances = [...run.allowances, allowanceFrom(target, run.firstApplied.get(target) ?? at)];
    run.reckonings = [...run.reckonings, reckoningFrom(at, target)];
    return;
  }
  if (dueOf(allowanceFrom(target, run.startedAt), run.holds, at) >= dueAtOf(run, at)) recompute(run, target);
  // It keeps what it held; only where its time counts is as if the new target had applied from the start.
  else run.reckonings = [reckoningFrom(run.startedAt, target)];
}
