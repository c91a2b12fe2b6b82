import { describe, expect, it } from 'vitest';
import { measured, minutes, on, outage, promised } from '../../../test/support/availability.ts';
import { type Ratio, ratio } from '../money/index.ts';
import { DAY_MS, MINUTE_MS } from '../time/index.ts';
import { allowedDowntimeMs } from './budget.ts';

const number = (value: Ratio | null | undefined) => (value == null ? null : Number(value.part) / Number(value.whole));
const burnsOf = (facts: ReturnType<typeof outage>, asOf: string, target = {}) =>
  measured(promised({}, target), facts, { asOf: on(asOf) }).burn ?? [];

describe('downtime allowed', () => {
  it('by 99.9 % is 43.2 minutes of 30 days and 44.64 of 31', () => {
    expect(allowedDowntimeMs(999_000, 30 * DAY_MS)).toEqual(ratio(43.2 * MINUTE_MS));
    expect(allowedDowntimeMs(999_000, 31 * DAY_MS)).toEqual(ratio(44.64 * MINUTE_MS));
  });
  it('is the actual month’s, less what is not measured', () => {
    const facts = outage('02-10 10:00', '02-10 10:20');
    const february = { from: Date.parse(on('02-01 00:00')), to: Date.parse(on('03-01 00:00')) };
    const seen = measured(promised(), facts, { period: february, asOf: on('02-15 00:00') });
    expect([seen.allowedMs, seen.leftMs].map(minutes)).toEqual([40.32, 20.32]);
  });
  it('is overspent, in the negative, once too much was down', () => {
    const seen = measured(promised(), outage('03-02 10:00', '03-02 11:00'), { asOf: on('03-02 12:00') });
    expect(minutes(seen.leftMs)).toBeCloseTo(44.64 - 60, 9);
    expect(seen.exhaustedOn).toBeNull();
  });
});

describe('the day on which it is used up', () => {
  it('is told at the present rate', () => {
    // 22.32 of 44.64 minutes gone after 5 days: the rest lasts another 5.
    const facts = [
      ['outage.started', 'web', '2026-03-02T10:00:00Z'],
      ['outage.ended', 'web', '2026-03-02T10:22:19.200Z'],
    ] as const;
    expect(measured(promised(), facts, { asOf: on('03-06 00:00') }).exhaustedOn).toBe('2026-03-11');
    expect(measured(promised(), facts, { asOf: on('03-17 00:00') }).exhaustedOn).toBeNull();
  });
  it('is not told where nothing was down, and not after the period', () => {
    expect(
      measured(promised(), outage('02-01 10:00', '02-01 10:10'), { asOf: on('03-06 00:00') }).exhaustedOn,
    ).toBeNull();
    expect(measured(promised(), outage('03-02 10:00', '03-02 10:10')).exhaustedOn).toBeNull();
  });
});

describe('burn rates', () => {
  it('warn from 14.4, 6, 3 and 1 times the rate that uses exactly all', () =>
    expect(
      burnsOf(outage('03-10 10:00', '03-10 10:01'), '03-10 11:00').map(({ threshold }) => number(threshold)),
    ).toEqual([14.4, 6, 3, 1]));
  it('an hour’s 2 % of the budget is 51.84 seconds; 52 burn, while they go on', () => {
    const facts = [
      ['outage.started', 'web', '2026-03-10T10:59:08Z'],
      ['outage.ended', 'web', '2026-03-10T11:00:00Z'],
    ] as const;
    expect(burnsOf(facts, '03-10 11:00').map(({ burning }) => burning)).toEqual([true, false, false, false]);
    // Five minutes later nothing is burning any more, though the hour's share is still gone.
    const later = burnsOf(facts, '03-10 11:05');
    expect(number(later[0]?.long)).toBeGreaterThan(14.4);
    expect([number(later[0]?.short), later[0]?.burning]).toEqual([0, false]);
  });
  it('look back beyond the period’s begin', () =>
    expect(number(burnsOf(outage('02-28 20:00', '02-28 21:00'), '03-01 00:30')[2]?.long)).toBeCloseTo(60 / 1.44, 9));
  it('are not told where no downtime is allowed, nor after the period', () => {
    const burns = burnsOf(outage('03-10 10:00', '03-10 11:00'), '03-10 11:00', { atLeastPpm: 1_000_000 });
    expect(burns.map(({ long, burning }) => [long, burning])).toEqual(burns.map(() => [null, false]));
    expect(measured(promised(), outage('03-10 10:00', '03-10 11:00')).burn).toBeNull();
  });
});
