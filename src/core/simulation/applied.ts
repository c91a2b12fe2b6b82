import type { Agreement } from '../agreement/index.ts';
import { dateOfDay, type Instant, instantToLocal } from '../time/index.ts';

/**
 * The agreement as if it had been in force from an instant on, without an end: so that a draft can judge events from
 * before it. Its terms are its own; periods that begin with the contract year keep their day.
 */
export function asIfInForce(agreement: Agreement, from: Instant): Agreement {
  const effectiveFrom = dateOfDay(instantToLocal(agreement.timeZone, from).dayNumber);
  return { ...agreement, effectiveAt: from, effectiveFrom, endsAt: null };
}

/**
 * The agreement as if it were these customers' (ids or names as the events have them): so that a prospect's draft can
 * judge the past of customers like it.
 */
export function asIfFor(agreement: Agreement, customers: readonly string[]): Agreement {
  const adherents = customers.map((customer) => ({ customer, level: null, from: null, to: null }));
  return { ...agreement, customer: null, adherents };
}
