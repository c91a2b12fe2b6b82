import type { Money } from '../money/index.ts';
import { subtractMoney } from '../money/index.ts';
import type { Difference } from './difference.ts';

/** What a version would have cost us in a year, as a simulation has it: credits and penalties less bonuses. */
export interface YearlyCost {
  readonly mean: Money;
  readonly p5: Money;
  readonly p95: Money;
}

/** What two versions expose us to. */
export interface Exposure {
  readonly before: YearlyCost;
  readonly after: YearlyCost;
  /** After less before: above 0, the later version costs more. Null in two currencies, which nobody may subtract. */
  readonly change: YearlyCost | null;
}

/** The difference with what each version would have cost in a year. */
export function withExposure(difference: Difference, before: YearlyCost, after: YearlyCost): Difference {
  return { ...difference, exposure: { before, after, change: changeOf(before, after) } };
}

function changeOf(before: YearlyCost, after: YearlyCost): YearlyCost | null {
  const currencies = [before, after].flatMap(({ mean, p5, p95 }) => [mean, p5, p95].map(({ currency }) => currency));
  if (new Set(currencies).size !== 1) return null;
  return {
    mean: subtractMoney(after.mean, before.mean),
    p5: subtractMoney(after.p5, before.p5),
    p95: subtractMoney(after.p95, before.p95),
  };
}
