// core/availability: how much of the service hours was it up?
// Takes: facts about services (outages, checks, gaps, maintenance, exclusions, counted requests), agreements, an instant.
// Gives: for each promised availability and period the exact share, the waterfall from raw outage to what counts, the
// verdict, the downtime left, burn rates, every outage's account; and the availability of what stands on several parts.
// Knows nothing of: tickets (but when one was opened, if told), money, reports, which facts were taken back.
export { type AvailabilitiesQuestion, availabilitiesOf, servicesOf } from './availabilities.ts';
export { type Availability, type AvailabilityQuestion, availabilityOf } from './availability.ts';
export { allowedDowntimeMs, BURN_WINDOWS, type BurnRate, type BurnWindow } from './budget.ts';
export { type CheckRules, type CheckStates, checkStates } from './check-states.ts';
export { COMMON_CAUSE_PPM, compositeOf, unavailableOf } from './composite.ts';
export { concerns } from './concern.ts';
export { type CheckSeries, seriesOf } from './facts/check-series.ts';
export type * from './facts/fact.ts';
export { availabilityFactsOf, closeFacts, type FactLog, openFacts, takeFact } from './facts/gather-facts.ts';
export type { OutageAccount } from './outage-account.ts';
export { type Protected, protectionOf } from './protection.ts';
export type { RawOutage } from './raw-outages.ts';
export { type Stretch, type StretchState, stretchesOf } from './stretches/stretches.ts';
export type { Waterfall } from './waterfall.ts';
