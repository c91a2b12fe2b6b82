import { type Event, identityOf, retractedBy } from '../event/index.ts';
import type { Instant } from '../time/index.ts';

/** Events that were taken back: from when on, and why. Keys are `identityOf` the retracted event. */
export type Retractions = ReadonlyMap<string, { readonly recordedAt: Instant; readonly by: Event }>;

/** The instant looked at: what had happened by `asOf`, as far as it was known by `knownAt` (null: as known today). */
export interface Vantage {
  readonly asOf: Instant;
  readonly knownAt: Instant | null;
}

/** Gathers `event.retracted` facts; of several that take back one event the first learned counts. */
export function retractionsOf(events: readonly Event[]): Retractions {
  const retractions = new Map<string, { recordedAt: Instant; by: Event }>();
  for (const event of events) {
    const retracted = retractedBy(event);
    if (retracted === null) continue;
    const key = identityOf(retracted);
    const known = retractions.get(key);
    if (known === undefined || event.recordedAt < known.recordedAt) {
      retractions.set(key, { recordedAt: event.recordedAt, by: event });
    }
  }
  return retractions;
}

/** Had this event happened, as seen from there (open-cases 5 and 7)? */
export function isVisible(event: Event, vantage: Vantage, retractions: Retractions): boolean {
  if (event.occurredAt > vantage.asOf) return false;
  if (vantage.knownAt !== null && event.recordedAt > vantage.knownAt) return false;
  if (retractions.size === 0) return true;
  const retraction = retractions.get(identityOf(event));
  return retraction === undefined || (vantage.knownAt !== null && retraction.recordedAt > vantage.knownAt);
}
