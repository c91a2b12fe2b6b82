import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_INSTANT, FIRST_INSTANT, instantToLocal, localToInstant } from './index.ts';

const ZONES = [
  'Europe/Paris',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Havana',
  'America/St_Johns',
];
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.integer({ min: FIRST_INSTANT, max: END_INSTANT - 1 });

describe('local times and instants', () => {
  it('an instant is one of the two its local time names', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, t) => {
        const { dayNumber, msOfDay } = instantToLocal(zone, t);
        const first = localToInstant(zone, dayNumber, msOfDay, 'first');
        const last = localToInstant(zone, dayNumber, msOfDay, 'last');
        expect([first, last]).toContain(t);
        expect(first).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('a later local time never has an earlier first instant', () => {
    fc.assert(
      fc.property(
        anyZone,
        fc.integer({ min: -25_000, max: 84_000 }),
        fc.nat(172_800_000),
        fc.nat(172_800_000),
        (zone, day, a, b) => {
          const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
          expect(localToInstant(zone, day, earlier, 'first')).toBeLessThanOrEqual(
            localToInstant(zone, day, later, 'first'),
          );
        },
      ),
    );
  });
});
