import type { CapWindow, VatTreatment } from '../../agreement/index.ts';
import type { Money } from '../../money/index.ts';
import type { Duration, Instant, Span } from '../../time/index.ts';
import type { NotComputable } from '../account/settle-month.ts';
import type { ChargesGiven } from '../month/charges-given.ts';
import type { Month } from '../month/month.ts';
import type { Credit, EarnedBonus } from './credit.ts';
import type { RightToEnd } from './rights.ts';
import type { VatBucket } from './vat.ts';

/** How far a cap of the agreement is used up with this month. */
export interface CapUse {
  readonly window: CapWindow;
  /** The cap over its window, rounded for the eye. */
  readonly cap: Money;
  /** By earlier months, and by this one. */
  readonly usedBefore: Money;
  readonly granted: Money;
  /** What later months of the window may still use of it, never below nothing. */
  readonly left: Money;
  /** Did it take something away this month? */
  readonly bit: boolean;
}

/** What is final in one bucket of VAT. Amounts of two buckets are never netted. */
export interface BucketTotal {
  readonly bucket: VatTreatment;
  readonly credits: Money;
  readonly bonuses: Money;
  /** What of the bonuses may be set off against the credits of the same bucket. */
  readonly setOff: Money;
}

export interface Totals {
  /** Charges before VAT. */
  readonly charges: Money;
  readonly vat: Money;
  /** The invoice: charges, less final reductions of price, with final bonuses, and VAT. */
  readonly invoice: Money;
  /** Final penalties and the like, outside VAT: owed to the customer beside the invoice. */
  readonly outsideVat: Money;
  /** Final amounts whose VAT is to be confirmed: credits less bonuses, without VAT. */
  readonly toConfirm: Money;
  /** What the customer pays now if all that is final is set off: the invoice, less the two above. Below zero: a refund. */
  readonly toPay: Money;
  /** Not final yet: credits, and bonuses. Contested ones stand apart. */
  readonly pendingCredits: Money;
  readonly pendingBonuses: Money;
  readonly contestedCredits: Money;
  readonly contestedBonuses: Money;
}

/** A plan to improve that a miss calls for. */
export interface ImprovementPlan {
  readonly remedy: string;
  readonly target: string;
  readonly from: Instant;
  readonly within: Duration | null;
}

/** Something about the statement that its reader should know. */
export interface StatementNotice {
  /**
   * `monthRuns`: it is not over, nothing of it is final. `invoicedTooEarly`: a figure was said to be on an invoice before
   * it was final; without effect. `contestedTooLate`: contested after it was accepted, settled or invoiced; without effect.
   * `itemUnknown`: a decision names no figure of the month. `vatToConfirm`: a figure's VAT is to be confirmed.
   * `rateUnsaid`: a line says no VAT rate.
   */
  readonly kind: 'monthRuns' | 'invoicedTooEarly' | 'contestedTooLate' | 'itemUnknown' | 'vatToConfirm' | 'rateUnsaid';
  /** A remedy, bonus or line; null: the whole statement. */
  readonly item: string | null;
  /** `source/id` of the event; null: none. */
  readonly event: string | null;
}

/** The statement of one month of one agreement (FR: arrêté de période). */
export interface Statement<C extends ChargesGiven = ChargesGiven> {
  readonly kind: 'statement';
  /** Ref of the version in force when the month ends. */
  readonly agreement: string;
  readonly agreementId: string;
  readonly month: Month;
  readonly period: Span;
  readonly asOf: Instant;
  readonly currency: string;
  readonly charges: C;
  /** Reductions of price and other remedies in money that are no penalties. */
  readonly credits: readonly Credit[];
  readonly penalties: readonly Credit[];
  readonly bonuses: readonly EarnedBonus[];
  readonly serviceDays: readonly Credit[];
  /** Figures of earlier months that are final and on no invoice yet; in no total of this one. */
  readonly fromEarlier: readonly (Credit | EarnedBonus)[];
  readonly improvementPlans: readonly ImprovementPlan[];
  readonly rightsToEnd: readonly RightToEnd[];
  readonly caps: readonly CapUse[];
  readonly vat: readonly VatBucket[];
  readonly buckets: readonly BucketTotal[];
  readonly totals: Totals;
  readonly refused: readonly NotComputable[];
  readonly notices: readonly StatementNotice[];
}

/** A question about money without an answer. */
export type SettleRefusal =
  | { readonly kind: 'badMonth'; readonly month: string }
  /** The month lies before the agreement takes effect or after it ended. */
  | { readonly kind: 'notInForce'; readonly month: Month; readonly agreement: string }
  | { readonly kind: 'otherCurrency'; readonly expected: string; readonly found: string };
