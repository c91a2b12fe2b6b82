/** Short stories of one Monday, for the oracle's own tests. */
import type { PlainAgreement, PlainEvent, PlainRules, PlainTarget } from './facts.ts';
import { judge } from './oracle.ts';

export const CALENDARS = {
  always: '24x7',
  office: { timeZone: 'UTC', hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } },
} as const;

let count = 0;
/** On Monday 2026-03-02. */
export const at = (time: string): string => `2026-03-02T${time}:00Z`;

export function fact(time: string, kind: string, data: PlainEvent['data'] = {}): PlainEvent {
  count++;
  const id = `e${String(count).padStart(4, '0')}`;
  return { specversion: '1.0', id, source: 'desk', type: `ticket.${kind}`, subject: 'T1', time: at(time), data };
}

export const customer = (time: string, data: PlainEvent['data'] = {}): PlainEvent =>
  fact(time, 'replied', { by: 'requester', ...data });
export const agent = (time: string, data: PlainEvent['data'] = {}): PlainEvent =>
  fact(time, 'replied', { by: 'agent', ...data });

export const promise = (
  measure: PlainTarget['measure'],
  within: string,
  more: Partial<PlainTarget> = {},
): PlainTarget => ({
  measure,
  within,
  calendar: 'always',
  ...more,
});

export function clocks(
  targets: { [id: string]: PlainTarget },
  events: readonly PlainEvent[],
  asOf = '20:00',
  rules: PlainRules = {},
) {
  const agreement: PlainAgreement = { timeZone: 'UTC', calendars: CALENDARS, targets, rules };
  return judge({ seed: 0, agreement, events, asOf: at(asOf) });
}
