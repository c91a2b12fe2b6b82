// core/margin: what stands between our promises and our suppliers'?
// Takes: an agreement, the agreements its services stand on, a margin to keep, a span of time.
// Gives: per promise whether it is covered, the worst instant to be called at, permitted downtime on both sides, what
// is excluded upstream, claims in time or not, money owed against money recoverable, price over cost.
// Knows nothing of: what happened, how often suppliers keep their word, texts and files.
export type { AvailabilityMargin } from './availability.ts';
export { type CyclicDependency, ringFrom } from './chain.ts';
export type { DelayMargin, Handling, Race } from './delay/delay-margin.ts';
export { type Margin, type MarginQuestion, marginOf, type TighterPromise, tighterPromises } from './margin.ts';
export { type ClaimMargin, type ClaimPolicy, DEFAULT_CLAIM_POLICY } from './money/claims.ts';
export type { MoneyGap } from './money/gap.ts';
export type { LineOverCost, PriceOverCost } from './money/price.ts';
export type { MarginPolicy, PromiseMargin } from './promise-margin.ts';
export type { Cover, CoverReason, PromiseRef, ScopeGap } from './reason.ts';
