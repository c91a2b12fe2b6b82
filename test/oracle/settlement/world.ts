import type { Fraction } from './fraction.ts';

// A small world in which money is owed: plain figures, nothing of the engine's. Months are counted from the first, all
// days are UTC, amounts are in cents, instants in milliseconds.

export type Due = { readonly share: number } | { readonly cents: number };
export type Base = { readonly lines: readonly string[] } | 'charges' | 'annualValue';
export type Cap = { readonly share: number; readonly of: Base } | { readonly cents: number };

export type Formula =
  | { readonly kind: 'tiers'; readonly tiers: readonly { readonly below: number; readonly due: Due }[] }
  | { readonly kind: 'serviceDays'; readonly tiers: readonly { readonly below: number; readonly days: number }[] }
  | { readonly kind: 'perPeriod' | 'perBreach'; readonly due: Due }
  | { readonly kind: 'perUnit'; readonly each: number; readonly due: Due; readonly started: boolean }
  | { readonly kind: 'proportional'; readonly times: number }
  | {
      readonly kind: 'points';
      readonly minor: number;
      readonly serious: number;
      readonly seriousBelow: number | null;
      readonly repeat: number;
      readonly free: number;
      readonly each: Due;
    }
  | { readonly kind: 'pool'; readonly pool: number; readonly allocation: number; readonly atRisk: number }
  | { readonly kind: 'lateDays'; readonly divisor: number };

export interface WorldRemedy {
  readonly id: string;
  readonly on: string;
  readonly formula: Formula;
  readonly of: Base | null;
  readonly repeat: { readonly times: number; readonly within: number } | null;
  readonly group: string | null;
  readonly cap: Cap | null;
  readonly deMinimis: number | null;
  /** Days to claim; `days` null: any time. Null: nothing is to be claimed. */
  readonly claim: { readonly days: number | null } | null;
  readonly notice: boolean;
  /** Days to contest; null: no such time. */
  readonly contest: number | null;
  readonly silence: boolean;
}

export interface WorldBonus {
  readonly id: string;
  readonly on: string;
  readonly tiers: readonly { readonly from: number; readonly due: Due }[];
  readonly linear: boolean;
  readonly of: Base | null;
  readonly cap: Cap | null;
  readonly unless: readonly string[];
  readonly approval: boolean;
}

export interface WorldEarnBack {
  readonly on: string;
  readonly kind: 'every' | 'atLeast' | 'mean';
  readonly count: number;
  readonly of: number;
  readonly portion: number;
}

export interface WorldTarget {
  readonly id: string;
  readonly measure: 'availability' | 'restoration';
  /** Months of its period, told from January. */
  readonly per: 1 | 3;
  /** At least this share, at most so many misses, or (null) each clock by itself. */
  readonly asks: { readonly share: number } | { readonly misses: number } | null;
  readonly outstanding: number;
}

export interface WorldBreach {
  readonly ticket: string;
  readonly priority: string;
  readonly dueAt: number;
  readonly lateMs: number;
  readonly lateRealMs: number;
}

/** What became of a target in one period. */
export interface WorldOutcome {
  readonly target: string;
  /** First month of the period and the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly verdict: 'met' | 'breached' | 'notApplicable';
  readonly reached: Fraction | null;
  readonly counted: number;
  readonly breaches: readonly WorldBreach[];
  readonly down: { readonly downMs: number; readonly measuredMs: number } | null;
}

export type DecisionType = 'notified' | 'contested' | 'accepted' | 'invoiced' | 'claimed' | 'noticed' | 'approved';

export interface WorldDecision {
  readonly type: DecisionType;
  readonly at: number;
  /** Month it is about; null only for a formal notice. */
  readonly month: number | null;
  /** Remedy or bonus; null: all. */
  readonly item: string | null;
}

export type Window = 'month' | 'quarter' | 'semester' | 'rolling12mo' | 'year' | 'contractYear' | 'term';

export interface World {
  readonly year: number;
  /** Calendar month (0 to 11) of month 0, with which the agreement begins. */
  readonly firstMonth: number;
  readonly months: number;
  /** Months of the first term; null: no end. It renews itself by `renewal` months. */
  readonly term: number | null;
  readonly renewal: number;
  /** What each recurring line comes to in each month. */
  readonly lines: { readonly [id: string]: readonly number[] };
  readonly annualValue: number;
  readonly targets: readonly WorldTarget[];
  readonly outcomes: readonly WorldOutcome[];
  readonly remedies: readonly WorldRemedy[];
  readonly caps: { readonly [W in Window]?: Cap };
  readonly bonuses: readonly WorldBonus[];
  readonly earnBack: readonly WorldEarnBack[];
  readonly decisions: readonly WorldDecision[];
  readonly asOf: number;
}

/** The instant at which a month begins. */
export function startOf(world: Pick<World, 'year' | 'firstMonth'>, month: number): number {
  return Date.UTC(world.year, world.firstMonth + month, 1);
}
