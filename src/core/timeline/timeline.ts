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
  /** Whether there is anything to look for: told once, as nearly every ticket has none of these. */
  readonly holdsPauses: boolean;
  readonly holdsExcusals: boolean;
  /** Something a notice may have to be given of. */
  readonly isOdd: boolean;
}

/** Of events that are not the ticket's own: whose they were, and whether they tell of a ticket absorbed. */
export type Foreign = ReadonlyMap<Event, { readonly via: string; readonly absorbs: boolean }>;

/**
 * The timeline of one ticket.
 * @param taken its events in the order of SEMANTICS 0, those taken over from parents and absorptions among them
 * @param foreign which of them are not its own; null: none
 * @param voidMerges merges of this ticket that have no effect; they are not among `taken`
 * @returns null when the ticket was never opened (its events wait for `opened`)
 */
export function timelineOf(
  ticket: string,
  taken: readonly Event[],
  foreign: Foreign | null,
  absorbed: ReadonlyMap<string, Timeline>,
  voidMerges: readonly Event[],
): Timeline | null {
  const first = taken.findIndex((event) => event.type === 'ticket.opened');
  if (first < 0) return null;
  const opening = taken[first] as Event;
  // INVARIANT(heldUntilOpened): what occurred before the opening takes effect at it, directly after it (open-case 2).
  const ordered = first === 0 ? taken : [opening, ...taken.slice(0, first), ...taken.slice(first + 1)];
  const { moments, spans, cancelledAt, merged, flags } = toldIn(opening, ordered, foreign);
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
    holdsPauses: (flags & PAUSES) !== 0,
    holdsExcusals: (flags & EXCUSALS) !== 0,
    isOdd: (flags & ODD) !== 0 || absorbed.size > 0,
  };
}

/** What the events of a ticket tell, one after the other, up to the one that ends its story. */
function toldIn(opening: Event, ordered: readonly Event[], foreign: Foreign | null): Told {
  const moments: Moment[] = [];
  const spans: AttributeSpan[] = [];
  let attributes: Attributes | null = null;
  let flags = 0;
  for (const event of ordered) {
    const { via, absorbs } = foreign?.get(event) ?? OWN;
    const index = moments.length;
    const at = event.occurredAt < opening.occurredAt ? opening.occurredAt : event.occurredAt;
    const type = absorbs ? 'absorbed' : (typeOf(event, index) as TicketEventType);
    moments.push({ at, index, type, event, via, is: absorbs ? 0 : flagsOf(type as TicketEventType, event.data) });
    flags |= HOLDS[event.type] ?? 0;
    if (via !== null) continue;
    const again = index > 0 && event.type === 'ticket.opened';
    if (again) flags |= OPENED_TWICE;
    const after = attributesAfter(attributes, again ? asUpdate(event) : event);
    if (after !== attributes) spans.push({ from: at, index, attributes: after });
    attributes = after;
    if (type === 'cancelled') return { moments, spans, cancelledAt: at, merged: null, flags };
    // Merges into nothing that goes on are not among the events: this one ends the ticket's own story.
    if (type === 'merged') {
      const merged = { at, into: textOf(event.data, 'into') ?? '', index };
      return { moments, spans, cancelledAt: null, merged, flags };
    }
  }
  return { moments, spans, cancelledAt: null, merged: null, flags };
}

interface Told {
  readonly moments: readonly Moment[];
  readonly spans: readonly AttributeSpan[];
  readonly cancelledAt: Instant | null;
  readonly merged: Timeline['merged'];
  readonly flags: number;
}

const OWN = { via: null, absorbs: false } as const;
const PAUSES = 1;
const EXCUSALS = 2;
const OPENED_TWICE = 4;
const ODD = PAUSES | OPENED_TWICE;
const HOLDS: { readonly [type: string]: number } = { 'ticket.paused': PAUSES, 'ticket.excused': EXCUSALS };

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
