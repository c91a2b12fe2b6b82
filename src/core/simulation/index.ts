// core/simulation: what would this agreement have cost?
// Takes: judged tickets of a replay one by one, what became of each promise in each past period, how money is reckoned, a seed.
// Gives: the replay beside the present agreement, odds of missing, yearly cost, capacity, counter-offers, advice by role.
// Knows nothing of: how clocks run, how remedies are reckoned, files, how an answer is shown.
export { accountReckoner } from './account-reckoner.ts';
export { asIfFor, asIfInForce } from './applied.ts';
export { type Capacity, capacity, type Team, type WeekLoad } from './capacity.ts';
export { type Cost, costOf, type DueAmount, type Reckoner, type YearlyCost } from './cost.ts';
export { type Exposure, exposureOf } from './exposure.ts';
export { oddsOfAtMost, wilson } from './odds/binomial.ts';
export type { Bin } from './odds/histogram.ts';
export type { Odds, Spread } from './odds/odds.ts';
export { missesAllowedOf, type PeriodTerms, type SmallSampleOdds, smallSampleOdds } from './odds/small-sample.ts';
export { counterOffers } from './offer/counter-offers.ts';
export { type FurtherStep, type Offer, offerOf } from './offer/offer.ts';
export { answered, keeps, type OfferSearch, type OfferStep, searchOffer, toEvaluate } from './offer/search.ts';
export {
  type Beside,
  type BesideTarget,
  beside,
  type Replay,
  type ReplayedPeriod,
  type ReplayedTarget,
  replay,
} from './replay.ts';
export { newSample, type Sample, sampleAgain, takeClocks, takeTicket, type WorkFact } from './sample/sample.ts';
export { type Simulated, type SimulationMethod, type SimulationNotice, simulate } from './simulate.ts';
export { type Simulation, type SimulationQuestion, simulation } from './simulation.ts';
export { type Advice, advise, type Grounds, type Reason, type RoleAdvice, type Stand } from './stakeholder/advice.ts';
export { parseTermValue, type TermValue, termAt } from './stakeholder/term-value.ts';
export { type BoundReading, readBounds, type Zone } from './stakeholder/zone.ts';
export type { TargetOdds } from './target-odds.ts';
export type { Borrowed } from './years/cells.ts';
export { type Change, type ChangedTarget, withChanges } from './years/term.ts';
