import type { Measure, Requirement, Target } from '../agreement/index.ts';
import { dateOfDay, type Instant, instantToLocal, type LocalDate, type Span } from '../time/index.ts';
import type { Restatement } from './restatement.ts';
import type { Tally } from './tally.ts';

export type ObjectiveVerdict = 'open' | 'met' | 'breached' | 'notApplicable';

/** What became of one objective in one period (SEMANTICS 2). Ratios are exact; only what is shown is floored. */
export interface Objective {
  readonly agreement: string;
  readonly agreementId: string;
  readonly kind: 'sla' | 'ola' | 'underpinning';
  readonly target: string;
  readonly level: string | null;
  readonly measure: Measure;
  readonly period: Span;
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
  readonly open: number;
  /** Counts carried forward from directly preceding periods below the minimum sample; null: none. */
  readonly carried: { readonly met: number; readonly breached: number } | null;
  readonly requirement: Requirement | null;
  /** The percentile or mean found, in milliseconds; null where none is asked or nothing counts. */
  readonly measuredMs: number | null;
  readonly verdict: ObjectiveVerdict;
  readonly missesLeft: number | null;
  readonly missesRunOutOn: LocalDate | null;
  readonly restatements: readonly Restatement[];
}

/** A period's counts as they are judged: what was carried forward included. */
export interface Judging {
  readonly target: Target;
  readonly timeZone: string;
  readonly tally: Tally;
  readonly carried: { readonly met: number; readonly breached: number } | null;
  readonly period: Span;
  readonly asOf: Instant;
  /** Over: nothing can be added by the passing of time. Rolling periods always are. */
  readonly ended: boolean;
}

interface Count {
  readonly met: number;
  readonly breached: number;
  /** met + breached, and open ones while the period runs. */
  readonly sample: number;
}

/** What a target asks of many together; of a ratio, that at least so large a share is good. */
export function requirementOf({ measure, requirement, atLeastPpm }: Target): Requirement | null {
  if (measure !== 'ratio' || atLeastPpm === null) return requirement;
  return { kind: 'attainment', requiredPpm: atLeastPpm };
}

/** Verdict, misses left and the day they run out, of one period. */
export function judgePeriod(
  judging: Judging,
): Pick<Objective, 'verdict' | 'missesLeft' | 'missesRunOutOn' | 'measuredMs'> {
  const count = countOf(judging);
  const measuredMs = measuredOf(judging);
  const missesLeft = missesLeftOf(judging, count);
  return {
    verdict: verdictOf(judging, count, measuredMs),
    missesLeft,
    missesRunOutOn: judging.ended ? null : runOutOn(judging, missesLeft),
    measuredMs,
  };
}

function countOf({ tally, carried, ended }: Judging): Count {
  const met = tally.met + (carried?.met ?? 0);
  const breached = tally.breached + (carried?.breached ?? 0);
  return { met, breached, sample: met + breached + (ended ? 0 : tally.open) };
}

/** Is the period's sample, as far as it is known, smaller than the agreement asks? */
export function isBelowMinimum(judging: Judging): boolean {
  const { minimumSample } = judging.target;
  return requirementOf(judging.target)?.kind !== 'allow' && countOf(judging).sample < (minimumSample ?? 0);
}

function verdictOf(judging: Judging, count: Count, measuredMs: number | null): ObjectiveVerdict {
  const { target, tally, ended } = judging;
  const requirement = requirementOf(target);
  if (requirement === null) return 'notApplicable';
  const undecided = !ended || (target.rules.attribute === 'opened' && tally.open > 0);
  if (requirement.kind === 'allow' && count.breached > requirement.misses) return 'breached';
  if (undecided) return 'open';
  if (tally.met + tally.breached === 0) return 'notApplicable';
  if (isBelowMinimum(judging)) {
    const below = target.belowMinimum;
    if (below.kind !== 'allowMisses') return 'notApplicable';
    return count.breached <= below.misses ? 'met' : 'breached';
  }
  return isKept(requirement, count, measuredMs) ? 'met' : 'breached';
}

function isKept(requirement: Requirement, count: Count, measuredMs: number | null): boolean {
  switch (requirement.kind) {
    case 'allow':
      // One miss too many was told before the period was judged as a whole.
      return true;
    case 'attainment':
      // Counted things may be bytes: beyond 10⁹ of them the product is no longer exact in a number.
      return BigInt(count.met) * 1_000_000n >= BigInt(requirement.requiredPpm) * BigInt(count.met + count.breached);
    case 'percentile':
      if (measuredMs === null || !('ms' in requirement.within)) {
        return count.met >= rankOf(requirement.percent, count.met + count.breached);
      }
      return measuredMs <= requirement.within.ms;
    case 'mean':
      return measuredMs !== null && 'ms' in requirement.within && measuredMs <= requirement.within.ms;
  }
}

/** Nearest rank: the smallest count that makes up the percentage. */
function rankOf(percent: number, of: number): number {
  return Math.ceil((Math.round(percent * 10_000) * of) / 1_000_000);
}

function measuredOf({ target, tally }: Judging): number | null {
  const { requirement } = target;
  const times = tally.elapsedMs;
  if (times.length === 0 || requirement === null) return null;
  if (requirement.kind === 'mean') return times.reduce((sum, ms) => sum + ms, 0) / times.length;
  if (requirement.kind !== 'percentile') return null;
  const sorted = [...times].sort((a, b) => a - b);
  if (requirement.method === 'linear') return linearPercentile(sorted, requirement.percent);
  return sorted[Math.max(rankOf(requirement.percent, sorted.length), 1) - 1] ?? null;
}

/** The percentile of sorted times, in proportion between two ranks: the 95th of 20 lies at 1 + 0.95 × 19 = 19.05. */
function linearPercentile(sorted: readonly number[], percent: number): number | null {
  const hundredths = (sorted.length - 1) * percent;
  const below = sorted[Math.floor(hundredths / 100)];
  if (below === undefined) return null;
  const above = sorted[Math.ceil(hundredths / 100)] ?? below;
  // Whole milliseconds times a hundred: exact until the one division.
  return (below * 100 + (hundredths % 100) * (above - below)) / 100;
}

/** How many more may be missed; negative once too many were. Null where nothing is asked, or a small sample exempts. */
function missesLeftOf(judging: Judging, count: Count): number | null {
  const { belowMinimum } = judging.target;
  const requirement = requirementOf(judging.target);
  // How much too late they are decides, not only how many.
  if (requirement === null || requirement.kind === 'mean') return null;
  if (requirement.kind === 'percentile' && requirement.method === 'linear') return null;
  if (requirement.kind === 'allow') return requirement.misses - count.breached;
  if (isBelowMinimum(judging)) return belowMinimum.kind === 'allowMisses' ? belowMinimum.misses - count.breached : null;
  const requiredPpm =
    requirement.kind === 'attainment' ? requirement.requiredPpm : Math.round(requirement.percent * 10_000);
  const sample = count.met + count.breached + judging.tally.open;
  return Number((BigInt(sample) * BigInt(1_000_000 - requiredPpm)) / 1_000_000n) - count.breached;
}

/** The day the misses run out at the rate so far in the period (open-case 46). */
function runOutOn(judging: Judging, missesLeft: number | null): LocalDate | null {
  const { period, asOf, tally } = judging;
  if (missesLeft === null || missesLeft <= 0 || asOf <= period.from) return null;
  // At no breach so far they never run out: infinitely late.
  const tolerated = missesLeft + tally.breached;
  const at = period.from + Math.floor(((asOf - period.from) * tolerated) / tally.breached);
  return at < period.to ? dateOfDay(instantToLocal(judging.timeZone, at).dayNumber) : null;
}
