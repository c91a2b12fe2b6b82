import { formatPercentFloored, WHOLE_PPM } from '../../core/money/index.ts';
import { moneyJson } from '../../core/report/index.ts';
import type { Bin, Odds, Spread, YearlyCost } from '../../core/simulation/index.ts';

/** How often it happened, with the interval in which the truth lies with 95 %; null: nothing was judged. */
export function oddsJson({ hits, trials, ppm, lowPpm, highPpm }: Odds) {
  return {
    hits,
    trials,
    share: ppm === null ? null : formatPercentFloored(hits, trials),
    low: ppm === null ? null : formatPercentFloored(lowPpm, WHOLE_PPM),
    high: ppm === null ? null : formatPercentFloored(highPpm, WHOLE_PPM),
  };
}

/** Amounts of a year over the simulated years; null where the agreement speaks of no money. */
export function yearlyJson({ currency, years, credits, bonuses, net }: YearlyCost) {
  if (currency === null) return null;
  const spread = ({ mean, p5, p50, p95, max }: Spread) => ({
    mean: amountJson(mean, currency),
    p5: amountJson(p5, currency),
    p50: amountJson(p50, currency),
    p95: amountJson(p95, currency),
    max: amountJson(max, currency),
  });
  return { years, credits: spread(credits), bonuses: spread(bonuses), net: spread(net) };
}

/** How many of the simulated years came to which amounts, to be drawn; null where the agreement speaks of no money. */
export function distributionsJson({ currency, histograms }: YearlyCost) {
  if (currency === null) return null;
  const bins = (all: readonly Bin[]) =>
    all.map(({ fromMinor, toMinor, years }) => ({
      from: amountJson(fromMinor, currency),
      to: amountJson(toMinor, currency),
      years,
    }));
  return { credits: bins(histograms.credits), bonuses: bins(histograms.bonuses), net: bins(histograms.net) };
}

export function amountJson(amountMinor: number | null, currency: string | null) {
  return amountMinor === null || currency === null ? null : moneyJson({ amountMinor, currency });
}
