// core/clock: how much promised time has run?
// Takes a ticket's timeline and the agreement that governs it; gives its clocks measured at an instant, and how their
// time was counted. Knows nothing of whether a promise was kept, of money, or of who must be told.
export { type Allowance, countingCalendar, serviceBetween, shareUsedAt, usedUpAt } from './allowance.ts';
export type { Clock, ClockState } from './clock.ts';
export { type Clocks, clocksOf } from './clocks.ts';
export { type Governed, type Governing, governingFor } from './governing.ts';
export type { Hold } from './hold.ts';
export { type LoneClock, loneClock } from './lone-clock.ts';
export { MEASURE_EVENTS, type MeasureEvents } from './measures.ts';
export { type ReceiptSpan, receiptOf } from './receipt.ts';
export { type Case, priorityUnder, targetUnder } from './reign.ts';
export type { Epoch, TargetSpan } from './run.ts';
