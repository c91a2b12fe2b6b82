import type { Difference } from './difference.ts';

/** What a version would have cost us in a year, as a simulation has it: credits and penalties less bonuses. */
export interface CostOfYear {
  /** Null: the agreement speaks of no money. */
  readonly currency: string | null;
  /** Minor units a year. */
  readonly net: NetCost;
}

export interface NetCost {
  readonly mean: number;
  readonly p5: number;
  readonly p95: number;
}

/** What two versions expose us to. */
export interface ExposureChange {
  readonly currency: string | null;
  readonly before: NetCost;
  readonly after: NetCost;
  /** After less before: above 0, the later version costs more. Null in two currencies, which nobody may subtract. */
  readonly change: NetCost | null;
}

/** The difference with what each version would have cost in a year. */
export function withExposure(difference: Difference, before: CostOfYear, after: CostOfYear): Difference {
  const same = before.currency === after.currency;
  const exposure: ExposureChange = {
    currency: same ? after.currency : null,
    before: netOf(before),
    after: netOf(after),
    change: same ? changeOf(before.net, after.net) : null,
  };
  return { ...difference, exposure };
}

function netOf({ net: { mean, p5, p95 } }: CostOfYear): NetCost {
  return { mean, p5, p95 };
}

function changeOf(before: NetCost, after: NetCost): NetCost {
  return { mean: after.mean - before.mean, p5: after.p5 - before.p5, p95: after.p95 - before.p95 };
}
