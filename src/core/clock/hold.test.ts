import { describe, expect, it } from 'vitest';
import { type Hold, withHold, withHolds } from './hold.ts';

const pause = (from: number, to: number): Hold => ({ from, to, state: 'paused', reason: 'appointment', by: 'u-1' });
const resolved = (from: number, to: number): Hold => ({ from, to, state: 'resolved', reason: null, by: null });
const said = (holds: readonly Hold[]) => holds.map(({ from, to, state }) => `${state} ${from}–${to}`);

describe('time between a resolution and its reopening', () => {
  it.each([
    ['before a pause', [pause(20, 30)], resolved(10, 15), ['resolved 10–15', 'paused 20–30']],
    ['after a pause', [pause(20, 30)], resolved(40, 50), ['paused 20–30', 'resolved 40–50']],
    ['right after a pause', [pause(20, 30)], resolved(30, 50), ['paused 20–30', 'resolved 30–50']],
    ['right before a pause', [pause(20, 30)], resolved(10, 20), ['resolved 10–20', 'paused 20–30']],
    ['over the end of a pause', [pause(20, 30)], resolved(25, 50), ['paused 20–25', 'resolved 25–50']],
    ['over the beginning of a pause', [pause(20, 30)], resolved(10, 25), ['resolved 10–25', 'paused 25–30']],
    ['over all of a pause', [pause(20, 30)], resolved(10, 50), ['resolved 10–50']],
    ['as long as a pause', [pause(20, 30)], resolved(20, 30), ['resolved 20–30']],
    ['within a pause', [pause(20, 30)], resolved(22, 24), ['paused 20–22', 'resolved 22–24', 'paused 24–30']],
    [
      'between two pauses',
      [pause(1, 2), pause(20, 30)],
      resolved(5, 9),
      ['paused 1–2', 'resolved 5–9', 'paused 20–30'],
    ],
    ['over two pauses', [pause(1, 6), pause(8, 30)], resolved(5, 9), ['paused 1–5', 'resolved 5–9', 'paused 9–30']],
  ] as const)('that lies %s is told as resolved, and no instant is told twice', (_, holds, added, expected) => {
    expect(said(withHold(holds, added))).toEqual(expected);
  });

  it('leaves what is left of a pause its reason and its author', () => {
    expect(withHold([pause(20, 30)], resolved(22, 24))).toEqual([pause(20, 22), resolved(22, 24), pause(24, 30)]);
  });
});

describe('the pauses of two merged tickets', () => {
  it('count once where they overlap', () => {
    expect(said(withHolds([pause(10, 20), pause(40, 50)], [pause(15, 30)]))).toEqual([
      'paused 10–20',
      'paused 20–30',
      'paused 40–50',
    ]);
    expect(said(withHolds([], [pause(15, 30)]))).toEqual(['paused 15–30']);
    expect(said(withHolds([pause(15, 30)], []))).toEqual(['paused 15–30']);
  });
});
