import { type Agreement, CAP_MONTHS, type CapWindow } from '../agreement/index.ts';
import { addRatios, compareRatios, type Ratio, roundRatio, ZERO } from '../money/index.ts';
import { addToMonth, type ChargesOf, capRooms, monthAt, monthsBetween, openBases } from '../settlement/index.ts';
import type { YearlyCost } from './cost.ts';
import { modelYear } from './years/model-year.ts';

/** A cap over the whole term bounds a year too. */
const A_YEAR = 12;

/** How much a year can cost at all (agreement-model 2.13), in minor units. */
export interface Exposure {
  readonly currency: string | null;
  readonly expectedMinor: number;
  readonly p95Minor: number;
  /** The most that the caps let a year's credits come to; null: no cap bounds them. */
  readonly mostByCapsMinor: number | null;
  /** The cap that does: of equal ones that over the shorter time. */
  readonly boundBy: CapWindow | null;
  /** Remedies that cost money and stand under no cap, neither their own nor the agreement's. */
  readonly uncapped: readonly string[];
}

/** @param charges what is charged for a month: shares are caps of it, in the first whole calendar year of its term */
export function exposureOf(agreement: Agreement, cost: YearlyCost, charges: ChargesOf): Exposure {
  const { caps, remedies, currency } = agreement.commercial;
  const bound = tightest(yearlyCaps(agreement, charges));
  const isCapped = Object.values(caps).some((terms) => terms !== undefined);
  const uncapped = remedies.filter(
    ({ kind, formula, cap }) =>
      !isCapped && cap === null && formula !== null && (kind === 'priceReduction' || kind === 'penalty'),
  );
  return {
    currency,
    expectedMinor: cost.net.mean,
    p95Minor: cost.net.p95,
    mostByCapsMinor: bound === null ? null : Number(roundRatio(bound.minor)),
    boundBy: bound?.window ?? null,
    uncapped: uncapped.map(({ id }) => id),
  };
}

interface YearlyCap {
  readonly window: CapWindow;
  readonly minor: Ratio;
}

function tightest(caps: readonly YearlyCap[]): YearlyCap | null {
  let found: YearlyCap | null = null;
  for (const cap of caps) if (found === null || compareRatios(cap.minor, found.minor) < 0) found = cap;
  return found;
}

/** What each cap lets a year come to: the sum of its windows in the year, each on its own charges. */
function yearlyCaps(agreement: Agreement, charges: ChargesOf): readonly YearlyCap[] {
  const bases = openBases(charges, agreement.timeZone);
  const first = monthAt(agreement.timeZone, modelYear(agreement).from);
  const sums = new Map<CapWindow, Ratio>();
  monthsBetween(first, addToMonth(first, 11)).forEach((month, place) => {
    for (const { window, capMinor } of capRooms({ version: agreement, month, bases, grantedIn: () => 0n })) {
      if ((place + 1) % (CAP_MONTHS[window] ?? A_YEAR) === 0)
        sums.set(window, addRatios(sums.get(window) ?? ZERO, capMinor));
    }
  });
  return [...sums].map(([window, minor]) => ({ window, minor }));
}
