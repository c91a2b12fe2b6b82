import type { Event } from '../core/event/index.ts';
import { formatInstant } from '../core/time/index.ts';

/** An event as a line of an event file (FORMAT 2). */
export function lineOf({ id, source, type, subject, occurredAt, recordedAt, sequence, data }: Event): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: formatInstant(occurredAt),
    ...(recordedAt === occurredAt ? {} : { recordedat: formatInstant(recordedAt) }),
    ...(sequence === null ? {} : { sequence }),
    data,
  });
}
