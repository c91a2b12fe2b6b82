/**
 * What people are warned of.
 * - `threshold`: a share of a clock's allowance is used up. `breach`: all of it.
 * - `closingTime`: due before the next opening and half an hour, and service is about to close.
 * - `queue`: with what is due before it, it will not be reached in time.
 * - `missesOut`: no more misses are left in a period.
 * - `burn`: the downtime allowed is being used up too fast.
 * - `silentSource`: a source says nothing beyond its usual rhythm.
 * - `supplierClaim`: a supplier broke a promise, or what it owes must be claimed soon.
 * - `date`: a review, a renewal, the last day of a notice or of a term comes near.
 * - `delivery`: something could not be delivered to somebody.
 */
export const ALERT_KINDS = [
  'threshold',
  'breach',
  'closingTime',
  'queue',
  'missesOut',
  'burn',
  'silentSource',
  'supplierClaim',
  'date',
  'delivery',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** The kinds that can not wait: neither quiet hours nor digests hold them back unless a rule says so. */
export const URGENT_KINDS: ReadonlySet<AlertKind> = new Set(['breach', 'burn', 'silentSource', 'delivery']);
