import { describe, expect, it } from 'vitest';
import { pastJudgement } from '../../../test/support/pasts.ts';
import { agreementSaid, at, EIGHT_TO_FIVE, ROUND_THE_CLOCK } from '../../../test/support/promises.ts';
import { NO_COMMERCIAL } from '../agreement/index.ts';
import { capacity } from './capacity.ts';
import { newSample, takeTicket, type WorkFact } from './sample/sample.ts';
import { simulation } from './simulation.ts';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const MONDAY = at('2025-01-06T00:00:00Z');
const agreement = agreementSaid(
  [{ id: 't', measure: 'resolution', within: '4h', calendar: ROUND_THE_CLOCK }],
  {},
  { commercial: NO_COMMERCIAL },
);

interface Told {
  readonly week: number;
  readonly hour: number;
  readonly work?: readonly WorkFact[];
}
const worked = (hours: number, outOfHours: boolean | null = false, at = MONDAY): WorkFact => ({
  at,
  ms: hours * HOUR,
  outOfHours,
});

function loads(tickets: readonly Told[], weeks: number, factorPpm = 1_000_000) {
  const sample = newSample(agreement, EIGHT_TO_FIVE);
  for (const { week, hour, work } of tickets) {
    const openedAt = MONDAY + week * WEEK + hour * HOUR;
    takeTicket(sample, pastJudgement(agreement, { openedAt, usedMs: 10 * HOUR }), work);
  }
  const years = simulation({
    sample,
    past: [],
    history: { from: MONDAY, to: MONDAY + weeks * WEEK },
    years: 100,
    seed: 5,
    reckon: () => [],
    borrowed: [{ customer: 'c', factorPpm }],
  });
  return capacity(years, { inMsPerWeek: 20 * HOUR, outMsPerWeek: 2 * HOUR }, 250_000);
}

describe('capacity', () => {
  it('is told from recorded work, in and out of hours apart', () => {
    const { basis, inService, outOfService } = loads([{ week: 0, hour: 9, work: [worked(15), worked(3, true)] }], 1);
    expect(basis).toEqual({ kind: 'recorded' });
    expect(inService.workMs).toMatchObject({ mean: 15 * HOUR, p5: 15 * HOUR, p95: 15 * HOUR });
    expect(inService.overloaded.ppm).toBe(0);
    expect(outOfService.workMs?.mean).toBe(3 * HOUR);
    expect(outOfService.overloaded.ppm).toBe(1_000_000);
    expect(outOfService.overloadedWeeksAYear?.mean).toBe(52);
  });
  it('takes work that does not say so for out of hours when the team’s calendar is shut', () => {
    const night = worked(1, null, MONDAY + 3 * HOUR);
    const day = worked(2, null, MONDAY + 9 * HOUR);
    const { inService, outOfService } = loads([{ week: 0, hour: 9, work: [night, day] }], 1);
    expect(inService.workMs?.mean).toBe(2 * HOUR);
    expect(outOfService.workMs?.mean).toBe(HOUR);
  });
  it('is a share of elapsed time where no work is recorded, and says so', () => {
    const { basis, inService, outOfService } = loads(
      [
        { week: 0, hour: 9 },
        { week: 0, hour: 3 },
      ],
      1,
    );
    expect(basis).toEqual({ kind: 'elapsed', sharePpm: 250_000 });
    expect(inService.workMs?.mean).toBe(2.5 * HOUR);
    expect(outOfService.workMs?.mean).toBe(2.5 * HOUR);
  });
  it('lets work of no or negative length be', () => {
    expect(loads([{ week: 0, hour: 9, work: [worked(-3), worked(0), worked(Number.NaN)] }], 1).basis.kind).toBe(
      'elapsed',
    );
  });
  it('is overloaded as often as busy weeks are drawn; exactly as much as the team has is not too much', () => {
    const busy: Told[] = [
      { week: 0, hour: 9, work: [worked(20)] },
      { week: 1, hour: 9, work: [worked(20), worked(0.5)] },
    ];
    const { inService } = loads(busy, 4);
    expect(inService.overloaded.trials).toBe(5200);
    expect(Math.abs((inService.overloaded.ppm as number) - 250_000)).toBeLessThan(30_000);
    expect(inService.workMs).toMatchObject({ p5: 0, p95: 20.5 * HOUR });
  });
  it('grows with the prospect', () => {
    expect(loads([{ week: 0, hour: 9, work: [worked(15)] }], 1, 3_000_000).inService.workMs?.mean).toBe(45 * HOUR);
  });
});
