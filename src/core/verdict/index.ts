// core/verdict: was the promise kept, and why do we say so?
// Takes measured clocks and the ticket's excusals; gives each clock its verdict. Knows nothing of how many may be missed.
export * from './excusal.ts';
export * from './verdict.ts';
