import type { Event } from './event.ts';

/** A source and an id: what an event is known by. */
export type EventName = Pick<Event, 'source' | 'id'>;

/** The event that another takes back (`of`; `ofSource`: its own source by default; open-case 7); null: it takes none back. */
export function retractedBy({ type, source, data }: Pick<Event, 'type' | 'source' | 'data'>): EventName | null {
  const { of, ofSource } = data;
  if (type !== 'event.retracted' || typeof of !== 'string') return null;
  return { source: typeof ofSource === 'string' ? ofSource : source, id: of };
}
