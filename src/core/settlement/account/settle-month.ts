import type { Agreement, Remedy } from '../../agreement/index.ts';
import { compareRatios, type Ratio, ratio, roundRatio, type Step, ZERO } from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
import { applyCaps, type CapBite, type CapRoom, roomOf } from '../cap/apply-caps.ts';
import { spread } from '../cap/spread.ts';
import { currencyOf } from '../due/currency.ts';
import { type Owed, sumRatios, type Unable } from '../due/owed.ts';
import { RULESETS } from '../due/ruleset.ts';
import { exactValue, nameValue } from '../due/steps.ts';
import type { BaseAsked } from '../month/bases.ts';
import type { Month } from '../month/month.ts';
import type { PeriodOutcome } from '../outcome.ts';
import { withinAtRisk } from './at-risk.ts';
import { type Candidate, type CandidateContext, candidateOf } from './candidate.ts';
import { mostFavourable, oncePerPromise } from './most-favourable.ts';

/** What a remedy comes to in the month it is settled in, caps applied and rounded. */
export interface RemedyItem {
  readonly month: Month;
  readonly remedy: Remedy;
  readonly outcome: PeriodOutcome;
  readonly base: BaseAsked | null;
  readonly baseMinor: Ratio;
  readonly owed: Owed;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly steps: () => readonly Step[];
}

/** A remedy that the agreement promises and that cannot be computed, and why. */
export interface NotComputable {
  readonly kind: 'remedyNotComputable' | 'bonusNotComputable';
  readonly id: string;
  readonly because: Unable;
  readonly period: Span;
}

export interface MonthAccount {
  readonly month: Month;
  readonly version: Agreement;
  readonly items: readonly RemedyItem[];
  readonly caps: readonly CapRoom[];
  readonly bites: readonly CapBite[];
  readonly totalMinor: bigint;
  readonly refused: readonly NotComputable[];
}

/**
 * What the remedies of an agreement come to in one month: each promise by itself, repetition, own caps, groups, the sum,
 * the caps of the agreement, de minimis, and one rounding, half up, of the whole, shared so that the parts add up to it.
 * @param outcomes those whose period ends in the month, in order
 * @param roomsOf the agreement's caps around the month; asked only when something is due
 */
export function settleMonth(
  version: Agreement,
  outcomes: readonly PeriodOutcome[],
  context: CandidateContext,
  roomsOf: () => readonly CapRoom[],
): MonthAccount {
  const found = calledFor(outcomes, context);
  const refused = found.flatMap(({ remedy, owed, outcome }) =>
    owed.unable === null
      ? []
      : [{ kind: 'remedyNotComputable' as const, id: remedy.id, because: owed.unable, period: outcome.period }],
  );
  const due = withinAtRisk(mostFavourable(oncePerPromise(found.filter(({ owed }) => owed.unable === null))));
  const caps = due.some(({ minor }) => minor.part > 0n) ? roomsOf() : [];
  const { partsMinor, bites } = applyCaps(
    due.map(({ minor }) => minor),
    caps,
  );
  const kept = due.map((candidate, place) => atLeastMinimum(candidate, partsMinor[place] as Ratio));
  const totalMinor = roundRatio(sumRatios(kept));
  const shares = spread(totalMinor, kept);
  const items = due.map((candidate, place) =>
    itemOf(candidate, {
      month: context.month,
      bites,
      kept: kept[place] as Ratio,
      share: shares[place] as bigint,
      capped: partsMinor[place] as Ratio,
    }),
  );
  return { month: context.month, version, items, caps, bites, totalMinor, refused };
}

/** The remedies that outcomes call for, in the order of the agreement, then of levels and periods. */
function calledFor(outcomes: readonly PeriodOutcome[], context: CandidateContext): readonly Candidate[] {
  const placed = outcomes.flatMap((outcome) =>
    outcome.version.commercial.remedies.flatMap((remedy, place) => {
      const candidate = remedy.on === outcome.target.id ? candidateOf(remedy, outcome, context) : null;
      return candidate === null ? [] : [{ place, candidate }];
    }),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ candidate }) => candidate);
}

/** Less than the minimum is not due; what the rules of a procurement exempt is not due up to and including it. */
function atLeastMinimum({ remedy, outcome }: Candidate, minor: Ratio): Ratio {
  if (remedy.deMinimis !== null) {
    return compareRatios(minor, ratio(remedy.deMinimis.amountMinor)) < 0 ? ZERO : minor;
  }
  const exempt = remedy.formula?.kind === 'lateDays' ? RULESETS.get(remedy.formula.ruleset)?.exemptMinor : undefined;
  if (exempt == null || currencyOf(outcome.version) !== 'EUR') return minor;
  return compareRatios(minor, ratio(exempt)) <= 0 ? ZERO : minor;
}

interface Fate {
  readonly month: Month;
  readonly bites: readonly CapBite[];
  readonly capped: Ratio;
  readonly kept: Ratio;
  readonly share: bigint;
}

function itemOf(candidate: Candidate, fate: Fate): RemedyItem {
  const { remedy, outcome, base, baseMinor, owed } = candidate;
  const currency = currencyOf(outcome.version);
  return {
    month: fate.month,
    remedy,
    outcome,
    base,
    baseMinor,
    owed,
    amountMinor: fate.share,
    currency,
    steps: () => [...candidate.steps(), ...(candidate.minor.part === 0n ? [] : lastSteps(candidate, fate, currency))],
  };
}

function lastSteps({ remedy, minor }: Candidate, fate: Fate, currency: string): readonly Step[] {
  const steps: Step[] = fate.bites.map((bite) => ({
    kind: 'cap',
    clause: `caps.${bite.window}`,
    inputs: {
      window: nameValue(bite.window),
      before: exactValue(bite.beforeMinor, currency),
      cap: exactValue(bite.capMinor, currency),
      used: exactValue(bite.usedMinor, currency),
      room: exactValue(roomOf(bite), currency),
    },
    result: exactValue(bite.afterMinor, currency),
    evidence: [],
  }));
  if (fate.bites.length > 0) {
    const inputs = { before: exactValue(minor, currency) };
    steps.push({ kind: 'shareOfCap', clause: null, inputs, result: exactValue(fate.capped, currency), evidence: [] });
  }
  if (fate.capped.part > 0n && fate.kept.part === 0n) {
    const clause = `remedies.${remedy.id}.deMinimis`;
    const inputs = { before: exactValue(fate.capped, currency) };
    steps.push({ kind: 'deMinimis', clause, inputs, result: exactValue(ZERO, currency), evidence: [] });
  }
  const money = { amountMinor: Number(fate.share), currency };
  const inputs = { before: exactValue(fate.kept, currency) };
  steps.push({ kind: 'rounded', clause: null, inputs, result: { kind: 'money', money }, evidence: [] });
  return steps;
}
