import type { Agreement, CapWindow } from '../agreement/index.ts';
import type { YearlyCost } from './cost.ts';

/** How often a cap's window fits into a year; a cap over the whole term bounds a year too, but is no yearly one. */
const TIMES: { readonly [W in CapWindow]: number } = {
  month: 12,
  quarter: 4,
  semester: 2,
  year: 1,
  contractYear: 1,
  rolling12mo: 1,
  term: 1,
};

/** How much a year can cost at all (agreement-model 2.13), in minor units. */
export interface Exposure {
  readonly expectedMinor: number;
  readonly p95Minor: number;
  /** The most that the caps let a year's credits come to; null: no cap bounds them. */
  readonly mostByCapsMinor: number | null;
  /** The cap that does. */
  readonly boundBy: CapWindow | null;
  /** Remedies that cost money and stand under no cap, neither their own nor the agreement's. */
  readonly uncapped: readonly string[];
}

/** @param capMinor what a cap of a window comes to in minor units, on a year's charges; null: it can not be told */
export function exposureOf(
  agreement: Agreement,
  cost: YearlyCost,
  capMinor: (window: CapWindow) => number | null,
): Exposure {
  let [mostByCapsMinor, boundBy]: [number | null, CapWindow | null] = [null, null];
  for (const window of Object.keys(agreement.commercial.caps) as CapWindow[]) {
    const minor = capMinor(window);
    const yearly = minor === null ? null : minor * TIMES[window];
    if (yearly !== null && (mostByCapsMinor === null || yearly < mostByCapsMinor)) {
      [mostByCapsMinor, boundBy] = [yearly, window];
    }
  }
  const isCapped = Object.values(agreement.commercial.caps).some((terms) => terms !== undefined);
  const uncapped = agreement.commercial.remedies.filter(
    ({ kind, formula, cap }) =>
      !isCapped && cap === null && formula !== null && (kind === 'priceReduction' || kind === 'penalty'),
  );
  return {
    expectedMinor: cost.net.mean,
    p95Minor: cost.net.p95,
    mostByCapsMinor,
    boundBy,
    uncapped: uncapped.map(({ id }) => id),
  };
}
