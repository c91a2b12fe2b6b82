import { describe, expect, it } from 'vitest';
import { dutyGaps, onDuty, type Shift, shiftProblems } from './index.ts';

const shift = (person: string, from: number, to: number, rank = 1): Shift => ({ person, from, to, rank });

describe('who is on call', () => {
  it('is who has the shift, the end of it excluded', () => {
    const shifts = [shift('ana', 0, 10), shift('bea', 10, 20)];
    expect([onDuty(shifts, 9), onDuty(shifts, 10), onDuty(shifts, 20)]).toEqual([['ana'], ['bea'], []]);
  });
  it('is called by rank, each person once', () =>
    expect(onDuty([shift('chef', 0, 9, 2), shift('ana', 0, 9), shift('ana', 5, 9, 3)], 6)).toEqual(['ana', 'chef']));
  it('is who swapped: of two of one rank the shift that began later is called first', () =>
    expect(onDuty([shift('ana', 0, 10), shift('bea', 4, 6)], 5)).toEqual(['bea', 'ana']));
});

describe('when nobody is on call', () => {
  it('is between shifts, before the first and after the last', () =>
    expect(dutyGaps([shift('b', 6, 8), shift('a', 2, 4), shift('a', 3, 5)], { from: 0, to: 10 })).toEqual([
      { from: 0, to: 2 },
      { from: 5, to: 6 },
      { from: 8, to: 10 },
    ]));
  it('is never where a long shift covers all of it', () =>
    expect(dutyGaps([shift('a', -5, 50), shift('b', 2, 3)], { from: 0, to: 10 })).toEqual([]));
  it('is the whole span without shifts', () =>
    expect(dutyGaps([], { from: 0, to: 10 })).toEqual([{ from: 0, to: 10 }]));
});

it('a shift that ends before it begins, and a rank that is none, are told by their places', () =>
  expect(shiftProblems([shift('a', 0, 1), shift('b', 3, 3), shift('c', 0, 1, 0), shift('d', 0, 1, 1.5)])).toEqual([
    { place: 1, problem: 'endsBeforeItBegins' },
    { place: 2, problem: 'badRank' },
    { place: 3, problem: 'badRank' },
  ]));
