import type { Event } from '../../event/index.ts';
import { END_INSTANT, FIRST_INSTANT, type Instant, parseInstant } from '../../time/index.ts';
import type { Concern } from './fact.ts';

/** What an event calls itself in evidence: `source/id`. */
export function nameOf(event: Event): string {
  return `${event.source}/${event.id}`;
}

/** A field's text; null where it gives none. */
export function textIn(event: Event, name: string): string | null {
  const value = event.data[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A field's instant (RFC 3339, within the centuries answered for); null where it gives none. */
export function instantIn(event: Event, name: string): Instant | null {
  const value = event.data[name];
  const at = typeof value === 'string' ? parseInstant(value) : null;
  return at !== null && at >= FIRST_INSTANT && at < END_INSTANT ? at : null;
}

/** Whom an event concerns. */
export function concernOf(event: Event): Concern {
  return { customer: textIn(event, 'customer'), source: event.source };
}
