import type { Event } from '../event/index.ts';
import type { Instant, Span } from '../time/index.ts';

/** A closed period's counting of one clock that a later fact changed. Null: not counted in that period. */
export interface Restatement {
  readonly ticket: string;
  readonly measure: string;
  readonly cycle: number;
  readonly was: 'met' | 'breached' | 'excused' | null;
  readonly is: 'met' | 'breached' | 'excused' | null;
  readonly because: Event;
}

/** What a clock counted for, in a period. */
export interface Entry {
  readonly agreementId: string;
  readonly target: string;
  readonly level: string | null;
  readonly measure: string;
  readonly ticket: string;
  readonly cycle: number;
  readonly period: Span;
  readonly outcome: 'met' | 'breached' | 'excused';
  readonly attribute: 'settled' | 'opened' | 'stopped';
}

const MOVERS = new Set([
  'ticket.reopened',
  'ticket.excused',
  'ticket.cancelled',
  'ticket.merged',
  'ticket.linked',
  'ticket.scopeDecided',
  'event.retracted',
]);

/** Can this fact move a period that closed before it was known? Ordinary progress can not; a late fact can. */
export function canRestate(event: Event): boolean {
  return event.recordedAt !== event.occurredAt || MOVERS.has(event.type);
}

/** The fact that moved a period closed at `closedAt`: the last one learned, or occurred, after it. */
export function moverAfter(events: readonly Event[], closedAt: Instant): Event | null {
  let found: Event | null = null;
  for (const event of events) {
    if (!canRestate(event) || Math.max(event.recordedAt, event.occurredAt) <= closedAt) continue;
    if (found === null || event.recordedAt >= found.recordedAt) found = event;
  }
  return found;
}

/** What differs between what a period counted when it closed and what it counts now. */
export function restatementsOf(was: readonly Entry[], is: readonly Entry[], because: Event): (Entry & Restatement)[] {
  if (was.length === 0) return is.filter(isNew).map((entry) => ({ ...entry, was: null, is: entry.outcome, because }));
  const changes: (Entry & Restatement)[] = [];
  const before = new Map(was.map((entry) => [keyOf(entry), entry]));
  const after = new Map(is.map((entry) => [keyOf(entry), entry]));
  for (const [key, entry] of before) {
    const now = after.get(key);
    if (now?.outcome !== entry.outcome)
      changes.push({ ...entry, was: entry.outcome, is: now?.outcome ?? null, because });
  }
  for (const [key, entry] of after) {
    if (!before.has(key) && isNew(entry)) changes.push({ ...entry, was: null, is: entry.outcome, because });
  }
  return changes;
}

/** Under `opened` a clock still open at the period's end settles later by itself: no restatement. */
function isNew({ attribute }: Entry): boolean {
  return attribute !== 'opened';
}

function keyOf(entry: Entry): string {
  return [entry.agreementId, entry.target, entry.level, entry.ticket, entry.measure, entry.cycle].join('\u0000');
}
