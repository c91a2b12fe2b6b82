import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../agreement/index.ts';
import { oddsOfAtMost, wilson } from './binomial.ts';
import { missesAllowedOf, type PeriodTerms, smallSampleOdds } from './small-sample.ts';

const asking = (requirement: Requirement | null, rest: Partial<PeriodTerms> = {}): PeriodTerms => ({
  requirement,
  minimumSample: null,
  belowMinimum: { kind: 'exempt' },
  ...rest,
});
const NINETY_FIVE = asking({ kind: 'attainment', requiredPpm: 950_000 });

describe('small samples lie: with a true success of 97 %, "95 %"', () => {
  it.each([
    [5, 0, 86],
    [10, 0, 74],
    [20, 1, 88],
    [50, 2, 81],
  ])('of %i tickets, of which %i may be missed, is kept in %i %% of periods', (tickets, missesAllowed, percent) => {
    const odds = smallSampleOdds(NINETY_FIVE, tickets, 970_000);
    expect(odds.missesAllowed).toBe(missesAllowed);
    expect(Math.round((odds.keptPpm as number) / 10_000)).toBe(percent);
  });
  it('of ten tickets is kept exactly as often as ten in a row succeed', () => {
    expect(smallSampleOdds(NINETY_FIVE, 10, 970_000).keptPpm).toBe(Math.round(0.97 ** 10 * 1_000_000));
  });
});

describe('how many of so many tickets may be missed', () => {
  it('is exact at the boundary: 95 % of 20 allows one, of 19 none', () => {
    expect(missesAllowedOf(NINETY_FIVE, 20)).toBe(1);
    expect(missesAllowedOf(NINETY_FIVE, 19)).toBe(0);
  });
  it('is what an absolute promise says, whatever the number of tickets', () => {
    expect(missesAllowedOf(asking({ kind: 'allow', misses: 2 }, { minimumSample: 10 }), 3)).toBe(2);
  });
  it('is by nearest rank for a percentile', () => {
    const percentile: Requirement = { kind: 'percentile', percent: 90, within: { kind: 'service', ms: 1 } };
    expect(missesAllowedOf(asking(percentile), 10)).toBe(1);
    expect(missesAllowedOf(asking(percentile), 9)).toBe(0);
  });
  it('is nobody’s to tell below an exempting minimum, with no ticket, and for a mean', () => {
    expect(missesAllowedOf({ ...NINETY_FIVE, minimumSample: 10 }, 9)).toBeNull();
    expect(
      missesAllowedOf({ ...NINETY_FIVE, minimumSample: 10, belowMinimum: { kind: 'carryForward' } }, 9),
    ).toBeNull();
    expect(missesAllowedOf(NINETY_FIVE, 0)).toBeNull();
    expect(missesAllowedOf(asking({ kind: 'mean', within: { kind: 'service', ms: 1 } }), 10)).toBeNull();
    expect(missesAllowedOf(asking(null), 10)).toBeNull();
    expect(smallSampleOdds({ ...NINETY_FIVE, minimumSample: 10 }, 9, 970_000).keptPpm).toBeNull();
  });
  it('is the number said below a minimum that allows misses', () => {
    const belowMinimum = { kind: 'allowMisses', misses: 1 } as const;
    expect(smallSampleOdds({ ...NINETY_FIVE, minimumSample: 10, belowMinimum }, 9, 970_000)).toEqual({
      tickets: 9,
      missesAllowed: 1,
      keptPpm: Math.round((0.97 ** 9 + 9 * 0.03 * 0.97 ** 8) * 1_000_000),
    });
  });
});

describe('the tail of the binomial distribution', () => {
  it('sums every term: at most 2 heads’ misses in 4 fair throws are 11 of 16', () => {
    expect(oddsOfAtMost(2, 4, 0.5)).toBeCloseTo(11 / 16, 12);
  });
  it('is sure at its ends', () => {
    expect(oddsOfAtMost(-1, 4, 0.5)).toBe(0);
    expect(oddsOfAtMost(4, 4, 0)).toBe(1);
    expect(oddsOfAtMost(3, 4, 0)).toBe(0);
    expect(oddsOfAtMost(0, 4, 1)).toBe(1);
  });
  it('does not vanish over a hundred thousand tickets', () => {
    expect(oddsOfAtMost(3000, 100_000, 0.97)).toBeGreaterThan(0.5);
    expect(oddsOfAtMost(3000, 100_000, 0.97)).toBeLessThan(0.51);
  });
});

describe('the interval of Wilson', () => {
  it('holds what is possible when nothing was seen: none of 10 may still be up to 28 %', () => {
    const { low, high } = wilson(0, 10);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.2775, 4);
  });
  it('is as in the literature for 81 of 263: 25.5 % to 36.6 %', () => {
    const { low, high } = wilson(81, 263);
    expect(low).toBeCloseTo(0.255, 3);
    expect(high).toBeCloseTo(0.366, 3);
  });
  it('says nothing where nothing was tried', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
