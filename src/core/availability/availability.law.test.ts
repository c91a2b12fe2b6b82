import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks, measured, on, promised } from '../../../test/support/availability.ts';
import { at, calendarFrom, eventSaid, ROUND_THE_CLOCK } from '../../../test/support/promises.ts';
import type { Rules } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { addRatios, compareRatios, ratio } from '../money/index.ts';
import { formatInstant, HOUR_MS, MINUTE_MS } from '../time/index.ts';

const DAYS = 6;
const BEGIN = at(on('03-28 00:00'));
const END = BEGIN + DAYS * 24 * HOUR_MS;
const OFFICE = calendarFrom({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['08:00-12:00', '13:00-18:00'] } });

const minute = fc.integer({ min: -600, max: DAYS * 1440 + 600 });
const length = fc.integer({ min: 1, max: 900 });
const instant = (place: number) => formatInstant(BEGIN + place * MINUTE_MS);

/** Two events of one outage, each with the outage's name, so that it stays itself whatever else happens. */
const outages = fc
  .array(fc.tuple(minute, length, fc.constantFrom({}, { state: 'degraded' }, { weight: 0.3 })), { maxLength: 5 })
  .map((list) =>
    list.flatMap(([from, long, data], place) => [
      eventSaid(['outage.started', 'web', instant(from), { ...data, outage: `o${place}` }]),
      eventSaid(['outage.ended', 'web', instant(from + long), { outage: `o${place}` }]),
    ]),
  );
const spansOf = (type: string, more: Record<string, unknown>) =>
  fc
    .array(fc.tuple(minute, length, fc.integer({ min: 0, max: 5000 })), { maxLength: 3 })
    .map((list) =>
      list.map(([from, long, before]) =>
        eventSaid([type, 'web', instant(from - before), { ...more, from: instant(from), to: instant(from + long) }]),
      ),
    );
const checked = fc.oneof(
  fc.constant<readonly Event[]>([]),
  fc
    .array(fc.constantFrom('+', '+', '+', '-', '.'), { minLength: 100, maxLength: 200 })
    .map((signs) => checks('03-28 06:00', signs.join(''), 37).map(eventSaid)),
);
const facts = fc
  .tuple(
    outages,
    spansOf('maintenance.announced', {}),
    spansOf('exclusion.granted', { reason: 'forceMajeure', evidence: 'e', approver: 'a' }),
    spansOf('monitor.gap', {}),
    checked,
  )
  .map((lists) => lists.flat());

const rules: fc.Arbitrary<Partial<Rules>> = fc.record({
  denominator: fc.constantFrom('net', 'gross'),
  unknown: fc.constantFrom('excluded', 'down', 'up'),
  minimumOutageMs: fc.constantFrom(0, 30 * MINUTE_MS),
  confirmAfter: fc.constantFrom(1, 2),
  staleAfterMs: fc.constantFrom(HOUR_MS, 30 * MINUTE_MS),
  maintenance: fc.record({
    noticeMs: fc.constantFrom(0, 48 * HOUR_MS),
    maxPerMonthMs: fc.constantFrom(null, 2 * HOUR_MS),
  }),
  partial: fc.constantFrom({ downPpm: 1_000_000, degradedPpm: 0 }, { downPpm: 1_000_000, degradedPpm: 500_000 }),
});
const world = fc.tuple(
  rules.chain((ruled) => fc.constantFrom(ROUND_THE_CLOCK, OFFICE).map((calendar) => promised(ruled, { calendar }))),
  facts,
);
const WHOLE = { from: BEGIN, to: END };
const seen = (version: ReturnType<typeof promised>, events: readonly Event[], period = WHOLE) =>
  measured(version, events, { period, asOf: formatInstant(END + 24 * HOUR_MS) });

describe('availability', () => {
  it('puts every measured instant in exactly one place, and every outage too', () => {
    fc.assert(
      fc.property(world, ([version, events]) => {
        const { waterfall: w } = seen(version, events);
        expect(w.maintenanceMs + w.excludedMs + w.downMs + w.unknownMs + w.upMs).toBe(w.totalMs);
        expect(w.outageInMaintenanceMs + w.outageExcludedMs + w.outageSetAsideMs + w.downMs).toBe(w.outageMs);
        expect(w.outageSetAsideMs).toBeGreaterThanOrEqual(0);
        const calendar = version.targets[0]?.calendar;
        expect(w.totalMs).toBe(DAYS * (calendar === OFFICE ? 9 : 24) * HOUR_MS);
      }),
    );
  });

  it('counts of each outage what adds up to the downtime', () => {
    fc.assert(
      fc.property(world, ([version, events]) => {
        const { waterfall, outages: accounts } = seen(version, events);
        const counted = accounts.reduce((sum, { countedMs }) => addRatios(sum, countedMs), ratio(0));
        const unknown = version.rules.unknown === 'down' ? waterfall.unknownMs : 0;
        expect(addRatios(counted, ratio(unknown))).toEqual(waterfall.downtimeMs);
        for (const one of accounts) {
          expect(one.overlappedMs).toBeGreaterThanOrEqual(0);
          expect(one.outsideHoursMs + one.maintenanceMs + one.excludedMs).toBeLessThanOrEqual(one.realMs);
        }
      }),
    );
  });

  it('adds up where a period is split', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: DAYS * 1440 - 1 }), ([version, events], place) => {
        const cut = BEGIN + place * MINUTE_MS;
        const whole = seen(version, events).waterfall;
        const before = seen(version, events, { from: BEGIN, to: cut }).waterfall;
        const after = seen(version, events, { from: cut, to: END }).waterfall;
        for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
          if (name === 'downtimeMs') expect(addRatios(before[name], after[name])).toEqual(whole[name]);
          else expect(before[name] + after[name]).toBe(whole[name]);
        }
      }),
    );
  });

  it('does not depend on the order in which facts arrive, nor on their being told twice', () => {
    const shuffled = world.chain(([version, events]) =>
      fc.tuple(
        fc.constant([version, events] as const),
        fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([[version, events], mixed]) => {
        expect(seen(version, mixed)).toEqual(seen(version, events));
      }),
    );
  });

  it('never rises because something more was down', () => {
    fc.assert(
      fc.property(world, minute, length, ([version, events], from, long) => {
        const more = [
          eventSaid(['outage.started', 'web', instant(from), { outage: 'more' }]),
          eventSaid(['outage.ended', 'web', instant(from + long), { outage: 'more' }]),
        ];
        const before = seen(version, events);
        const after = seen(version, [...events, ...more]);
        if (before.reached === null || after.reached === null) return;
        expect(compareRatios(after.reached, before.reached)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is net never above gross, and both between nothing and all', () => {
    fc.assert(
      fc.property(world, ([version, events]) => {
        const { net, gross } = seen(version, events);
        expect(net === null).toBe(gross === null);
        if (net === null || gross === null) return;
        expect(compareRatios(net, gross)).toBeLessThanOrEqual(0);
        expect(net.part >= 0n && compareRatios(gross, ratio(1)) <= 0).toBe(true);
      }),
    );
  });

  it('is never met again once it was breached in a running period by facts that only go on', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: DAYS * 24 }), ([version, events], hour) => {
        const down = events.filter(({ type }) => type.startsWith('outage'));
        const period = { from: BEGIN, to: END };
        const asOf = formatInstant(BEGIN + hour * HOUR_MS);
        const early = measured(version, down, { period, asOf });
        if (version.rules.minimumOutageMs > 0 || early.verdict !== 'breached') return;
        expect(seen(version, down).verdict).toBe('breached');
      }),
    );
  });
});
