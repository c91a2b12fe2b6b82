import type { AmountBase, CapTerms, Remedy } from '../../agreement/index.ts';
import { compareRatios, type Ratio, type Step, ZERO } from '../../money/index.ts';
import { capOf } from '../cap/cap-rooms.ts';
import { currencyOf } from '../due/currency.ts';
import { dueFor } from '../due/due-for.ts';
import { isMissed } from '../due/missed.ts';
import type { Owed } from '../due/owed.ts';
import { RULESETS } from '../due/ruleset.ts';
import { exactValue } from '../due/steps.ts';
import type { BaseAsked, Bases } from '../month/bases.ts';
import type { Month } from '../month/month.ts';
import type { PeriodOutcome } from '../outcome.ts';
import { monthsOf } from './misses.ts';
import { dueForMissingReport } from './missing-report.ts';

/** A remedy that a missed promise calls for, on its way through groups and caps. */
export interface Candidate {
  readonly remedy: Remedy;
  readonly outcome: PeriodOutcome;
  /** What the base is made of; null: the remedy has none. */
  readonly base: BaseAsked | null;
  readonly baseMinor: Ratio;
  readonly owed: Owed;
  /** What it comes to so far, exact, in minor units. */
  readonly minor: Ratio;
  /** The working so far. */
  readonly steps: () => readonly Step[];
}

export interface CandidateContext {
  readonly month: Month;
  readonly bases: Bases;
  readonly since: ReadonlyMap<PeriodOutcome, number | null>;
  /** Was the report on a period that counts as missed without it not delivered in time? */
  readonly reportMissing: (outcome: PeriodOutcome) => boolean;
}

/** What one remedy comes to for one outcome, its own cap included; null where it is not called for. */
export function candidateOf(remedy: Remedy, outcome: PeriodOutcome, context: CandidateContext): Candidate | null {
  const missed = isMissed(outcome);
  const unreported = !missed && remedy.missingReportCounts && context.reportMissing(outcome);
  if (!missed && !unreported) return null;
  const base = remedy.of === null ? null : baseAsked(remedy, outcome, context.month, remedy.of);
  const baseMinor = base === null ? ZERO : context.bases.sum(base);
  const owed = unreported
    ? dueForMissingReport(remedy, outcome, baseMinor)
    : dueFor(remedy, outcome, baseMinor, context.since.get(outcome) ?? null);
  const first: Candidate = {
    remedy,
    outcome,
    base,
    baseMinor,
    owed,
    minor: owed.minor,
    steps: owed.steps,
  };
  return remedy.cap === null ? first : withinOwnCap(first, remedy.cap, context);
}

/** Shares due for an event (a clock, an hour, a day) are of one month's charges, the others of the whole period's. */
function baseAsked(remedy: Remedy, outcome: PeriodOutcome, settled: Month, of: AmountBase): BaseAsked {
  const { formula } = remedy;
  const perEvent = formula?.kind === 'perBreach' || formula?.kind === 'perUnit' || formula?.kind === 'lateDays';
  const revised = formula?.kind !== 'lateDays' || (RULESETS.get(formula.ruleset)?.revised ?? true);
  const months = perEvent ? [settled] : monthsOf(outcome);
  return { of, version: outcome.version, settled, months, revised, target: outcome.target };
}

/** A remedy's own cap over one period of its target. */
function withinOwnCap(candidate: Candidate, cap: CapTerms, { bases, month }: CandidateContext): Candidate {
  const { remedy, outcome } = candidate;
  const { version, target } = outcome;
  const months = monthsOf(outcome);
  const capMinor = capOf(cap, (of) => bases.sum({ of, version, settled: month, months, revised: true, target }));
  if (compareRatios(candidate.minor, capMinor) <= 0) return candidate;
  const currency = currencyOf(version);
  return {
    ...candidate,
    minor: capMinor,
    steps: () => [
      ...candidate.steps(),
      {
        kind: 'ownCap',
        clause: `remedies.${remedy.id}.cap`,
        inputs: { before: exactValue(candidate.minor, currency), cap: exactValue(capMinor, currency) },
        result: exactValue(capMinor, currency),
        evidence: [],
      },
    ],
  };
}
