// core/settlement: what is owed, by whom?
// Takes: agreements, what became of each promise in each period, charges, decisions of the parties.
// Gives: credits, penalties, bonuses, rights to end, each with its working, and the statement of a period.
// Knows nothing of: how clocks run, how an amount is shown, who sends an invoice.
export { type Account, type AccountQuestion, openAccount } from './account/open-account.ts';
export type { NotComputable } from './account/settle-month.ts';
export { bonusFor } from './bonus/bonus-for.ts';
export { forfeitOf } from './bonus/forfeit.ts';
export { applyCaps, CAP_ORDER, type CapBite, type Capped, type CapRoom, roomOf } from './cap/apply-caps.ts';
export { capMonths } from './cap/cap-months.ts';
export { capOf, capRooms } from './cap/cap-rooms.ts';
export { currencyOf } from './due/currency.ts';
export { dueFor } from './due/due-for.ts';
export { isMissed } from './due/missed.ts';
export type { Owed, Unable } from './due/owed.ts';
export { type BaseAsked, type Bases, openBases } from './month/bases.ts';
export { chargesFor } from './month/charges-for.ts';
export type { ChargesAsked, ChargesGiven, ChargesOf, LineCharged } from './month/charges-given.ts';
export { addToMonth, isMonth, type Month, monthAt, monthSpan, monthsBetween } from './month/month.ts';
export * from './outcome.ts';
export { decisionsByAgreement, isDecision } from './standing/decisions.ts';
export { type EarnBackFate, earnBackFate } from './standing/earn-back.ts';
export type { ItemState, WaitsFor } from './standing/stage.ts';
export type { Credit, EarnedBonus } from './statement/credit.ts';
export type { RightToEnd } from './statement/rights.ts';
export { bonusesIn, bonusesOf, creditsIn, creditsOf, type SettleQuestion, settle } from './statement/settle.ts';
export type {
  BucketTotal,
  CapUse,
  ImprovementPlan,
  SettleRefusal,
  Statement,
  StatementNotice,
  Totals,
} from './statement/statement.ts';
export type { VatBucket } from './statement/vat.ts';
