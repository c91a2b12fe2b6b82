import type { Event } from '../event/index.ts';
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

const PLAIN_KEYS = ['service', 'level', 'type', 'team', 'site', 'channel'] as const;

/** The attributes after an event; the same value when the event changes none. */
export function attributesAfter(before: Attributes | null, event: Event): Attributes {
  const was = before ?? NONE;
  switch (event.type) {
    case 'ticket.opened':
    case 'ticket.updated':
      return changed(was, { ...plainChanges(event, PLAIN_KEYS), ...priorityChanges(event) });
    case 'ticket.priorityChanged':
      return changed(was, priorityChanges(event));
    case 'ticket.assigned':
      return changed(was, plainChanges(event, ['team']));
    case 'ticket.scopeDecided': {
      const scope = event.data['scope'] ?? event.data['decision'];
      const out = scope === undefined ? event.data['out'] === true : scope === 'out';
      return changed(was, { outOfScope: out });
    }
    default:
      return was;
  }
}

function plainChanges(event: Event, keys: readonly (typeof PLAIN_KEYS)[number][]): Partial<Attributes> {
  const changes: { -readonly [K in keyof Attributes]?: Attributes[K] } = {};
  for (const key of keys) {
    const value = textOf(event.data, key);
    if (value !== null) changes[key] = value;
  }
  const tags = event.data['tags'];
  if (Array.isArray(tags)) changes.tags = tags.filter((tag) => typeof tag === 'string');
  return changes;
}

/** A priority given explicitly wins over impact and urgency; given alone, they make it anew (open-case 41). */
function priorityChanges(event: Event): Partial<Attributes> {
  const priority = textOf(event.data, 'priority');
  const impact = textOf(event.data, 'impact');
  const urgency = textOf(event.data, 'urgency');
  if (priority === null && impact === null && urgency === null) return {};
  return { priority, ...(impact === null ? {} : { impact }), ...(urgency === null ? {} : { urgency }) };
}

function changed(was: Attributes, changes: Partial<Attributes>): Attributes {
  for (const key of Object.keys(changes) as (keyof Attributes)[]) {
    if (changes[key] !== was[key]) return { ...was, ...changes };
  }
  return was;
}
