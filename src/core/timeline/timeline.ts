import type { Event, TicketEventType } from '../event/index.ts';
import type { Instant } from '../time/index.ts';
import { type AttributeSpan, type Attributes, attributesAfter } from './attributes.ts';
import { flagsOf, IS, type Moment, textOf } from './moment.ts';

/** What happened to one ticket, up to `asOf`, in the order of effect. */
export interface Timeline {
  readonly ticket: string;
  readonly source: string;
  readonly customer: string | null;
  readonly openedAt: Instant;
  readonly openedBy: 'requester' | 'agent';
  readonly requester: string | null;
  readonly device: string | null;
  /** The opening carried a confirmed priority (rule `startOn: qualified`). */
  readonly confirmed: boolean;
  readonly moments: readonly Moment[];
  readonly attributes: readonly AttributeSpan[];
  readonly cancelledAt: Instant | null;
  readonly merged: { readonly at: Instant; readonly into: string; readonly index: number } | null;
  /** Tickets merged into this one, by id. */
  readonly absorbed: ReadonlyMap<string, Timeline>;
  /** Merges without effect: into a ticket that is unknown, or had itself been merged away or cancelled. */
  readonly voidMerges: readonly Event[];
}

/** An event about to take effect, and whose it was if not the ticket's own. */
export interface Taken {
  readonly event: Event;
  readonly via: string | null;
  readonly absorbs: boolean;
}

/**
 * The timeline of one ticket.
 * @param taken its events in the order of SEMANTICS 0, those taken over from parents and absorptions among them
 * @param voidMerges merges of this ticket that have no effect; they are not among `taken`
 * @returns null when the ticket was never opened (its events wait for `opened`)
 */
export function timelineOf(
  ticket: string,
  taken: readonly Taken[],
  absorbed: ReadonlyMap<string, Timeline>,
  voidMerges: readonly Event[],
): Timeline | null {
  const first = taken.findIndex((t) => t.event.type === 'ticket.opened' && t.via === null);
  if (first < 0) return null;
  const opening = (taken[first] as Taken).event;
  // INVARIANT(heldUntilOpened): what occurred before the opening takes effect at it, directly after it (open-case 2).
  const ordered = first === 0 ? taken : [taken[first] as Taken, ...taken.slice(0, first), ...taken.slice(first + 1)];
  const moments: Moment[] = [];
  const spans: AttributeSpan[] = [];
  let attributes: Attributes | null = null;
  let cancelledAt: Instant | null = null;
  let merged: Timeline['merged'] = null;
  for (const { event, via, absorbs } of ordered) {
    const index = moments.length;
    const at = event.occurredAt < opening.occurredAt ? opening.occurredAt : event.occurredAt;
    const type = absorbs ? 'absorbed' : (typeOf(event, index) as TicketEventType);
    moments.push({ at, index, type, event, via, is: absorbs ? 0 : flagsOf(type as TicketEventType, event.data) });
    if (via !== null) continue;
    const after = attributesAfter(attributes, index > 0 && event.type === 'ticket.opened' ? asUpdate(event) : event);
    if (after !== attributes) spans.push({ from: at, index, attributes: after });
    attributes = after;
    if (type === 'cancelled') {
      cancelledAt = at;
      break;
    }
    const into = type === 'merged' ? textOf(event.data, 'into') : null;
    if (into !== null && into !== ticket) {
      merged = { at, into, index };
      break;
    }
  }
  return {
    ticket,
    source: opening.source,
    customer: textOf(opening.data, 'customer'),
    openedAt: opening.occurredAt,
    openedBy: opening.data['by'] === 'agent' ? 'agent' : 'requester',
    requester: textOf(opening.data, 'requester'),
    device: textOf(opening.data, 'device'),
    confirmed: opening.data['confirmed'] === true,
    moments,
    attributes: spans,
    cancelledAt,
    merged,
    absorbed,
    voidMerges,
  };
}

/** A later `opened` counts as `updated` (open-case 3). */
function typeOf(event: Event, index: number): string {
  const type = event.type.slice('ticket.'.length);
  return index > 0 && type === 'opened' ? 'updated' : type;
}

function asUpdate(event: Event): Event {
  return { ...event, type: 'ticket.updated' };
}

/** The attributes in force when the moment `index` has taken effect. */
export function attributesAt(timeline: Timeline, index: number): Attributes {
  let found = (timeline.attributes[0] as AttributeSpan).attributes;
  for (const span of timeline.attributes) {
    if (span.index > index) break;
    found = span.attributes;
  }
  return found;
}

/** True when the moment is a resolution, a closing or a restoration: what a reopening undoes. */
export function settles(moment: Moment): boolean {
  return (moment.is & IS.resolution) !== 0 || moment.type === 'restored';
}
