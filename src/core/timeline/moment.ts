import type { Event, EventData, TicketEventType } from '../event/index.ts';
import type { Instant } from '../time/index.ts';

/** What a moment is for the clocks; several may hold at once. */
export const IS = {
  /** An act of a human of the provider (open-case 9). */
  agentAct: 1,
  /** A message by a human of the provider, public or not. */
  agentReply: 2,
  /** A public, non-automatic message by a human of the provider, or a logged call. */
  publicReply: 4,
  /** A requester's non-automatic message. */
  requesterMessage: 8,
  /** `resolved` or `closed`. */
  resolution: 16,
  /** `assigned` to a person. */
  toPerson: 32,
  /** `workStarted` on site. */
  onSite: 64,
  /** A public reply, a workaround or a restoration: news the customer sees. */
  publicUpdate: 128,
} as const;

/** One event as it took effect on a ticket. */
export interface Moment {
  readonly at: Instant;
  /** Position in the ticket's order of effect. */
  readonly index: number;
  readonly type: TicketEventType | 'absorbed';
  readonly is: number;
  readonly event: Event;
  /** The parent ticket it was taken over from, or the ticket absorbed; null for the ticket's own. */
  readonly via: string | null;
}

/** A field of event data as text; numbers are spelled out, anything else is null. */
export function textOf(data: EventData, key: string): string | null {
  const value = data[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** What an event is for the clocks (SEMANTICS 1, "public reply"; open-cases 8 and 9). */
export function flagsOf(type: TicketEventType, data: EventData): number {
  const automatic = data['automatic'] === true || data['by'] === 'system';
  if (type === 'replied') return flagsOfReply(data, automatic);
  const human = !automatic && data['by'] !== 'requester';
  const act = human && type !== 'opened' ? IS.agentAct : 0;
  switch (type) {
    case 'assigned':
      return act | (textOf(data, 'to') === null ? 0 : IS.toPerson);
    case 'workStarted':
      return act | (data['onSite'] === true ? IS.onSite : 0);
    case 'workaroundProvided':
    case 'restored':
      return act | IS.publicUpdate;
    case 'resolved':
    case 'closed':
      return act | IS.resolution;
    default:
      return act;
  }
}

function flagsOfReply(data: EventData, automatic: boolean): number {
  if (automatic) return 0;
  if (data['by'] === 'requester') return IS.requesterMessage;
  const isPublic = data['public'] !== false || data['channel'] === 'phone';
  return IS.agentAct | IS.agentReply | (isPublic ? IS.publicReply | IS.publicUpdate : 0);
}
