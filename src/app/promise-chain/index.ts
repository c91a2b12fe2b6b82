// app/promise-chain: what do our promises stand on, down to suppliers? Takes: a customer or an agreement, an actor, a store.
// Gives: the published agreements in force compared, as a graph to draw, told in words. Knows nothing of HTTP.
export { chainJson } from './chain-json.ts';
export { promiseChain } from './promise-chain.ts';
