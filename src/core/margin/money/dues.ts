import {
  type Agreement,
  CAP_MONTHS,
  CAP_WINDOWS,
  type CapTerms,
  type CapWindow,
  type Due,
  PERIOD_MONTHS,
  type Remedy,
  type RemedyFormula,
  type Target,
} from '../../agreement/index.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  type Step,
  type StepValue,
  smallerRatio,
  ZERO,
} from '../../money/index.ts';
import { DAY_MS } from '../../time/index.ts';
import { baseOver, share } from './recurring.ts';

/** How badly a promise is missed: by the least that costs anything, or wholly, for the whole period. */
export type Severity = 'least' | 'most';

/** What the remedies of one target come to in one period, in minor units, not rounded, with the working. */
export interface TargetDues {
  readonly minor: Ratio;
  readonly working: readonly Step[];
}

/** How long the target's period is, in milliseconds of real time. */
export interface Missed {
  readonly severity: Severity;
  readonly periodMs: number;
}

/**
 * What is due when a target is missed: per remedy its formula and cap, of a group only the most favourable, the sum
 * capped by the agreement's cap of the period. Service days and rights are no money and are left out.
 */
export function duesOf(agreement: Agreement, target: Target, missed: Missed, currency: string): TargetDues {
  const months = PERIOD_MONTHS[target.per];
  const working: Step[] = [];
  const byGroup = new Map<string, Ratio>();
  for (const remedy of agreement.commercial.remedies) {
    if (remedy.on !== target.id || remedy.formula === null) continue;
    const minor = remedyDue(agreement, remedy, remedy.formula, missed, months);
    if (minor === null) continue;
    working.push(remedyStep(agreement, remedy, missed, months, minor, currency));
    const group = remedy.group === null ? `remedy ${remedy.id}` : `group ${remedy.group}`;
    const best = byGroup.get(group);
    if (best === undefined || compareRatios(best, minor) < 0) byGroup.set(group, minor);
  }
  const sum = [...byGroup.values()].reduce(addRatios, ZERO);
  let minor = sum;
  for (const [window, most] of capsOver(agreement, months)) {
    if (compareRatios(minor, most) <= 0) continue;
    const [before, after] = [exact(minor, currency), exact(most, currency)];
    const clause = `caps.${window}`;
    working.push({ kind: 'capApplied', clause, inputs: { sum: before }, result: after, evidence: [] });
    minor = most;
  }
  return { minor, working };
}

/**
 * What each of the agreement's caps lets through in so many months: several windows' worth, or one that is longer. The
 * cap of a whole term is not told, for no term runs here.
 */
function capsOver(agreement: Agreement, months: number): readonly (readonly [CapWindow, Ratio])[] {
  return CAP_WINDOWS.flatMap((window): (readonly [CapWindow, Ratio])[] => {
    const cap = agreement.commercial.caps[window];
    const length = CAP_MONTHS[window];
    if (cap === undefined || length === null) return [];
    const windows = Math.max(1, months / length);
    return [[window, multiplyRatios(mostOf(agreement, cap, length), ratio(windows))]];
  });
}

function remedyDue(
  agreement: Agreement,
  remedy: Remedy,
  formula: RemedyFormula,
  missed: Missed,
  months: number,
): Ratio | null {
  const minor = formulaDue(formula, baseOver(agreement, remedy.of, months), missed);
  return minor === null || remedy.cap === null ? minor : smallerRatio(minor, mostOf(agreement, remedy.cap, months));
}

function formulaDue(formula: RemedyFormula, base: Ratio, { severity, periodMs }: Missed): Ratio | null {
  const least = severity === 'least';
  switch (formula.kind) {
    case 'tiers': {
      const tier = least ? formula.tiers[0] : formula.tiers.at(-1);
      return tier === undefined ? null : amountOf(tier.due, base);
    }
    case 'perPeriod':
    case 'perBreach':
      return amountOf(formula.due, base);
    case 'perUnit': {
      const units = periodMs / formula.eachMs;
      const most = formula.started ? Math.ceil(units) : Math.floor(units);
      return multiplyRatios(amountOf(formula.due, base), ratio(least ? Math.min(1, most) : most));
    }
    case 'proportional':
      return least ? ZERO : multiplyRatios(base, ratio(Math.round(formula.times * 100), 100));
    case 'points': {
      const points = Math.max(0, (least ? formula.minor : formula.serious) - formula.free);
      return multiplyRatios(amountOf(formula.perPoint, base), ratio(points));
    }
    case 'pool':
      return share(share(share(base, formula.atRiskPpm), formula.poolPpm), formula.allocationPpm);
    case 'lateDays':
      return multiplyRatios(base, ratio(least ? 1 : Math.ceil(periodMs / DAY_MS), formula.divisor));
    case 'serviceDays':
      return null;
  }
}

function amountOf(due: Due, base: Ratio): Ratio {
  return due.kind === 'amount' ? ratio(due.amount.amountMinor) : share(base, due.sharePpm);
}

/** What a cap lets through in a window of so many months; a cap below nothing lets nothing through. */
function mostOf(agreement: Agreement, cap: CapTerms, months: number): Ratio {
  if (cap.kind === 'amount') return ratio(Math.max(0, cap.amount.amountMinor));
  return share(baseOver(agreement, cap.of, months), Math.max(0, cap.sharePpm));
}

function remedyStep(
  agreement: Agreement,
  remedy: Remedy,
  { severity }: Missed,
  months: number,
  minor: Ratio,
  currency: string,
): Step {
  const base = exact(baseOver(agreement, remedy.of, months), currency);
  const inputs = {
    agreement: { kind: 'name' as const, name: agreement.ref },
    missed: { kind: 'name' as const, name: severity },
    base,
  };
  return {
    kind: 'remedyIfMissed',
    clause: `remedies.${remedy.id}`,
    inputs,
    result: exact(minor, currency),
    evidence: [],
  };
}

export function exact(minor: Ratio, currency: string): StepValue {
  return { kind: 'exactMoney', minor, currency };
}
