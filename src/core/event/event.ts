import type { Instant } from '../time/index.ts';

/** Types of event that concern a ticket, in the order in which they take effect at one instant (SEMANTICS 0). */
export const TICKET_EVENT_TYPES = [
  'opened',
  'linked',
  'priorityChanged',
  'updated',
  'acknowledged',
  'assigned',
  'workStarted',
  'paused',
  'resumed',
  'replied',
  'noReplyNeeded',
  'workaroundProvided',
  'restored',
  'resolved',
  'reopened',
  'closed',
  'cancelled',
  'merged',
  'excused',
  'scopeDecided',
  'quoteAccepted',
] as const;
export type TicketEventType = (typeof TICKET_EVENT_TYPES)[number];

/** Types of event that concern something else (FORMAT 2). */
export const OTHER_EVENT_TYPES = [
  'work.recorded',
  'member.joined',
  'member.left',
  'outage.started',
  'outage.ended',
  'check.observed',
  'monitor.gap',
  'maintenance.announced',
  'maintenance.ended',
  'exclusion.granted',
  'measurement.recorded',
  'notification.detected',
  'notification.notified',
  'settlement.notified',
  'settlement.contested',
  'settlement.accepted',
  'settlement.invoiced',
  'remedy.claimed',
  'notice.given',
  'bonus.approved',
  'report.delivered',
  'index.published',
  'supplier.billed',
  'event.retracted',
] as const;

/** One fact: what happened (`occurredAt`) and when we learned it (`recordedAt`). */
export interface Event {
  readonly source: string;
  readonly id: string;
  /** As in the file: `ticket.opened`, `outage.started` … Types we do not know are kept and have no effect. */
  readonly type: string;
  /** The ticket, service, target, case, agreement or item; empty where the file gives none. */
  readonly subject: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly sequence: string | null;
  readonly data: EventData;
}

/** The event's own fields, unknown ones included. */
export type EventData = { readonly [key: string]: unknown };
