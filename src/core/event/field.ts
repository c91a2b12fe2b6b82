import { instantOf } from './field-instant.ts';

/** What an event's field must hold. `text`: not empty. `duration`: as an agreement writes it, or a number of seconds. */
export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'texts' }
  | { readonly kind: 'instant' }
  /** A text of a fixed spelling, with an example of it. */
  | { readonly kind: 'written'; readonly pattern: RegExp; readonly example: string }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] };

/** What is asked of one type of event (FORMAT 2). Fields not named are kept and not looked at. */
export interface EventShape {
  /** Its type: one text for all events of it, so that a log does not hold it once an event. */
  readonly type: string;
  /** Must the event say what it concerns? */
  readonly needsSubject: boolean;
  readonly required: readonly string[];
  /** At least one of these must be given; empty: none is asked. */
  readonly oneRequired: readonly string[];
  readonly fields: ReadonlyMap<string, FieldKind>;
}

const text: FieldKind = { kind: 'text' };
const flag: FieldKind = { kind: 'flag' };
const number: FieldKind = { kind: 'number' };
const duration: FieldKind = { kind: 'duration' };
const texts: FieldKind = { kind: 'texts' };
const instant: FieldKind = { kind: 'instant' };
const written = (pattern: RegExp, example: string): FieldKind => ({ kind: 'written', pattern, example });
const month = written(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '2026-03');
const amount = written(/^-?\d{1,16}(\.\d{1,4})? [A-Z]{3}$/, '12.00 EUR');
const oneOf = (...values: readonly string[]): FieldKind => ({ kind: 'oneOf', values });

type Fields = { readonly [name: string]: FieldKind };

type Rules = Omit<EventShape, 'type'>;

function shape(
  needsSubject: boolean,
  fields: Fields,
  required: readonly string[] = [],
  oneRequired: readonly string[] = [],
): Rules {
  return { needsSubject, required, oneRequired, fields: new Map(Object.entries(fields)) };
}

const IN_OR_OUT = oneOf('in', 'out');
const WHO = oneOf('requester', 'agent', 'system');
const TICKET_FIELDS: Fields = {
  customer: text,
  priority: text,
  impact: text,
  urgency: text,
  service: text,
  level: text,
  type: text,
  team: text,
  site: text,
  device: text,
  tags: texts,
  channel: text,
  requester: text,
  confirmed: flag,
  automatic: flag,
};
/** Decisions on the statement of a month, or on one item of it. */
const DECISION: Fields = { period: month, item: text, by: text, reason: text };
/** `outage`: what its source calls it; events of one name are of one outage. */
const OUTAGE: Fields = { customer: text, outage: text, state: oneOf('down', 'degraded'), weight: number, cause: text };
const SPAN: Fields = { customer: text, from: instant, to: instant };
const MEASURED: Fields = { customer: text, service: text, good: number, total: number, value: duration };
const ACT: Fields = { by: text, automatic: flag, channel: text };

const RULES: readonly (readonly [string, Rules])[] = [
  ['ticket.opened', shape(true, { ...TICKET_FIELDS, by: WHO })],
  ['ticket.updated', shape(true, { ...TICKET_FIELDS, by: text })],
  [
    'ticket.priorityChanged',
    shape(true, { ...ACT, priority: text, impact: text, urgency: text }, [], ['priority', 'impact', 'urgency']),
  ],
  ['ticket.replied', shape(true, { by: WHO, public: flag, automatic: flag, channel: text })],
  ['ticket.workStarted', shape(true, { ...ACT, onSite: flag })],
  ['ticket.assigned', shape(true, { ...ACT, to: text, team: text })],
  ['ticket.paused', shape(true, { ...ACT, reason: text })],
  ['ticket.merged', shape(true, { ...ACT, into: text }, ['into'])],
  ['ticket.linked', shape(true, { ...ACT, parent: text }, ['parent'])],
  [
    'ticket.excused',
    shape(true, { target: text, cycle: number, reason: text, evidence: text, approver: text }, ['target']),
  ],
  [
    'ticket.scopeDecided',
    shape(
      true,
      { ...ACT, scope: IN_OR_OUT, decision: IN_OR_OUT, in: flag, out: flag, exclusion: text },
      [],
      ['scope', 'decision', 'in', 'out'],
    ),
  ],
  ...['acknowledged', 'resumed', 'workaroundProvided', 'restored', 'resolved', 'reopened', 'closed'].map(
    (type) => [`ticket.${type}`, shape(true, ACT)] as const,
  ),
  ...['noReplyNeeded', 'cancelled'].map((type) => [`ticket.${type}`, shape(true, { ...ACT, reason: text })] as const),
  [
    'ticket.quoteAccepted',
    shape(true, { ...ACT, amount, line: text, quantity: number, customer: text, agreement: text }),
  ],
  [
    'work.recorded',
    shape(true, { customer: text, agreement: text, minutes: number, onSite: flag, outOfHours: flag }, ['minutes']),
  ],
  [
    'member.joined',
    shape(
      false,
      { customer: text, user: text, site: text, device: text, level: text },
      ['customer'],
      ['user', 'site', 'device'],
    ),
  ],
  [
    'member.left',
    shape(
      false,
      { customer: text, user: text, site: text, device: text, level: text },
      ['customer'],
      ['user', 'site', 'device'],
    ),
  ],
  ['outage.started', shape(true, { ...OUTAGE, ticket: text, reportedAt: instant })],
  ['outage.ended', shape(true, OUTAGE)],
  ['check.observed', shape(true, { customer: text, up: flag, latencyMs: number }, ['up'])],
  ['monitor.gap', shape(true, SPAN)],
  ['maintenance.announced', shape(true, { ...SPAN, maintenance: text }, ['from', 'to'])],
  ['maintenance.ended', shape(true, { customer: text, maintenance: text })],
  ['exclusion.granted', shape(false, { ...SPAN, reason: text, evidence: text, approver: text }, ['from', 'to'])],
  ['measurement.recorded', shape(true, MEASURED, [], ['good', 'total', 'value'])],
  ['notification.detected', shape(true, { customer: text, target: text })],
  ['notification.notified', shape(true, { customer: text, target: text })],
  ...['notified', 'contested', 'accepted', 'invoiced'].map(
    (decision) => [`settlement.${decision}`, shape(true, DECISION, ['period'])] as const,
  ),
  ['remedy.claimed', shape(true, { agreement: text, period: month, by: text }, ['agreement', 'period'])],
  ['notice.given', shape(true, { remedy: text, by: text })],
  ['bonus.approved', shape(true, { agreement: text, period: month, by: text }, ['agreement', 'period'])],
  ['report.delivered', shape(true, { period: month, by: text }, ['period'])],
  ['index.published', shape(true, { month, value: written(/^\d{1,15}(\.\d{1,12})?$/, '294.6') }, ['month', 'value'])],
  [
    'supplier.billed',
    shape(
      true,
      {
        agreement: text,
        customer: text,
        amount,
        period: month,
      },
      ['amount'],
      ['agreement', 'customer'],
    ),
  ],
  ['event.retracted', shape(false, { of: text, ofSource: text, reason: text }, ['of'])],
];

/** Every type Leeway knows, with what it asks of it. */
export const EVENT_SHAPES: ReadonlyMap<string, EventShape> = new Map(
  RULES.map(([type, rules]) => [type, { type, ...rules }]),
);

/** Does a value hold what the field asks? Null counts as not given. */
export function fieldHolds(kind: FieldKind, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  switch (kind.kind) {
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'duration':
      return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && value !== '';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'written':
      return typeof value === 'string' && kind.pattern.test(value);
    case 'instant':
      return !Number.isNaN(instantOf(value));
    case 'oneOf':
      return typeof value === 'string' && kind.values.includes(value);
  }
}
