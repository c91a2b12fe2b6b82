import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measured, on, promised } from '../../../test/support/availability.ts';
import { at } from '../../../test/support/promises.ts';
import type { Event } from '../event/index.ts';
import { formatInstant, HOUR_MS } from '../time/index.ts';

const BEGIN = at(on('03-01 00:00'));
const TYPES = [
  'outage.started',
  'outage.ended',
  'check.observed',
  'monitor.gap',
  'maintenance.announced',
  'maintenance.ended',
  'exclusion.granted',
  'measurement.recorded',
];
const instant = fc.oneof(
  fc.integer({ min: -100, max: 900 }).map((hour) => BEGIN + hour * HOUR_MS),
  fc.constantFrom(at('1900-01-01T00:00:00Z'), at('2199-12-31T23:59:59Z'), -1, 0),
);
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    'a',
    'b',
    -1,
    0.5,
    1e300,
    [],
    {},
    { affected: 1, total: 2 },
    'x'.repeat(300),
  ),
  instant.map(formatInstant),
  fc.jsonValue({ maxDepth: 2 }),
);
const FIELDS = [
  ...['from', 'to', 'state', 'weight', 'users', 'outage', 'maintenance', 'customer', 'ticket', 'reportedAt'],
  ...['up', 'reason', 'evidence', 'approver', 'good', 'total', 'service'],
];
const event: fc.Arbitrary<Event> = fc
  .record({
    source: fc.constantFrom('m', 'n'),
    id: fc.integer({ min: 0, max: 30 }).map((id) => `e${id}`),
    type: fc.constantFrom(...TYPES),
    subject: fc.constantFrom('web', 'uptime', ''),
    occurredAt: instant,
    data: fc.dictionary(fc.constantFrom(...FIELDS), odd, { maxKeys: 8 }),
  })
  .map((one) => ({ ...one, recordedAt: one.occurredAt, sequence: null }));
const basis = fc.constantFrom(
  { kind: 'time' } as const,
  { kind: 'users' } as const,
  { kind: 'requests', intervalMs: 300_000, minimum: 1, badAbovePpm: null } as const,
);

describe('facts, however odd,', () => {
  it('never fail to be measured: they count for something, or are remarked on', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), basis, (events, counted) => {
        const { waterfall: w, reached } = measured(promised({ confirmAfter: 2 }, { basis: counted }), events);
        expect(w.maintenanceMs + w.excludedMs + w.downMs + w.unknownMs + w.upMs).toBe(w.totalMs);
        if (reached !== null) expect(reached.part >= 0n && reached.part <= reached.whole).toBe(true);
      }),
    );
  });

  it('in great numbers do not hang: unended outages, ends of nothing, overlaps, a source apiece', () => {
    const many = Array.from({ length: 40_000 }, (_, place): Event => {
      const type = place < 20_000 ? 'outage.started' : 'outage.ended';
      const data = { customer: place % 3 === 0 ? 'c' : 'x', weight: (place % 997) / 1000 };
      const occurredAt = BEGIN + place * 60_000;
      return { source: `s${place}`, id: 'e', type, subject: 'web', occurredAt, recordedAt: 0, sequence: null, data };
    });
    expect(measured(promised(), many).waterfall.downMs).toBeGreaterThan(0);
  });
});
