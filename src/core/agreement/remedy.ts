import type { Money, RatioPpm } from '../money/index.ts';
import type { Duration, TermLength } from '../time/index.ts';
import type { AmountBase, CapTerms, CapWindow } from './commercial.ts';
import type { Text } from './text.ts';

/** What is owed: a share of the remedy's base, or an amount. */
export type Due =
  | { readonly kind: 'share'; readonly sharePpm: RatioPpm }
  | { readonly kind: 'amount'; readonly amount: Money };

/**
 * How much a missed promise costs.
 * - `tiers`: below a share (strictly), this much; only the worst tier reached counts. Highest bound first.
 * - `perPeriod`: once for each period missed. `perBreach`: for each clock breached.
 * - `perUnit`: for each `eachMs` late or down beyond the allowance; `started`: a unit begun counts whole.
 * - `proportional`: the base, times the share of the period that was down, times `times`.
 * - `serviceDays`: days of service added. `points`: by severity, doubled on repetition, each worth `perPoint`.
 * - `pool`: pool × allocation × amount at risk. `lateDays`: base × days / divisor (public procurement).
 */
export type RemedyFormula =
  | { readonly kind: 'tiers'; readonly tiers: readonly { readonly belowPpm: RatioPpm; readonly due: Due }[] }
  | { readonly kind: 'perPeriod'; readonly due: Due }
  | { readonly kind: 'perBreach'; readonly due: Due }
  | { readonly kind: 'perUnit'; readonly eachMs: number; readonly due: Due; readonly started: boolean }
  | { readonly kind: 'proportional'; readonly times: number }
  | { readonly kind: 'serviceDays'; readonly tiers: readonly { readonly belowPpm: RatioPpm; readonly days: number }[] }
  | {
      readonly kind: 'points';
      readonly minor: number;
      readonly serious: number;
      /** Below this share a miss is serious; null: a breach of the clock of the agreement's first priority is. */
      readonly seriousBelowPpm: RatioPpm | null;
      readonly repeat: number;
      readonly free: number;
      readonly perPoint: Due;
    }
  | {
      readonly kind: 'pool';
      readonly poolPpm: RatioPpm;
      readonly allocationPpm: RatioPpm;
      readonly atRiskPpm: RatioPpm;
    }
  | { readonly kind: 'lateDays'; readonly divisor: number; readonly ruleset: string };

export type RemedyKind = 'priceReduction' | 'penalty' | 'serviceDays' | 'improvementPlan' | 'terminationRight';
export type VatTreatment = 'priceReduction' | 'outOfScope' | 'taxable' | 'toConfirm';

/** What the customer is owed when a target is missed. */
export interface Remedy {
  readonly id: string;
  readonly title: Text | null;
  /** Id of the target. */
  readonly on: string;
  readonly kind: RemedyKind;
  /** Null for an improvement plan or a right to end. */
  readonly formula: RemedyFormula | null;
  readonly of: AmountBase | null;
  readonly vatTreatment: VatTreatment;
  /** Times this much when missed again within so many periods. */
  readonly repeat: { readonly times: number; readonly withinPeriods: number } | null;
  /** Of the remedies of one group only the one most favourable to the customer is due. */
  readonly group: string | null;
  readonly cap: CapTerms | null;
  readonly deMinimis: Money | null;
  readonly claim: {
    readonly onRequest: boolean;
    readonly within: TermLength | null;
    readonly channel: string | null;
  } | null;
  /** Must formal notice be given before it is due? Null: not said. */
  readonly noticeRequired: boolean | null;
  readonly contestWithin: TermLength | null;
  readonly silenceAccepts: boolean;
  /** Does it settle the matter (libératoire)? Null: not said. */
  readonly soleRemedy: boolean | null;
  readonly countsTowardLiability: boolean | null;
  readonly applied: 'nextInvoice' | 'creditNote' | 'refund' | 'extension';
  /** A report not delivered counts as a miss. */
  readonly missingReportCounts: boolean;
  /** Improvement plan: within so long. */
  readonly within: Duration | null;
}

/** What we earn for doing better than promised. */
export interface Bonus {
  readonly id: string;
  readonly title: Text | null;
  readonly on: string;
  /** From each share on (inclusive; the target's `outstanding` resolved) this much; the highest reached counts, and stands last. */
  readonly tiers: readonly { readonly fromPpm: RatioPpm; readonly due: Due }[];
  /** Does the bonus grow evenly from the first bound to 100 %? */
  readonly linear: boolean;
  readonly of: AmountBase | null;
  readonly cap: CapTerms | null;
  /** Targets one breach of which forfeits the bonus. */
  readonly unlessBreached: readonly string[];
  readonly approvedByCustomer: boolean;
  readonly vatTreatment: VatTreatment;
  /** May it be set off against credits? */
  readonly offset: boolean;
}

/**
 * A remedy that waits and falls away when the following periods go well.
 * - `every`: each of the next `of` is met. `atLeast`: `count` of them are. `mean`: their mean reaches `outstanding`.
 */
export interface EarnBack {
  readonly on: string;
  readonly condition: { readonly kind: 'every' | 'atLeast' | 'mean'; readonly count: number; readonly of: number };
  readonly portionPpm: RatioPpm;
}

export interface Termination {
  /** So many periods missed out of so many running ones give a right to end the agreement. */
  readonly chronic: readonly { readonly target: string; readonly missed: number; readonly of: number }[];
  /** Caps whose being reached gives that right. */
  readonly capReached: readonly CapWindow[];
  readonly notice: TermLength | null;
  /** Ending without a cause; null: not possible. */
  readonly convenience: TermLength | null;
  /** Curing a fault after formal notice. */
  readonly cureWithin: TermLength | null;
}
