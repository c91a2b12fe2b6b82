import { describe, expect, it } from 'vitest';
import { agreementSaid, at, judged, OFFICE, ROUND_THE_CLOCK, type Short } from '../../../test/support/promises.ts';
import type { Rules } from '../agreement/index.ts';
import { receiptOf } from './index.ts';

const resolution = (within: string, rules: Partial<Rules> = {}) =>
  agreementSaid([{ id: 't', measure: 'resolution', within }], rules);
const only = (agreement: Parameters<typeof judged>[0], events: readonly Short[], asOf: string) => {
  const { clocks } = judged(agreement, events, asOf);
  expect(clocks).toHaveLength(1);
  return clocks[0] as NonNullable<(typeof clocks)[0]>;
};

describe('time counts only where open', () => {
  it('gives back only the open hours of a pause over a weekend (SEMANTICS 1, worked example)', () => {
    const clock = only(
      resolution('8h'),
      [
        ['opened', 'T', '2026-03-06T16:00:00Z'],
        ['paused', 'T', '2026-03-06T16:30:00Z', { reason: 'waitingCustomer' }],
        ['resumed', 'T', '2026-03-09T08:30:00Z'],
      ],
      '2026-03-09T09:00:00Z',
    );
    expect(clock.dueAt).toBe(at('2026-03-09T16:00:00Z'));
    expect(clock.pausedMs).toBe(3_600_000);
    expect(clock.elapsedMs).toBe(3_600_000);
    expect(clock.remainingMs).toBe(7 * 3_600_000);
    expect(receiptOf(clock).map((span) => span.state)).toEqual(['running', 'paused', 'running']);
  });

  it('is met by a stop in closed hours at the due instant, and breached one millisecond later', () => {
    const stopAt = (time: string) =>
      only(
        resolution('1h'),
        [
          ['opened', 'T', '2026-03-06T16:00:00Z'],
          ['resolved', 'T', time],
        ],
        '2026-03-10T00:00:00Z',
      );
    expect(stopAt('2026-03-06T17:00:00Z').verdict).toBe('met');
    expect(stopAt('2026-03-06T17:00:00.001Z').verdict).toBe('breached');
  });

  it.each([
    ['2026-03-06T18:00:00Z', '2bd', '2026-03-11T08:00:00Z'],
    ['2026-03-09T11:30:00Z', '2bd', '2026-03-11T12:00:00Z'],
    ['2026-03-09T18:00:00Z', 'end of 0bd', '2026-03-10T17:00:00Z'],
  ])('opened at %s, %s is due at %s', (opened, within, due) => {
    const agreement = agreementSaid([{ id: 't', measure: 'resolution', within, calendar: OFFICE }]);
    expect(only(agreement, [['opened', 'T', opened]], opened).dueAt).toBe(at(due));
  });
});

describe('fair priority changes', () => {
  const agreement = agreementSaid([
    { id: 'p1', measure: 'resolution', within: '4h', when: { priority: ['P1'] }, calendar: ROUND_THE_CLOCK },
    { id: 'p3', measure: 'resolution', within: '16h', when: { priority: ['P3'] }, calendar: ROUND_THE_CLOCK },
  ]);
  it('gives nothing for toggling: lowered at 11:50 and raised at 11:51 is still due at 12:00', () => {
    const clock = only(
      agreement,
      [
        ['opened', 'T', '2026-03-09T08:00:00Z', { priority: 'P1' }],
        ['priorityChanged', 'T', '2026-03-09T11:50:00Z', { priority: 'P3' }],
        ['priorityChanged', 'T', '2026-03-09T11:51:00Z', { priority: 'P1' }],
      ],
      '2026-03-09T11:55:00Z',
    );
    expect(clock.dueAt).toBe(at('2026-03-09T12:00:00Z'));
    expect(clock.targets.map((span) => span.target.id)).toEqual(['p1', 'p3', 'p1']);
  });
  it('never breaches at once a target that applies for the first time', () => {
    const clock = only(
      agreement,
      [
        ['opened', 'T', '2026-03-09T00:00:00Z', { priority: 'P3' }],
        ['priorityChanged', 'T', '2026-03-09T10:00:00Z', { priority: 'P1' }],
      ],
      '2026-03-09T10:30:00Z',
    );
    expect(clock.dueAt).toBe(at('2026-03-09T14:00:00Z'));
    expect(clock.verdict).toBe('open');
  });
});

describe('replies', () => {
  it('counts one cycle from the oldest unanswered message, whatever machines said meanwhile', () => {
    const agreement = agreementSaid([{ id: 't', measure: 'nextResponse', within: '2h', calendar: ROUND_THE_CLOCK }]);
    const clock = only(
      agreement,
      [
        ['opened', 'T', '2026-03-09T09:00:00Z', { by: 'agent' }],
        ['replied', 'T', '2026-03-09T10:00:00Z', { by: 'requester' }],
        ['replied', 'T', '2026-03-09T10:20:00Z', { by: 'requester' }],
        ['replied', 'T', '2026-03-09T10:21:00Z', { by: 'agent', automatic: true, public: true }],
        ['replied', 'T', '2026-03-09T11:00:00Z', { by: 'agent', public: true }],
      ],
      '2026-03-09T12:00:00Z',
    );
    expect(clock.startedAt).toBe(at('2026-03-09T10:00:00Z'));
    expect(clock.elapsedMs).toBe(3_600_000);
    expect(clock.verdict).toBe('met');
  });
});
