import type { Agreement } from '../agreement/index.ts';
import type { PeriodOutcome } from '../settlement/index.ts';
import type { Instant, Span } from '../time/index.ts';
import { type Bin, histogramOf } from './odds/histogram.ts';
import { type Spread, spreadOf } from './odds/odds.ts';

/** An amount that falls due, as settlement reckons it: caps applied, rounded, in minor units; never negative. */
export interface DueAmount {
  readonly kind: 'credit' | 'bonus';
  /** The period it is of. */
  readonly period: Span;
  readonly amountMinor: number;
}

/**
 * What outcomes come to: settlement's own functions, with the charges they need, as whoever joins the parts gives them.
 * Asked for the real past and for every simulated year alike. Pure: equal outcomes, equal amounts.
 */
export type Reckoner = (outcomes: readonly PeriodOutcome[]) => readonly DueAmount[];

/** What outcomes cost, in minor units of `currency`: credits are owed by the provider, bonuses to it. */
export interface Cost {
  readonly currency: string | null;
  readonly creditsMinor: number;
  readonly bonusesMinor: number;
  /** Credits less bonuses; negative when we earn more than we owe. */
  readonly netMinor: number;
  /** Credits by the start of the period they are of; the greatest is the exposure of one period. */
  readonly worstPeriod: { readonly from: Instant; readonly creditsMinor: number } | null;
}

export function costOf(agreement: Agreement, dues: readonly DueAmount[]): Cost {
  let [creditsMinor, bonusesMinor] = [0, 0];
  const byPeriod = new Map<Instant, number>();
  for (const { kind, amountMinor, period } of dues) {
    if (kind === 'bonus') bonusesMinor += amountMinor;
    else {
      creditsMinor += amountMinor;
      byPeriod.set(period.from, (byPeriod.get(period.from) ?? 0) + amountMinor);
    }
  }
  let worstPeriod: Cost['worstPeriod'] = null;
  for (const [from, minor] of byPeriod) {
    if (minor > (worstPeriod?.creditsMinor ?? 0)) worstPeriod = { from, creditsMinor: minor };
  }
  const { currency } = agreement.commercial;
  return { currency, creditsMinor, bonusesMinor, netMinor: creditsMinor - bonusesMinor, worstPeriod };
}

/** What the simulated years cost, in minor units a year; `net` is credits less bonuses. */
export interface YearlyCost {
  readonly currency: string | null;
  readonly years: number;
  readonly credits: Spread;
  readonly bonuses: Spread;
  readonly net: Spread;
  /** How many of the years came to which amounts. */
  readonly histograms: {
    readonly credits: readonly Bin[];
    readonly bonuses: readonly Bin[];
    readonly net: readonly Bin[];
  };
}

/** @param yearOutcomes the outcomes of the year of a number, 0 to `years` − 1 */
export function yearlyCost(
  agreement: Agreement,
  years: number,
  yearOutcomes: (year: number) => readonly PeriodOutcome[],
  reckon: Reckoner,
): YearlyCost {
  const credits = new Float64Array(years);
  const bonuses = new Float64Array(years);
  const net = new Float64Array(years);
  for (let year = 0; year < years; year += 1) {
    const outcomes = yearOutcomes(year);
    const cost = costOf(agreement, outcomes.length === 0 ? [] : reckon(outcomes));
    credits[year] = cost.creditsMinor;
    bonuses[year] = cost.bonusesMinor;
    net[year] = cost.netMinor;
  }
  return {
    currency: agreement.commercial.currency,
    years,
    credits: spreadOf(credits) as Spread,
    bonuses: spreadOf(bonuses) as Spread,
    net: spreadOf(net) as Spread,
    histograms: { credits: histogramOf(credits), bonuses: histogramOf(bonuses), net: histogramOf(net) },
  };
}
