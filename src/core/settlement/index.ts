// core/settlement: what is owed, by whom?
// Takes: agreements, what became of each promise in each period, charges, decisions of the parties.
// Gives: credits, penalties, bonuses, rights to end, each with its working, and the statement of a period.
// Knows nothing of: how clocks run, how an amount is shown, who sends an invoice.
export { applyCaps, CAP_ORDER, type CapBite, type Capped, type CapRoom, roomOf } from './cap/apply-caps.ts';
export { capMonths } from './cap/cap-months.ts';
export { capRooms } from './cap/cap-rooms.ts';
export { dueFor } from './due/due-for.ts';
export { isMissed } from './due/missed.ts';
export type { Owed, Unable } from './due/owed.ts';
export { currencyOf } from './due/steps.ts';
export { type BaseAsked, type Bases, openBases } from './month/bases.ts';
export type { ChargesAsked, ChargesGiven, ChargesOf, LineCharged } from './month/charges-given.ts';
export { addToMonth, isMonth, type Month, monthAt, monthSpan, monthsBetween } from './month/month.ts';
export * from './outcome.ts';
