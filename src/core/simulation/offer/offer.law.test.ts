import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastOf } from '../../../../test/support/pasts.ts';
import { agreementSaid, at, ROUND_THE_CLOCK } from '../../../../test/support/promises.ts';
import { NO_COMMERCIAL, type Requirement } from '../../agreement/index.ts';
import { simulation } from '../simulation.ts';
import { ladderOf } from './ladder.ts';
import { keeps, oddsUnder, searchOffer } from './search.ts';

const MINUTE = 60_000;
const MONDAY = at('2025-01-06T00:00:00Z');
const requirements = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }).map((requiredPpm): Requirement => ({ kind: 'attainment', requiredPpm })),
  fc.integer({ min: 0, max: 20 }).map((misses): Requirement => ({ kind: 'allow', misses })),
  fc
    .integer({ min: 1, max: 100 })
    .map((percent): Requirement => ({ kind: 'percentile', percent, within: { kind: 'service', ms: 60 * MINUTE } })),
);
const pasts = fc.array(fc.record({ week: fc.integer({ min: 0, max: 8 }), minutes: fc.integer({ min: 1, max: 300 }) }), {
  minLength: 1,
  maxLength: 40,
});
const worlds = fc.record({
  past: pasts,
  requirement: requirements,
  minimumSample: fc.option(fc.integer({ min: 0, max: 12 })),
  factorPpm: fc.constantFrom(1_000_000, 1_700_000),
  seed: fc.integer(),
  confidencePpm: fc.integer({ min: 0, max: 1_000_000 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function simulated({ past, requirement, minimumSample, factorPpm, seed }: World) {
  const said = {
    id: 't',
    measure: 'resolution',
    within: '1h',
    calendar: ROUND_THE_CLOCK,
    requirement,
    minimumSample,
  } as const;
  const agreement = agreementSaid([said], {}, { commercial: NO_COMMERCIAL });
  const tickets = past.map(({ week, minutes }) => ({
    openedAt: MONDAY + week * 7 * 24 * 60 * MINUTE,
    usedMs: minutes * MINUTE,
  }));
  const sample = pastOf(agreement, tickets);
  return simulation({
    sample,
    past: [],
    history: null,
    years: 4,
    seed,
    reckon: () => [],
    borrowed: [{ customer: 'c', factorPpm }],
  });
}

describe('a counter-offer', () => {
  it('looser is never less safe, whatever the term', () => {
    // A few steps of the ladder, whatever its length, in order.
    const heights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(worlds, fc.constantFrom('within', 'attainment', 'allow'), heights, (world, kind, chosen) => {
        const years = simulated(world);
        const ladder = ladderOf(years.agreement.targets[0] as never, kind);
        let before = Number.POSITIVE_INFINITY;
        for (const height of chosen.sort((a, b) => a - b)) {
          const change = ladder[Math.floor(height * (ladder.length - 1))];
          if (change === undefined) continue;
          const { hits } = oddsUnder(years, 0, change);
          expect(hits).toBeLessThanOrEqual(before);
          before = hits;
        }
      }),
    );
  });
  it('is kept with the confidence chosen, and one step tighter is not', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('within', 'attainment', 'allow'), (world, kind) => {
        const years = simulated(world);
        const search = searchOffer(years, 0, kind, world.confidencePpm);
        if (search === null) return;
        const isKept = (place: number) =>
          keeps(oddsUnder(years, 0, search.ladder[place] as never), world.confidencePpm);
        const place = search.place ?? search.ladder.length;
        if (place < search.ladder.length) expect(isKept(place)).toBe(true);
        if (place > 0) expect(isKept(place - 1)).toBe(false);
      }),
    );
  });
});
