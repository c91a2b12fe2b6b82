import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid, ROUND_THE_CLOCK, type Short } from '../../../../test/support/promises.ts';
import { type Agreement, NO_COMMERCIAL, NO_GOVERNANCE } from '../../agreement/index.ts';
import { prepare } from '../../evaluate.ts';
import { breachesByCell } from '../years/breaches.ts';
import { cellsOf } from '../years/cells.ts';
import { withChanges } from '../years/term.ts';
import { BREACHED, CHANGED, newSample, type Sample, sampleAgain, takeClocks, takeTicket } from './sample.ts';

const money = { commercial: NO_COMMERCIAL, governance: NO_GOVERNANCE };
const AGREED: Agreement = agreementSaid(
  [
    { id: 'p1', measure: 'resolution', within: '4h', calendar: ROUND_THE_CLOCK, when: { priority: ['P1'] } },
    { id: 'p2', measure: 'resolution', within: '8h', calendar: ROUND_THE_CLOCK, when: { priority: ['P2'] } },
  ],
  {},
  money,
);
const LATE: readonly Short[] = [
  ['opened', 'T1', '2026-03-02T08:00:00Z', { priority: 'P1' }],
  ['resolved', 'T1', '2026-03-02T13:30:00Z'],
];
function sampled(events: readonly Short[], agreement = AGREED, judging: readonly Agreement[] = [agreement]): Sample {
  const sample = newSample(agreement, null);
  const judge = prepare({ agreements: judging, asOf: at('2026-04-01T00:00:00Z') });
  for (const judgement of judge.group(events.map(eventSaid))) takeTicket(sample, judgement);
  return sample;
}

describe('a sample of judged clocks', () => {
  it('keeps of a breach what money depends on: how late, due when, of which priority', () => {
    const cells = cellsOf(sampled(LATE), null, null, 1);
    const [fact] = breachesByCell(cells, 0, AGREED.targets[0] as never)[0] ?? [];
    expect(fact).toMatchObject({
      priority: 'P1',
      dueAt: at('2026-03-02T12:00:00Z'),
      breachedAt: at('2026-03-02T12:00:00Z'),
      lateMs: 5_400_000,
      lateRealMs: 5_400_000,
    });
  });
  it('takes the clocks of a changed agreement for the tickets it has, and leaves its own alone', () => {
    const first = sampled(LATE);
    const change = { kind: 'within', within: { kind: 'service', ms: 6 * 3_600_000 } } as const;
    const looser = withChanges(AGREED, [{ target: 'p1', level: null, change }]);
    const again = sampleAgain(first, looser);
    const judge = prepare({ agreements: [looser], asOf: at('2026-04-01T00:00:00Z') });
    for (const judgement of judge.group(LATE.map(eventSaid))) takeClocks(again, 0, judgement);
    const isBroken = ({ perClock }: Sample) => ((perClock.state.values[0] ?? 0) & BREACHED) !== 0;
    expect([isBroken(first), isBroken(again)]).toEqual([true, false]);
    expect([first.perClock.ticket.size, again.perClock.ticket.size]).toEqual([1, 1]);
    expect(again.perTicket).toBe(first.perTicket);
  });
  it('tells how late a clock would have been under another limit, never less than nothing', () => {
    const cells = cellsOf(sampled(LATE), null, null, 1);
    const under = (ms: number) => {
      const change = { kind: 'within', within: { kind: 'service', ms } } as const;
      const target = withChanges(AGREED, [{ target: 'p1', level: null, change }]).targets[0] as never;
      return breachesByCell(cells, 0, target)
        .flat()
        .map(({ lateMs, lateRealMs }) => [lateMs, lateRealMs]);
    };
    expect(under(3_600_000)).toEqual([[16_200_000, 16_200_000]]);
    expect(under(6 * 3_600_000)).toEqual([]);
  });
  it('has a place for every target, and knows clocks whose target changed on the way', () => {
    const sample = sampled([
      ...LATE,
      ['opened', 'T2', '2026-03-02T08:00:00Z', { priority: 'P1' }],
      ['priorityChanged', 'T2', '2026-03-02T09:00:00Z', { priority: 'P2' }],
      ['resolved', 'T2', '2026-03-02T10:00:00Z'],
    ]);
    const { target, state } = sample.perClock;
    expect([...target.values.slice(0, target.size)]).toEqual([0, 1]);
    expect([...state.values.slice(0, state.size)].map((bits) => (bits & CHANGED) !== 0)).toEqual([false, true]);
  });
  it('leaves out clocks of other agreements, and of targets that the version does not have', () => {
    const ola = { ...AGREED, id: 'inside', ref: 'inside@1', kind: 'ola' } as const;
    expect(sampled(LATE, AGREED, [AGREED, ola]).perClock.ticket.size).toBe(1);
    const without = { ...AGREED, targets: AGREED.targets.slice(1) };
    expect(sampled(LATE, without, [AGREED]).perClock.ticket.size).toBe(0);
  });
  it('counts under the same target of another version', () => {
    const later = { ...AGREED, version: 2, ref: 'a@2', targets: AGREED.targets.map((target) => ({ ...target })) };
    expect(sampled(LATE, later, [AGREED]).perClock.ticket.size).toBe(1);
  });
  it('takes a ticket without clocks, and none that was never opened', () => {
    const sample = sampled([
      ['opened', 'T1', '2026-03-02T08:00:00Z', { priority: 'P4' }],
      ['resolved', 'T9', '2026-03-02T08:00:00Z'],
    ]);
    expect(sample.perTicket.openedAt.size).toBe(1);
    expect(sample.perClock.ticket.size).toBe(0);
  });
  it('grows past its first size and keeps every ticket', () => {
    const events = Array.from({ length: 3000 }, (_, number): readonly Short[] => [
      ['opened', `T${number}`, '2026-03-02T08:00:00Z', { priority: 'P1' }],
      ['resolved', `T${number}`, new Date(Date.UTC(2026, 2, 2, 8, 0, number)).toISOString()],
    ]);
    const { perClock } = sampled(events.flat());
    expect(perClock.ticket.size).toBe(3000);
    expect(perClock.elapsedMs.values.slice(0, 3000).reduce((sum, ms) => sum + ms, 0)).toBe((2999 * 3000 * 1000) / 2);
  });
  it('loses no ticket of more customers than it can tell apart', () => {
    const sample = newSample(AGREED, null);
    const openedAt = at('2026-03-02T08:00:00Z');
    for (let number = 0; number < 66_000; number += 1) {
      const nothing = { clocks: [], noCommitment: null, notices: [], timeline: null };
      takeTicket(sample, { ticket: 'T', openedAt, customer: `c${number}`, ...nothing });
    }
    const { ofTicket } = cellsOf(sample, null, null, 1);
    expect(ofTicket.every((cell) => cell === 0)).toBe(true);
    expect(sample.customers.length).toBe(65_536);
  });
});
