import { type Agreement, isClockMeasure, type Target } from '../../core/agreement/index.ts';
import { MEASURE_EVENTS } from '../../core/clock/index.ts';
import { formatDuration } from '../../core/time/index.ts';
import type { BoardRow, NewAlert } from '../ports/index.ts';

/** An alert that is about nothing in particular, to be filled in. */
export const BLANK_ALERT = {
  ticket: null,
  agreement: null,
  measure: null,
  cycle: null,
  target: null,
  thresholdPpm: null,
  dueAt: null,
  customer: null,
  service: null,
  team: null,
  assignee: null,
  priority: null,
  source: null,
  bundle: null,
  contacts: [],
  details: {},
} as const satisfies Partial<NewAlert>;

/** What an alert about a clock of the board says of it. */
export function aboutRow({ clock, ticket }: BoardRow): Omit<NewAlert, 'key' | 'kind' | 'at' | 'bundle'> {
  return {
    ticket: clock.ticket,
    agreement: clock.agreement,
    measure: clock.measure,
    cycle: clock.cycle,
    target: clock.target,
    thresholdPpm: null,
    dueAt: clock.dueAt,
    customer: ticket.customer,
    service: ticket.service,
    team: ticket.team,
    assignee: ticket.assignee,
    priority: ticket.priority,
    source: ticket.source,
    contacts: [],
    details: {},
  };
}

/** What an alert about a whole agreement says of it. An agreement with several customers is about none of them. */
export function aboutAgreement({ id, customer }: Agreement): Omit<NewAlert, 'key' | 'kind' | 'at'> {
  return { ...BLANK_ALERT, agreement: id, customer: customer?.id ?? null };
}

/** What the words say of a target's allowance: `4h`, `2bd`, and whether waiting is left out. */
export function allowanceOf(target: Target): { readonly budget?: string; readonly pausable: boolean } {
  const { within, measure, rules } = target;
  const held = target.pausable ?? (isClockMeasure(measure) && MEASURE_EVENTS[measure].pausable);
  const pausable = held && rules.pauseOn.length > 0;
  return within === null ? { pausable } : { budget: formatDuration(within), pausable };
}
