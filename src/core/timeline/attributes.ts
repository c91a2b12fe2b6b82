import type { Event, EventData } from '../event/index.ts';
import type { Instant } from '../time/index.ts';
import { textOf } from './moment.ts';

/** What a ticket is, as far as targets choose by it. */
export interface Attributes {
  readonly priority: string | null;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly service: string | null;
  readonly level: string | null;
  readonly type: string | null;
  readonly team: string | null;
  readonly site: string | null;
  readonly channel: string | null;
  readonly tags: readonly string[];
  /** Decided to be out of the contract's scope. */
  readonly outOfScope: boolean;
}

/** Attributes from an instant on, until the next; `index` is the moment that brought them. */
export interface AttributeSpan {
  readonly from: Instant;
  readonly index: number;
  readonly attributes: Attributes;
}

const NONE: Attributes = {
  priority: null,
  impact: null,
  urgency: null,
  service: null,
  level: null,
  type: null,
  team: null,
  site: null,
  channel: null,
  tags: [],
  outOfScope: false,
};

/** The attributes after an event; the same value when the event changes none. */
export function attributesAfter(before: Attributes | null, event: Event): Attributes {
  switch (event.type) {
    case 'ticket.opened':
    case 'ticket.updated':
      return updated(before ?? NONE, event.data);
    case 'ticket.priorityChanged':
      return withPriority(before ?? NONE, event.data);
    case 'ticket.assigned': {
      const was = before ?? NONE;
      const team = textOf(event.data, 'team');
      return team === null || team === was.team ? was : { ...was, team };
    }
    case 'ticket.scopeDecided': {
      const was = before ?? NONE;
      const outOfScope = decidesOut(event.data);
      return outOfScope === was.outOfScope ? was : { ...was, outOfScope };
    }
    default:
      return before ?? NONE;
  }
}

/** FORMAT writes the decision as "in | out" and names no field: every spelling the reader of events accepts means the same. */
function decidesOut(data: EventData): boolean {
  const word = data['scope'] ?? data['decision'];
  return word === undefined || word === null ? data['out'] === true || data['in'] === false : word === 'out';
}

/** Written out field by field: every ticket passes here, and most updates change nothing a target chooses by. */
function updated(before: Attributes, data: EventData): Attributes {
  const was = withPriority(before, data);
  const service = textOf(data, 'service') ?? was.service;
  const level = textOf(data, 'level') ?? was.level;
  const type = textOf(data, 'type') ?? was.type;
  const team = textOf(data, 'team') ?? was.team;
  const site = textOf(data, 'site') ?? was.site;
  const channel = textOf(data, 'channel') ?? was.channel;
  const tags = tagsOf(data) ?? was.tags;
  const same =
    service === was.service &&
    level === was.level &&
    type === was.type &&
    team === was.team &&
    site === was.site &&
    channel === was.channel &&
    tags === was.tags;
  if (same) return was;
  const { priority, impact, urgency, outOfScope } = was;
  return { priority, impact, urgency, service, level, type, team, site, channel, tags, outOfScope };
}

function tagsOf(data: EventData): readonly string[] | null {
  const tags = data['tags'];
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : null;
}

/** A priority given explicitly wins over impact and urgency; given alone, they make it anew (open-case 41). */
function withPriority(was: Attributes, data: EventData): Attributes {
  const priority = textOf(data, 'priority');
  const impact = textOf(data, 'impact');
  const urgency = textOf(data, 'urgency');
  if (priority === null && impact === null && urgency === null) return was;
  const same =
    priority === was.priority && (impact ?? was.impact) === was.impact && (urgency ?? was.urgency) === was.urgency;
  return same ? was : { ...was, priority, impact: impact ?? was.impact, urgency: urgency ?? was.urgency };
}
