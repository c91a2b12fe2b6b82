import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PastTicket, pastOf } from '../../../test/support/pasts.ts';
import { agreementSaid, at, ROUND_THE_CLOCK } from '../../../test/support/promises.ts';
import { NO_COMMERCIAL, type Remedy } from '../agreement/index.ts';
import { simulate } from './simulate.ts';
import { simulation } from './simulation.ts';

const HOUR = 3_600_000;
const MONDAY = at('2025-01-06T00:00:00Z');
const remedy = { id: 'r', on: 't' } as Remedy;
const agreement = agreementSaid(
  [
    {
      id: 't',
      measure: 'resolution',
      within: '4h',
      calendar: ROUND_THE_CLOCK,
      requirement: { kind: 'attainment', requiredPpm: 900_000 },
    },
  ],
  {},
  { commercial: { ...NO_COMMERCIAL, currency: 'EUR', remedies: [remedy] } },
);
const pasts = fc.array(
  fc.record({
    week: fc.integer({ min: 0, max: 12 }),
    used: fc.integer({ min: 0, max: 8 }),
    customer: fc.constantFrom('a', 'b'),
  }),
  { maxLength: 60 },
);
const ticketsOf = (past: readonly { week: number; used: number; customer: string }[]): PastTicket[] =>
  past.map(({ week, used, customer }) => ({ openedAt: MONDAY + week * 168 * HOUR, usedMs: used * HOUR, customer }));
const result = (tickets: readonly PastTicket[], seed: number, factors: readonly number[] | null) =>
  simulate(
    simulation({
      sample: pastOf(agreement, tickets),
      past: [],
      history: null,
      years: 25,
      seed,
      borrowed: factors?.map((factorPpm, place) => ({ customer: 'ab'[place] as string, factorPpm })) ?? null,
      reckon: (outcomes) =>
        outcomes.map(({ period, breaches }) => ({ kind: 'credit', period, amountMinor: 100 * breaches.length })),
    }),
  );
const factors = fc.option(fc.array(fc.integer({ min: 0, max: 3_000_000 }), { maxLength: 2 }));
const seeds = fc.integer();

describe('a simulation', () => {
  it('gives the same bytes for the same seed', () => {
    fc.assert(
      fc.property(pasts, seeds, factors, (past, seed, scaled) => {
        const tickets = ticketsOf(past);
        expect(JSON.stringify(result(tickets, seed, scaled))).toBe(JSON.stringify(result(tickets, seed, scaled)));
      }),
    );
  });
  it('tells odds within their bounds, and spreads in order', () => {
    fc.assert(
      fc.property(pasts, seeds, factors, (past, seed, scaled) => {
        const { targets, cost } = result(ticketsOf(past), seed, scaled);
        for (const { missed, yearsWithMiss, breachesAYear } of targets) {
          for (const odds of [missed, yearsWithMiss]) {
            expect(odds.hits).toBeLessThanOrEqual(odds.trials);
            expect(odds.lowPpm).toBeLessThanOrEqual(odds.ppm ?? 0);
            expect(odds.highPpm).toBeGreaterThanOrEqual(odds.ppm ?? 1_000_000);
          }
          expect(yearsWithMiss.hits).toBeLessThanOrEqual(missed.hits);
          expect(breachesAYear).not.toBeNull();
        }
        for (const { mean, p5, p50, p95, max } of [cost.credits, cost.bonuses, cost.net]) {
          expect(p5).toBeLessThanOrEqual(p50);
          expect(p50).toBeLessThanOrEqual(p95);
          expect(p95).toBeLessThanOrEqual(max);
          expect(mean).toBeLessThanOrEqual(max);
        }
        expect(cost.credits.max).toBe(100 * (targets[0]?.breachesAYear?.max ?? 0));
      }),
    );
  });
  it('scaled by one is the same as not scaled, thinned weeks beside it or not', () => {
    fc.assert(
      fc.property(pasts, seeds, (past, seed) => {
        const tickets = ticketsOf(past.map((one) => ({ ...one, customer: 'a' })));
        const [scaled, asIs] = [result(tickets, seed, [1_000_000]), result(tickets, seed, null)];
        expect(scaled.targets).toEqual(asIs.targets);
        expect(scaled.cost).toEqual(asIs.cost);
      }),
    );
  });
});
