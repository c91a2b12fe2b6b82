import { describe, expect, it } from 'vitest';
import { missesAllowed, oddsOfMeeting } from './odds.ts';

describe('the odds of a small sample', () => {
  it.each([
    [5, 86],
    [10, 74],
    [20, 88],
    [50, 81],
  ])('with true success 97 %%, “95 %%” of %i tickets is met in %i %% of months', (sample, percent) => {
    expect(oddsOfMeeting(sample, 950_000, 970_000)).toBe(percent * 10_000);
  });
  it('are certain when every ticket may be missed, and when none ever is', () => {
    expect(oddsOfMeeting(10, 0, 970_000)).toBe(1_000_000);
    expect(oddsOfMeeting(10, 1_000_000, 1_000_000)).toBe(1_000_000);
  });
  it('of a sample of any size are told without delay', () => {
    expect(oddsOfMeeting(1_000_000, 950_000, 970_000)).toBe(oddsOfMeeting(300, 950_000, 970_000));
  });
  it('leave one miss in twenty at 95 %, none in nineteen', () => {
    expect([missesAllowed(20, 950_000), missesAllowed(19, 950_000)]).toEqual([1, 0]);
  });
});
