import type { Agreement } from '../agreement/index.ts';
import { dateOfDay, type Instant, instantToLocal } from '../time/index.ts';
import { modelYear } from './years/model-year.ts';

/**
 * The agreement as if it had been in force from an instant on (at the latest from the year that simulated years stand
 * for), without an end: so that a draft can judge events from before it, and be charged for every simulated month. Its
 * terms are its own; periods that begin with the contract year keep their day.
 */
export function asIfInForce(agreement: Agreement, from: Instant): Agreement {
  const effectiveAt = Math.min(from, modelYear(agreement).from);
  const effectiveFrom = dateOfDay(instantToLocal(agreement.timeZone, effectiveAt).dayNumber);
  return { ...agreement, effectiveAt, effectiveFrom, endsAt: null };
}

/**
 * The agreement as if it were these customers' (ids or names as the events have them): so that a prospect's draft can
 * judge the past of customers like it.
 */
export function asIfFor(agreement: Agreement, customers: readonly string[]): Agreement {
  const adherents = customers.map((customer) => ({ customer, level: null, from: null, to: null }));
  return { ...agreement, customer: null, adherents };
}
