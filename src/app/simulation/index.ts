// app/simulation: what would a draft have cost on these events, and what could be promised instead?
// Takes: a draft, event files, what is to be drawn from them. Gives: the replay, odds, a year's money, capacity,
// counter-offers held against evaluations of their own, advice by role. Knows nothing of: options, pages, languages.
export type { SimulateNotice, SimulateOutcome, SimulateRequest, UnknownCustomers } from './request.ts';
export { serviceHoursNameOf, simulateEach, simulateLog } from './simulate-log.ts';
