// core/charge: what is billed for a period, before any remedy?
// Takes: the versions of an agreement, a period, and facts: work, quotes, members, index values, suppliers' bills.
// Gives: charged lines with their working, what of recurring ones is for the period, the year's value, blocks, notices.
// Knows nothing of: promises kept or missed, remedies, VAT amounts, who sends an invoice.
export { amountOf, bucketsOf, recurringOf, type VatBucket } from './base.ts';
export type {
  Accrual,
  BilledItem,
  BlockBalance,
  ChargedLine,
  ChargeKind,
  ChargeNotice,
  ChargeNoticeKind,
  Charges,
} from './charge.ts';
export { annualValueOf, chargesOf } from './charges-of.ts';
export { type ChargeFacts, joinChargeFacts, NO_CHARGE_FACTS } from './fact/charge-facts.ts';
export { chargeFactsOf } from './fact/facts-of-events.ts';
export { grouped } from './line/grouped.ts';
