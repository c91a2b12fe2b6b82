import { describe, expect, it } from 'vitest';
import { eventSaid } from '../../../test/support/promises.ts';
import { type ClockMeasure, DEFAULT_RULES } from '../agreement/index.ts';
import { flagsOf, type Moment } from '../timeline/index.ts';
import { MEASURE_EVENTS, stopsMeasure } from './measures.ts';

/** What each event says when a technician does it as it should be done. */
const DONE: { readonly [type: string]: Record<string, unknown> } = {
  acknowledged: {},
  assigned: { to: 'ana' },
  workStarted: { onSite: true },
  replied: { by: 'agent' },
  noReplyNeeded: {},
  workaroundProvided: {},
  restored: {},
  resolved: {},
  closed: {},
  reopened: {},
  updated: { team: 'net' },
  paused: { reason: 'appointment' },
  resumed: {},
};
const moment = (type: string): Moment => {
  const event = eventSaid([type, 'T', '2026-03-09T09:00:00Z', DONE[type] ?? {}]);
  const known = type as Moment['type'] & Parameters<typeof flagsOf>[0];
  return { at: event.occurredAt, index: 1, type: known, is: flagsOf(known, event.data), event, via: null };
};

describe('what stops a measure', () => {
  // That no reply is needed ends a wait in its own way; every other event of the table stops the clock.
  const types = Object.keys(DONE).filter((type) => type !== 'noReplyNeeded');

  it.each(Object.keys(MEASURE_EVENTS) as ClockMeasure[])('of %s is what the table shown to people says', (measure) => {
    const told = types.filter((type) => MEASURE_EVENTS[measure].stops.includes(`ticket.${type}`));
    expect(types.filter((type) => stopsMeasure(measure, DEFAULT_RULES, moment(type)))).toEqual(told);
  });
});
