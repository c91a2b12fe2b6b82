import { describe, expect, it } from 'vitest';
import { maintenance, measured, minutes, on, outage, promised } from '../../../test/support/availability.ts';
import { at, type Short } from '../../../test/support/promises.ts';
import type { AvailabilityBasis } from '../agreement/index.ts';
import { ratio } from '../money/index.ts';
import { formatInstant, MINUTE_MS } from '../time/index.ts';

const basis = (more: Partial<Extract<AvailabilityBasis, { kind: 'requests' }>> = {}) => ({
  basis: { kind: 'requests', intervalMs: 300_000, minimum: 1, badAbovePpm: null, ...more } as const,
});
/** Intervals of five minutes from 10:00 on, each as [failed, total]; null: not told. */
const counted = (...intervals: readonly (readonly [number, number] | null)[]): readonly Short[] =>
  intervals.flatMap((interval, place): Short[] => {
    if (interval === null) return [];
    const [failed, total] = interval;
    const end = formatInstant(at(on('03-10 10:00')) + (place + 1) * 5 * MINUTE_MS);
    return [['measurement.recorded', 'uptime', end, { good: total - failed, total }]];
  });
const half = { period: { from: at(on('03-10 10:00')), to: at(on('03-10 10:30')) }, asOf: on('03-10 10:30') };

describe('availability of requests', () => {
  it('is 100 % less the mean of the intervals’ shares of failed ones, not of all requests together', () => {
    const facts = counted([1, 4], [0, 1000], [0, 0], [3, 20], [0, 5], [0, 5]);
    const { reached } = measured(promised({}, basis()), facts, half);
    // 1 − (25 % + 15 %) / 6, exact.
    expect(reached).toEqual(ratio(56, 60));
  });
  it('never counts more of an interval than what failed, and less by no more than a millionth of a millionth', () => {
    const { reached } = measured(promised({}, basis()), counted([1, 3], [0, 3], [0, 3], [0, 3], [0, 3], [0, 3]), half);
    expect(reached).toEqual(ratio(6_000_000_000_000 - 333_333_333_333, 6_000_000_000_000));
  });
  it('with ten requests at least and more than half failed: an interval is bad in full or not at all', () => {
    const rule = basis({ minimum: 10, badAbovePpm: 500_000 });
    const facts = counted([9, 9], [10, 10], [5, 10], [6, 10], [0, 100], [0, 100]);
    expect(measured(promised({}, rule), facts, half).reached).toEqual(ratio(4, 6));
  });
  it('leaves unknown the intervals of which nothing was told', () => {
    const { reached, waterfall } = measured(
      promised({}, basis()),
      counted([1, 2], null, null, [0, 2], null, [0, 2]),
      half,
    );
    expect([minutes(waterfall.unknownMs), reached]).toEqual([15, ratio(5, 6)]);
  });
  it('adds up the counters of one instant', () => {
    const both = [...counted([1, 4]), ...counted([3, 4])];
    expect(measured(promised({}, basis()), both, half).reached).toEqual(ratio(1, 2));
  });
  it('is protected by maintenance as time is', () => {
    const facts = [
      ...counted([1, 2], [1, 2], [0, 2], [0, 2], [0, 2], [0, 2]),
      maintenance('03-10 10:00', '03-10 10:05'),
    ];
    expect(measured(promised({}, basis()), facts, half).reached).toEqual(ratio(9, 10));
  });
  it('does not count what monitoring calls an outage, and shows it', () => {
    const facts = [...counted([0, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 2]), ...outage('03-10 10:10', '03-10 10:20')];
    const { reached, outages } = measured(promised({}, basis()), facts, half);
    expect([reached, outages[0]?.setAside]).toEqual([ratio(1), 'requestsCount']);
  });
  it('is not applicable where no request was counted, outages or not', () =>
    expect(measured(promised({}, basis()), outage('03-10 10:10', '03-10 10:20'), half).verdict).toBe('notApplicable'));
  it('holds over a month of intervals with totals of every size', () => {
    const everyFive = Array.from({ length: 31 * 288 }, (_, place): Short => {
      const end = formatInstant(at(on('03-01 00:00')) + (place + 1) * 5 * MINUTE_MS);
      return ['measurement.recorded', 'uptime', end, { good: 996 + place - 1, total: 996 + place }];
    });
    const { reached } = measured(promised({}, basis()), everyFive);
    const expected = Array.from({ length: 31 * 288 }, (_, place) => 1 / (996 + place)).reduce(
      (sum, one) => sum + one,
      0,
    );
    const failed = (reached?.whole ?? 0n) - (reached?.part ?? 0n);
    expect(Number((failed * 10n ** 15n) / (reached?.whole ?? 1n)) / 1e15).toBeCloseTo(expected / (31 * 288), 12);
  });
});
