import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid, type Said } from '../../../test/support/promises.ts';
import { rosterOf } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { measurementsOf } from './index.ts';

const HOUR = 3_600_000;
const BEGIN = at('2026-03-02T00:00:00Z');
const promise = (said: Partial<Said>) =>
  agreementSaid(
    [{ id: 't', measure: 'ratio', within: '4h real', ...said }],
    {},
    { effectiveAt: at('2026-03-01T00:00:00Z') },
  );
const come = (said: Partial<Said>, events: readonly Event[]) =>
  measurementsOf({
    roster: rosterOf([promise(said)]),
    members: [],
    asOf: at('2026-04-01T00:00:00Z'),
    window: null,
    events,
    past: null,
  });
const told = (type: string, ms: number, data: Record<string, unknown>, subject = 't'): Event => ({
  ...eventSaid([type, subject, '2026-03-02T00:00:00Z', { customer: 'c', ...data }]),
  occurredAt: BEGIN + ms,
  recordedAt: BEGIN + ms,
});

const counts = fc
  .tuple(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }))
  .map(([good, bad]) => ({ good, total: good + bad }));

describe('measurements', () => {
  it('a ratio is kept exactly when its good ones are the share promised, however it was told piece by piece', () => {
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (list, ppm) => {
          const { objectives } = come(
            { atLeastPpm: ppm },
            list.map((data, hour) => told('measurement.recorded', hour * HOUR, data)),
          );
          const good = list.reduce((sum, one) => sum + one.good, 0);
          const total = list.reduce((sum, one) => sum + one.total, 0);
          const kept = BigInt(good) * 1_000_000n >= BigInt(ppm) * BigInt(total);
          const verdict = total === 0 ? 'notApplicable' : kept ? 'met' : 'breached';
          expect(objectives).toMatchObject([{ met: good, breached: total - good, verdict }]);
        },
      ),
    );
  });

  it('a ratio is kept exactly when no more were missed than may be', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1_000_000 }), (data, ppm) => {
        fc.pre(data.total > 0);
        const [row] = come({ atLeastPpm: ppm }, [told('measurement.recorded', 0, data)]).objectives;
        expect((row?.missesLeft ?? 0) >= 0).toBe(row?.verdict === 'met');
      }),
    );
  });

  it('a duty to notify is kept exactly when it was notified within its time, and a receipt would sum to it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 * HOUR }), fc.nat({ max: 8 * HOUR }), (from, to) => {
        const [clock] = come({ measure: 'notification' }, [
          told('notification.detected', from, {}, 'S1'),
          told('notification.notified', to, {}, 'S1'),
        ]).clocks;
        expect(clock).toMatchObject({
          verdict: to - from <= 4 * HOUR ? 'met' : 'breached',
          elapsedMs: Math.max(to - from, 0),
          dueAt: BEGIN + from + 4 * HOUR,
        });
      }),
    );
  });

  it('whatever a measurement holds, it counts or a notice says why not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Said['measure'][]>('ratio', 'recoveryTime'),
        fc.anything(),
        fc.anything(),
        (measure, a, b) => {
          const { objectives, notices, tests } = come({ measure, atLeastPpm: 1 }, [
            told('measurement.recorded', 0, { good: a, total: b, value: a }),
          ]);
          const counted = tests.length + objectives.reduce((sum, row) => sum + row.met + row.breached, 0);
          expect(counted > 0 || notices.length === 1 || b === 0).toBe(true);
        },
      ),
    );
  });
});
