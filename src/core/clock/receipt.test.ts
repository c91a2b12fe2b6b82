import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  calendarFrom,
  judged,
  ROUND_THE_CLOCK,
  type Said,
  type Short,
} from '../../../test/support/promises.ts';
import type { Rules } from '../agreement/index.ts';
import { formatInstant } from '../time/index.ts';
import { receiptOf } from './index.ts';

const SHOP = calendarFrom({
  timeZone: 'UTC',
  hours: { 'mon-fri': ['08:00-17:00'] },
  holidays: 'FR',
  exceptions: { '2026-05-07': [] },
});
const receipt = (events: readonly Short[], asOf: string, said: Partial<Said> = {}, rules: Partial<Rules> = {}) => {
  const target: Said = { id: 'fix', measure: 'resolution', within: '80h', calendar: SHOP, calendarId: 'shop', ...said };
  const [clock] = judged(agreementSaid([target], rules), events, asOf).clocks;
  return clock === undefined ? [] : receiptOf(clock);
};
const short = (spans: ReturnType<typeof receipt>) =>
  spans.map(({ from, to, state, clause }) => [
    formatInstant(from).slice(5, 16),
    formatInstant(to).slice(5, 16),
    state,
    clause,
  ]);

describe('a receipt', () => {
  it('names for each stretch what made it so: the promise, the hours, the exception, the holiday', () => {
    const spans = receipt([['opened', 'T', '2026-05-06T16:00:00Z']], '2026-05-11T09:00:00Z');
    expect(short(spans)).toEqual([
      ['05-06T16:00', '05-06T17:00', 'running', 'targets.fix'],
      ['05-06T17:00', '05-07T00:00', 'closedHours', 'calendars.shop.hours'],
      ['05-07T00:00', '05-08T00:00', 'closedHours', 'calendars.shop.exceptions'],
      ['05-08T00:00', '05-09T00:00', 'holiday', 'calendars.shop.holidays'],
      ['05-09T00:00', '05-11T08:00', 'closedHours', 'calendars.shop.hours'],
      ['05-11T08:00', '05-11T09:00', 'running', 'targets.fix'],
    ]);
    expect(spans.map((span) => span.name)).toEqual([null, null, null, 'victory1945', null, null]);
    expect(spans.every((span) => span.reason === null && span.by === null)).toBe(true);
  });

  it('tells who paused and why, and one pause that follows another for itself', () => {
    const spans = receipt(
      [
        ['opened', 'T', '2026-05-04T08:00:00Z'],
        ['paused', 'T', '2026-05-04T09:00:00Z', { reason: 'waitingCustomer', by: 'ana' }],
        ['paused', 'T', '2026-05-04T10:00:00Z', { reason: 'appointment', by: 'ben' }],
        ['resumed', 'T', '2026-05-04T11:00:00Z'],
        ['resolved', 'T', '2026-05-04T12:00:00Z'],
        ['reopened', 'T', '2026-05-04T13:00:00Z'],
      ],
      '2026-05-04T14:00:00Z',
    );
    expect(short(spans)).toEqual([
      ['05-04T08:00', '05-04T09:00', 'running', 'targets.fix'],
      ['05-04T09:00', '05-04T10:00', 'paused', 'rules.pauseOn'],
      ['05-04T10:00', '05-04T11:00', 'paused', 'rules.pauseOn'],
      ['05-04T11:00', '05-04T12:00', 'running', 'targets.fix'],
      ['05-04T12:00', '05-04T13:00', 'resolved', 'rules.reopen'],
      ['05-04T13:00', '05-04T14:00', 'running', 'targets.fix'],
    ]);
    expect(spans.map((span) => [span.reason, span.by])).toEqual([
      [null, null],
      ['waitingCustomer', 'ana'],
      ['appointment', 'ben'],
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it('tells one stretch where nothing changes, though the same person said the same again', () => {
    const spans = receipt(
      [
        ['opened', 'T', '2026-05-04T08:00:00Z'],
        ['paused', 'T', '2026-05-04T09:00:00Z', { reason: 'appointment', by: 'ben' }],
        ['paused', 'T', '2026-05-04T10:00:00Z', { reason: 'appointment', by: 'ben' }],
        ['paused', 'T', '2026-05-04T11:00:00Z', { reason: 'appointment', by: 'ana' }],
      ],
      '2026-05-04T12:00:00Z',
    );
    expect(short(spans).map(([from, to]) => `${from} ${to}`)).toEqual([
      '05-04T08:00 05-04T09:00',
      '05-04T09:00 05-04T11:00',
      '05-04T11:00 05-04T12:00',
    ]);
    expect(spans.map((span) => span.by)).toEqual([null, 'ben', 'ana']);
  });

  it('names the hours by which it was counted, after a change of priority made all of it count by the new ones', () => {
    const promises: Said[] = [
      {
        id: 'slow',
        measure: 'resolution',
        within: '80h',
        when: { priority: ['P3'] },
        calendarId: 'shop',
        calendar: SHOP,
      },
      {
        id: 'fast',
        measure: 'resolution',
        within: '60h',
        when: { priority: ['P1'] },
        calendarId: 'always',
        calendar: ROUND_THE_CLOCK,
      },
    ];
    const events: Short[] = [
      ['opened', 'T', '2026-05-06T16:00:00Z', { priority: 'P3' }],
      ['priorityChanged', 'T', '2026-05-06T20:00:00Z', { priority: 'P1' }],
    ];
    const [clock] = judged(
      agreementSaid(promises, { priorityChange: 'recompute' }),
      events,
      '2026-05-06T22:00:00Z',
    ).clocks;
    expect(clock && short(receiptOf(clock))).toEqual([['05-06T16:00', '05-06T22:00', 'running', 'targets.fast']]);
  });
  it('has no stretch without length where a pause ends as the priority changes', () => {
    const promises: Said[] = [
      { id: 'slow', measure: 'resolution', within: '80h', when: { priority: ['P3'] }, calendar: ROUND_THE_CLOCK },
      { id: 'fast', measure: 'resolution', within: '10h', when: { priority: ['P1'] }, calendar: ROUND_THE_CLOCK },
    ];
    const events: Short[] = [
      ['opened', 'T', '2026-05-06T08:00:00Z', { priority: 'P3' }],
      ['paused', 'T', '2026-05-06T09:00:00Z', { reason: 'appointment' }],
      ['priorityChanged', 'T', '2026-05-06T10:00:00Z', { priority: 'P1' }],
      ['resumed', 'T', '2026-05-06T10:00:00Z'],
    ];
    const [clock] = judged(agreementSaid(promises), events, '2026-05-06T11:00:00Z').clocks;
    expect(clock && short(receiptOf(clock))).toEqual([
      ['05-06T08:00', '05-06T09:00', 'running', 'targets.slow'],
      ['05-06T09:00', '05-06T10:00', 'paused', 'rules.pauseOn'],
      ['05-06T10:00', '05-06T11:00', 'running', 'targets.fast'],
    ]);
  });
  it('names each of two holidays that follow each other', () => {
    const closed = calendarFrom({
      timeZone: 'UTC',
      hours: { 'mon-fri': ['08:00-17:00'] },
      holidays: ['2026-05-06', '2026-05-07'],
    });
    const spans = receipt([['opened', 'T', '2026-05-06T08:00:00Z']], '2026-05-07T09:00:00Z', { calendar: closed });
    expect(spans.map(({ state, name }) => [state, name])).toEqual([
      ['holiday', '2026-05-06'],
      ['holiday', '2026-05-07'],
    ]);
  });
});
