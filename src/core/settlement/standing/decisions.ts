import { grouped } from '../../charge/index.ts';
import type { Event } from '../../event/index.ts';
import type { Instant } from '../../time/index.ts';
import { isMonth, type Month } from '../month/month.ts';

export type DecisionKind =
  | 'notified'
  | 'contested'
  | 'accepted'
  | 'invoiced'
  | 'claimed'
  | 'noticed'
  | 'approved'
  | 'reported';

/** What a party decided or declared about the money of an agreement. */
export interface Decision {
  readonly kind: DecisionKind;
  /** The month it is about; null: any (a formal notice). */
  readonly month: Month | null;
  /** The remedy or bonus; null: all of the month's. */
  readonly item: string | null;
  readonly at: Instant;
  readonly by: string | null;
  readonly reason: string | null;
  /** `source/id` of the event. */
  readonly event: string;
}

interface Reading {
  readonly kind: DecisionKind;
  /** Where the agreement's id stands, and the item's. */
  readonly agreement: 'subject' | 'data';
  readonly item: 'subject' | 'item' | 'remedy' | null;
  readonly needsMonth: boolean;
}

const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['settlement.notified', { kind: 'notified', agreement: 'subject', item: 'item', needsMonth: true }],
  ['settlement.contested', { kind: 'contested', agreement: 'subject', item: 'item', needsMonth: true }],
  ['settlement.accepted', { kind: 'accepted', agreement: 'subject', item: 'item', needsMonth: true }],
  ['settlement.invoiced', { kind: 'invoiced', agreement: 'subject', item: 'item', needsMonth: true }],
  ['remedy.claimed', { kind: 'claimed', agreement: 'data', item: 'subject', needsMonth: true }],
  ['notice.given', { kind: 'noticed', agreement: 'subject', item: 'remedy', needsMonth: false }],
  ['bonus.approved', { kind: 'approved', agreement: 'data', item: 'subject', needsMonth: true }],
  ['report.delivered', { kind: 'reported', agreement: 'subject', item: null, needsMonth: true }],
]);

/** Does an event decide about money, so that settlement must be given it? */
export function isDecision(type: string): boolean {
  return READINGS.has(type);
}

/**
 * The decisions about one agreement among events, in the order of time. Events of other types, of other agreements, later
 * than `asOf` or without a readable month have no effect. Each event should be given once, retracted ones not at all.
 */
export function decisionsOf(events: readonly Event[], agreementId: string, asOf: Instant): readonly Decision[] {
  const found = events.flatMap((event) => (event.occurredAt > asOf ? [] : decisionIn(event, agreementId)));
  return found.sort((a, b) => a.at - b.at || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0));
}

/** Events by the agreement that they decide something about, null: about none. What `decisionsOf` finds of one is among its own. */
export function decisionsByAgreement(events: readonly Event[]): ReadonlyMap<string | null, readonly Event[]> {
  return grouped(events, agreementIn);
}

/** A decision may name the version it is about; it is about the agreement all the same. */
function agreementIn(event: Event): string | null {
  const reading = READINGS.get(event.type);
  if (reading === undefined) return null;
  const named = reading.agreement === 'subject' ? event.subject : textIn(event, 'agreement');
  return named?.split('@')[0] ?? null;
}

function decisionIn(event: Event, agreementId: string): readonly Decision[] {
  const reading = READINGS.get(event.type);
  if (reading === undefined || agreementIn(event) !== agreementId) return [];
  const month = event.data['period'];
  if (reading.needsMonth && !isMonth(month)) return [];
  const item = reading.item === 'subject' ? event.subject : reading.item === null ? null : textIn(event, reading.item);
  return [
    {
      kind: reading.kind,
      month: isMonth(month) ? month : null,
      item,
      at: event.occurredAt,
      by: textIn(event, 'by'),
      reason: textIn(event, 'reason'),
      event: `${event.source}/${event.id}`,
    },
  ];
}

function textIn(event: Event, field: string): string | null {
  const value = event.data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The decisions of some kinds that concern an item of a month. */
export function decisionsOn(
  decisions: readonly Decision[],
  month: Month,
  item: string,
  kinds: readonly DecisionKind[],
): readonly Decision[] {
  return decisions.filter(
    (one) =>
      kinds.includes(one.kind) &&
      (one.month === null || one.month === month) &&
      (one.item === null || one.item === item),
  );
}
