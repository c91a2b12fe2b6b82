import type { Agreement, Target } from '../../agreement/index.ts';
import { addRatios, compareRatios, type Money, type Ratio, roundRatio, type Step, ZERO } from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
import { periodsWithin } from '../periods.ts';
import type { Under } from '../under.ts';
import { duesOf, exact, type Severity } from './dues.ts';
import { currencyOf } from './recurring.ts';

/** What one missed period costs us, and what of it suppliers owe us, each rounded once. */
export interface MoneyGap {
  readonly severity: Severity;
  readonly owed: Money;
  /** Null: the supplier bills in another currency, and nobody exchanges silently. */
  readonly recoverable: Money | null;
  /** Owed less recoverable, never below zero. Null with it. */
  readonly gap: Money | null;
  /** The suppliers whose failure is enough to break our promise, and that owes us least. */
  readonly failing: readonly string[];
  readonly working: readonly Step[];
}

interface Recovery {
  readonly minor: Ratio;
  readonly failing: readonly string[];
  readonly working: readonly Step[];
  readonly foreign: boolean;
}

/**
 * Money owed on a missed promise against money recoverable from those whose failure alone breaks it, first when missed
 * by the least, then when missed wholly; empty when nothing is owed.
 */
export function moneyGaps(promise: Agreement, target: Target, under: Under, over: Span): readonly MoneyGap[] {
  const currency = currencyOf(promise);
  const period = periodsWithin(promise, target.per, over)[0];
  if (currency === null || period === undefined) return [];
  const periodMs = period.to - period.from;
  return (['least', 'most'] as const).flatMap((severity): MoneyGap[] => {
    const owed = duesOf(promise, target, { severity, periodMs }, currency);
    if (compareRatios(owed.minor, ZERO) <= 0) return [];
    const back = recovery(under, (agreement, theirs) => {
      const foreign = (currencyOf(agreement) ?? currency) !== currency;
      const dues = duesOf(agreement, theirs, { severity, periodMs }, currencyOf(agreement) ?? currency);
      return { minor: dues.minor, failing: [agreement.id], working: dues.working, foreign };
    });
    const rounded = (minor: Ratio): Money => ({ amountMinor: Number(roundRatio(minor)), currency });
    const [left, recovered] = [rounded(owed.minor), rounded(back.minor)];
    const gap = Math.max(0, left.amountMinor - recovered.amountMinor);
    const inputs = { owed: exact(owed.minor, currency), recoverable: exact(back.minor, currency) };
    const result = { kind: 'money' as const, money: { amountMinor: gap, currency } };
    const last: Step = { kind: 'gap', clause: null, inputs, result, evidence: [] };
    const working = [...owed.working, ...back.working, ...(back.foreign ? [] : [last])];
    return [
      {
        severity,
        owed: left,
        recoverable: back.foreign ? null : recovered,
        gap: back.foreign ? null : { amountMinor: gap, currency },
        failing: back.failing,
        working,
      },
    ];
  });
}

/**
 * What comes back from the cheapest set of failures that breaks the promise: where all are needed the one that owes
 * least, where any will do all of them together, and of n with k needed the n − k + 1 that owe least.
 */
function recovery(under: Under, of: (agreement: Agreement, target: Target) => Recovery): Recovery {
  if (under.kind === 'promise') return of(under.agreement, under.target);
  if (under.kind === 'hole') return { minor: ZERO, failing: [under.agreement], working: [], foreign: false };
  const parts = under.of.map((each) => recovery(each, of)).sort((a, b) => compareRatios(a.minor, b.minor));
  const failing = under.kind === 'several' ? parts.length - under.needed + 1 : 1;
  const chosen = parts.slice(0, Math.max(failing, 1));
  return {
    minor: chosen.map(({ minor }) => minor).reduce(addRatios, ZERO),
    failing: [...new Set(chosen.flatMap((part) => part.failing))],
    working: chosen.flatMap((part) => part.working),
    foreign: chosen.some((part) => part.foreign),
  };
}
