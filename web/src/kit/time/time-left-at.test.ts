import { describe, expect, test } from 'vitest';
import { type TimeLeftFacts, timeLeftAt } from './time-left-at.ts';

const facts: TimeLeftFacts = {
  state: 'running',
  budgetSeconds: 4 * 3_600,
  remainingSeconds: 2 * 3_600,
  asOf: '2026-03-12T15:00:00Z',
  dueAt: '2026-03-12T17:00:00Z',
};
const at = (instant: string) => Date.parse(instant);

describe('what is left of a promised time', () => {
  test('runs with the clock on the wall where there are no service hours', () => {
    const left = timeLeftAt(facts, at('2026-03-12T15:30:00Z'));
    expect(left).toMatchObject({
      state: 'running',
      tone: 'calm',
      remainingSeconds: 5_400,
      share: 0.375,
      goesOnAt: null,
    });
  });

  test('is soon within the hour, and late as soon as nothing is left', () => {
    expect(timeLeftAt(facts, at('2026-03-12T16:00:00Z')).tone).toBe('soon');
    expect(timeLeftAt(facts, at('2026-03-12T17:00:00Z'))).toMatchObject({
      state: 'running',
      remainingSeconds: 0,
      share: 0,
    });
    expect(timeLeftAt(facts, at('2026-03-12T17:20:00Z'))).toMatchObject({
      state: 'breached',
      tone: 'late',
      remainingSeconds: -1_200,
      share: 0,
    });
  });

  const nightly: TimeLeftFacts = {
    ...facts,
    dueAt: '2026-03-13T08:00:00Z',
    openSpans: [
      { from: '2026-03-12T07:00:00Z', to: '2026-03-12T16:00:00Z' },
      { from: '2026-03-13T07:00:00Z', to: '2026-03-13T16:00:00Z' },
    ],
  };

  test('stands still outside the service hours, and goes on when they begin', () => {
    expect(timeLeftAt(nightly, at('2026-03-12T20:00:00Z'))).toMatchObject({
      state: 'closed',
      tone: 'calm',
      remainingSeconds: 3_600,
      goesOnAt: '2026-03-13T07:00:00.000Z',
    });
    expect(timeLeftAt(nightly, at('2026-03-13T07:30:00Z'))).toMatchObject({
      state: 'running',
      remainingSeconds: 1_800,
    });
    expect(timeLeftAt(nightly, at('2026-03-13T08:10:00Z'))).toMatchObject({
      state: 'breached',
      remainingSeconds: -600,
    });
  });

  test('stands still after the last service hours that are known', () => {
    expect(timeLeftAt(nightly, at('2026-03-14T09:00:00Z')).goesOnAt).toBeNull();
  });

  test('knows the next closing and opening where the spans are not told', () => {
    const told = { ...facts, closesAt: '2026-03-12T16:00:00Z', opensAt: '2026-03-13T07:00:00Z' };
    expect(timeLeftAt(told, at('2026-03-13T06:59:00Z'))).toMatchObject({ state: 'closed', remainingSeconds: 3_600 });
    expect(timeLeftAt(told, at('2026-03-13T07:30:00Z'))).toMatchObject({ state: 'running', remainingSeconds: 1_800 });
  });

  test('begins closed and opens by itself', () => {
    const closed: TimeLeftFacts = { ...facts, state: 'closed', dueAt: null, opensAt: '2026-03-12T15:10:00Z' };
    expect(timeLeftAt(closed, at('2026-03-12T15:05:00Z'))).toMatchObject({ state: 'closed', remainingSeconds: 7_200 });
    expect(timeLeftAt(closed, at('2026-03-12T15:20:00Z'))).toMatchObject({ state: 'running', remainingSeconds: 6_600 });
  });

  test.each(['paused', 'notStarted', 'met', 'excused', 'unknown'] as const)('does not move while it is %s', (state) => {
    const left = timeLeftAt({ ...facts, state }, at('2026-03-20T00:00:00Z'));
    expect(left).toMatchObject({ state, remainingSeconds: 7_200 });
  });

  test('what was missed and is over grows no later; what is still to be done does', () => {
    const missed: TimeLeftFacts = { ...facts, state: 'breached', remainingSeconds: -600 };
    expect(timeLeftAt({ ...missed, isOver: true }, at('2026-03-12T16:00:00Z')).remainingSeconds).toBe(-600);
    expect(timeLeftAt(missed, at('2026-03-12T16:00:00Z')).remainingSeconds).toBe(-4_200);
  });

  test('has no share without a promised time', () => {
    expect(timeLeftAt({ ...facts, budgetSeconds: null }, at(facts.asOf)).share).toBeNull();
  });
});
