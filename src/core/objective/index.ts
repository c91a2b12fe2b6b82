// core/objective: how many kept, how many may still be missed?
// Takes judged clocks one by one; gives each objective's counts and verdict by period, misses left, and what was restated.
// Knows nothing of money, of reports, or of tickets beyond their clocks.
export { type Breach, breachOf } from './breach.ts';
export { closeLedger } from './close-ledger.ts';
export { closingsBetween } from './closings.ts';
export {
  breachesOf,
  type Countable,
  count,
  entryOf,
  type Ledger,
  openLedger,
  restate,
  take,
} from './ledger.ts';
export {
  isBelowMinimum,
  type Judging,
  judgePeriod,
  type Objective,
  type ObjectiveVerdict,
  requirementOf,
} from './objective.ts';
export { isRolling, periodOf, rollingPeriod } from './period.ts';
export { canRestate, type Entry, moverAfter, type Restatement, restatementsOf } from './restatement.ts';
export { type Counted, countedAt } from './tally.ts';
