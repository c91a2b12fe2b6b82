import type { Event } from './event.ts';

/**
 * The same event, none of whose texts is a part of the text it was read from. Engines keep a whole block of lines in
 * memory for a part of it, so that whoever keeps a few events of a long log would keep the log.
 */
export function detached(event: Event): Event {
  return JSON.parse(JSON.stringify(event)) as Event;
}

/** The same text, no part of another. */
export function detachedText(text: string): string {
  return ` ${text}`.slice(1);
}
