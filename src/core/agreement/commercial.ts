import type { Money, RatioPpm } from '../money/index.ts';
import type { TermLength } from '../time/index.ts';
import type { Bonus, EarnBack, Remedy, Termination } from './remedy.ts';
import type { Text } from './text.ts';

/** How often a line is billed; `once` for a set-up fee. */
export type BillingCycle = 'month' | 'quarter' | 'semester' | 'year' | 'once';

/** How many months a billing is for; null: once and for all. */
export const CYCLE_MONTHS: { readonly [C in BillingCycle]: number | null } = {
  month: 1,
  quarter: 3,
  semester: 6,
  year: 12,
  once: null,
};

export type LineUnit = BillingCycle | 'user' | 'device' | 'site' | 'hour' | 'day' | 'block';

/** What recorded work may be asked to be: within or outside the agreement's scope, outside the hours, on site. */
export const WORK_KINDS = ['inScope', 'outOfScope', 'outOfHours', 'onSite'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** One step of a price by quantity: up to and including this many (null: any number more), each costs this. */
export interface PriceTier {
  readonly upTo: number | null;
  readonly amount: Money;
}

/**
 * How a line's price comes about.
 * - `fixed`: the amount per billing cycle (flat), per user, device, site, hour or day.
 * - `graduated`: each tier's price for the quantities within it. `volume`: the tier reached prices all of them.
 * - `blockHours`: a prepaid block of hours. `passThrough`: what a supplier bills, with a markup.
 */
export type Pricing =
  | { readonly kind: 'fixed'; readonly unit: LineUnit; readonly amount: Money }
  | { readonly kind: 'graduated' | 'volume'; readonly unit: LineUnit; readonly tiers: readonly PriceTier[] }
  | {
      readonly kind: 'blockHours';
      readonly sizeMs: number;
      readonly amount: Money;
      readonly expiry: TermLength | null;
      readonly carryOver: boolean;
      /** Per hour beyond the block; null: no work beyond it. */
      readonly overage: Money | null;
    }
  | { readonly kind: 'passThrough'; readonly markupPpm: RatioPpm };

export interface ChargeLine {
  readonly id: string;
  readonly title: Text;
  readonly pricing: Pricing;
  readonly vatPpm: RatioPpm | null;
  readonly every: BillingCycle;
  readonly billed: 'inAdvance' | 'inArrears';
  readonly schedule: 'calendar' | 'anniversary';
  /** Is a part of a cycle billed by the day? */
  readonly prorated: boolean;
  /** Units billed at least; null: none. */
  readonly minimum: number | null;
  /** Units agreed at the start; counted ones replace it. */
  readonly quantity: number | null;
  readonly discountPpm: RatioPpm;
  /** The level whose members are counted; null: all. */
  readonly level: string | null;
  /** Of a line priced by the hour, the day or the block: only work that is all of this; empty: all work. */
  readonly work: readonly WorkKind[];
  /** Each piece of work counts by started units of so long; null: to the minute recorded. */
  readonly incrementMs: number | null;
}

/** Revision of prices: P = formula of P0, S0 and S1, kept within floor and ceiling (changes per revision). */
export interface Indexation {
  readonly formula: string;
  readonly index: string;
  /** Month of S0, `YYYY-MM`. */
  readonly base: string;
  readonly every: TermLength;
  readonly floorPpm: RatioPpm | null;
  readonly ceilingPpm: RatioPpm | null;
}

export interface Payment {
  readonly within: TermLength;
  readonly from: 'invoice' | 'endOfMonth';
  readonly latePpm: RatioPpm | null;
  readonly flatFee: Money | null;
  readonly profile: string | null;
}

/** What a share is a share of, always before VAT. */
export type AmountBase =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** All recurring charges of the period. */
  | { readonly kind: 'charges' }
  /** The recurring charges of a contract year. */
  | { readonly kind: 'annualValue' };

/** An upper bound: a share of a base, or an amount. */
export type CapTerms =
  | { readonly kind: 'share'; readonly sharePpm: RatioPpm; readonly of: AmountBase }
  | { readonly kind: 'amount'; readonly amount: Money };

export const CAP_WINDOWS = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling12mo', 'term'] as const;
export type CapWindow = (typeof CAP_WINDOWS)[number];

/** How many months a cap's window has; null: as many as the term. */
export const CAP_MONTHS: { readonly [W in CapWindow]: number | null } = {
  month: 1,
  quarter: 3,
  semester: 6,
  year: 12,
  contractYear: 12,
  rolling12mo: 12,
  term: null,
};

/** What is paid, credited and earned. `language` reads all of it; settlement computes it. */
export interface Commercial {
  readonly currency: string | null;
  readonly lines: readonly ChargeLine[];
  readonly indexation: Indexation | null;
  readonly payment: Payment | null;
  readonly remedies: readonly Remedy[];
  readonly caps: { readonly [W in CapWindow]?: CapTerms };
  readonly bonuses: readonly Bonus[];
  readonly earnBack: readonly EarnBack[];
  readonly termination: Termination | null;
}

/** An agreement that says nothing of money. */
export const NO_COMMERCIAL: Commercial = {
  currency: null,
  lines: [],
  indexation: null,
  payment: null,
  remedies: [],
  caps: {},
  bonuses: [],
  earnBack: [],
  termination: null,
};
