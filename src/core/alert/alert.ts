import type { EscalationStep, Target } from '../agreement/index.ts';
import { type Allowance, type Epoch, shareUsedAt } from '../clock/index.ts';
import type { Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';

/** A share of a clock's allowance that was used up, and who is told by the agreement's escalation. */
export interface Alert {
  readonly ticket: string;
  readonly target: string;
  readonly agreement: string;
  readonly cycle: number;
  /** Which allowance of the clock: the number grows with each change of target, reopening or merge, never with a pause. */
  readonly allowance: number;
  readonly thresholdPpm: number;
  readonly at: Instant;
  readonly to: readonly string[];
}

/** Warned at where a target does not say (SEMANTICS 1: `atRisk` is then 75 %). */
const DEFAULT_WARN_AT: readonly number[] = [750_000];

/** The thresholds a clock has reached, in the order reached: its target's `warnAt` and the agreement's escalation steps. */
export function alertsOf(clock: Judged): readonly Alert[] {
  return alertsWith(clock, []);
}

/** The same, and shares of the allowance that are told of whether or not the agreement names them. */
export function alertsWith(clock: Judged, always: readonly number[]): readonly Alert[] {
  if (clock.state === 'cancelled' || clock.epochs.length === 0) return [];
  const alerts: Alert[] = [];
  clock.epochs.forEach((epoch, index) => {
    const ended = clock.epochs[index + 1]?.from ?? null;
    const allowance = dueFirst(epoch, clock, ended ?? clock.until);
    for (const thresholdPpm of withAll(thresholdsOf(allowance.target, clock.version.escalation), always)) {
      const at = reachedAt(clock, epoch, allowance, thresholdPpm, ended);
      if (at === null) continue;
      alerts.push({
        ticket: clock.ticket,
        target: allowance.target.id,
        agreement: clock.version.ref,
        cycle: clock.cycle,
        allowance: index + 1,
        thresholdPpm,
        at,
        to: clock.version.escalation.filter((step) => step.afterPpm === thresholdPpm).flatMap((step) => step.to),
      });
    }
  });
  return alerts;
}

/** The shares at which somebody is warned under a target, ascending; 75 % where it does not say. */
export function thresholdsOf(target: Target, escalation: readonly EscalationStep[]): readonly number[] {
  const warned = target.warnAtPpm ?? DEFAULT_WARN_AT;
  if (escalation.length === 0 && warned.length < 2) return warned;
  const all = new Set([...warned, ...escalation.map((step) => step.afterPpm)]);
  return [...all].sort((a, b) => a - b);
}

function withAll(thresholds: readonly number[], always: readonly number[]): readonly number[] {
  const missing = always.filter((one) => !thresholds.includes(one));
  return missing.length === 0 ? thresholds : [...thresholds, ...missing].sort((a, b) => a - b);
}

/** When the threshold was reached while this allowance held; null when it was not, or the clock stopped before. */
function reachedAt(
  clock: Judged,
  epoch: Epoch,
  allowance: Allowance,
  thresholdPpm: number,
  ended: Instant | null,
): Instant | null {
  const until = ended ?? clock.until;
  // Service time never runs faster than time: most clocks end before this can be, and no calendar need be asked.
  if (allowance.from + Math.floor((allowance.budgetMs * thresholdPpm) / 1_000_000) > until) return null;
  const used = shareUsedAt(allowance, thresholdPpm, clock.holds, until);
  const at = used > epoch.from ? used : epoch.from;
  const stopsThere = ended !== null || clock.stoppedAt !== null;
  if (at > until || (at === until && stopsThere)) return null;
  // While no target applies nobody is warned; what was reached meanwhile is told when one applies again.
  return clock.targets.some((span) => span.from <= at && (span.to === null || at < span.to))
    ? at
    : nextTargetAt(clock, at, until);
}

function nextTargetAt(clock: Judged, at: Instant, until: Instant): Instant | null {
  return clock.targets.find((span) => span.from > at && span.from <= until)?.from ?? null;
}

function dueFirst(epoch: Epoch, clock: Judged, until: Instant): Allowance {
  let first = epoch.allowances[0] as Allowance;
  if (epoch.allowances.length === 1) return first;
  for (const allowance of epoch.allowances) {
    const due = shareUsedAt(allowance, 1_000_000, clock.holds, until);
    if (due < shareUsedAt(first, 1_000_000, clock.holds, until)) first = allowance;
  }
  return first;
}
