import { describe, expect, it } from 'vitest';
import {
  checks,
  exclusion,
  MARCH,
  maintenance,
  measured,
  on,
  outage,
  promised,
} from '../../../../test/support/availability.ts';
import { at, calendarFrom, eventSaid, type Short } from '../../../../test/support/promises.ts';
import type { Agreement } from '../../agreement/index.ts';
import { formatInstant, lengthOf } from '../../time/index.ts';
import { availabilityFactsOf } from '../facts/gather-facts.ts';
import { stretchesOf } from './stretches.ts';

function drawn(version: Agreement, events: readonly Short[], from: string, to: string, asOf = '2026-04-01T00:00:00Z') {
  const target = version.targets[0];
  if (target === undefined) throw new Error('no target');
  const facts = availabilityFactsOf(events.map((event) => eventSaid(event)));
  const question = { version, target, service: 'web', facts, asOf: at(asOf) };
  return stretchesOf(question, { from: at(on(from)), to: at(on(to)) });
}

const told = (stretches: ReturnType<typeof drawn>) =>
  stretches.map(
    ({ from, to, state }) => `${formatInstant(from).slice(11, 16)}–${formatInstant(to).slice(11, 16)} ${state}`,
  );

describe('the states of a service over time', () => {
  it('touch each other, each with what says so', () => {
    const events = [
      maintenance('03-10 00:00', '03-10 04:00'),
      ...outage('03-10 01:00', '03-10 05:00'),
      exclusion('03-10 06:00', '03-10 07:00'),
    ];
    const found = drawn(promised(), events, '03-09 23:00', '03-10 08:00');
    expect(told(found)).toEqual([
      '23:00–00:00 up',
      '00:00–01:00 maintenance',
      '01:00–04:00 maintenance',
      '04:00–05:00 down',
      '05:00–06:00 up',
      '06:00–07:00 excluded',
      '07:00–08:00 up',
    ]);
    expect(found.map(({ counts }) => counts)).toEqual([false, false, false, true, false, false, false]);
    // The outage is told in the maintenance too, and the maintenance that protects it.
    expect(found.map(({ facts }) => facts.length)).toEqual([0, 1, 2, 1, 0, 1, 0]);
    expect(found[2]?.facts).toEqual(expect.arrayContaining(found[3]?.facts as string[]));
  });
  it('show what is degraded although it counts for nothing, and why it does not count', () => {
    const found = drawn(
      promised(),
      outage('03-10 01:00', '03-10 02:00', { state: 'degraded' }),
      '03-10 00:00',
      '03-10 03:00',
    );
    expect(told(found)).toEqual(['00:00–01:00 up', '01:00–02:00 degraded', '02:00–03:00 up']);
    expect(found[1]).toMatchObject({ counts: false, because: 'weightless' });
    const half = promised({ partial: { downPpm: 1_000_000, degradedPpm: 500_000 } });
    const counted = drawn(
      half,
      outage('03-10 01:00', '03-10 02:00', { state: 'degraded' }),
      '03-10 01:00',
      '03-10 02:00',
    );
    expect(counted).toMatchObject([{ state: 'degraded', counts: true, because: null }]);
  });
  it('are not known where no check speaks, which counts where the agreement says so', () => {
    const events = checks('03-10 00:00', '++++', 1);
    const found = drawn(promised({ staleAfterMs: 120_000 }), events, '03-10 00:00', '03-10 00:10');
    expect(told(found)).toEqual(['00:00–00:05 up', '00:05–00:10 unknown']);
    const strict = drawn(promised({ staleAfterMs: 120_000, unknown: 'down' }), events, '03-10 00:00', '03-10 00:10');
    expect(strict.map(({ counts }) => counts)).toEqual([false, true]);
  });
  it('are closed outside the hours that are measured, and end with the present', () => {
    const office = promised({}, { calendar: calendarFrom({ hours: { 'mon-fri': ['09:00-18:00'] } }) });
    // 10 March 2026 is a Tuesday.
    const found = drawn(office, outage('03-10 08:30', '03-10 09:30'), '03-10 08:00', '03-10 19:00', on('03-10 10:00'));
    expect(told(found)).toEqual(['08:00–08:30 closed', '08:30–09:00 closed', '09:00–09:30 down', '09:30–10:00 up']);
  });
  it('come to the very figures of the waterfall', () => {
    const events = [
      maintenance('03-10 00:00', '03-10 04:00'),
      exclusion('03-12 10:00', '03-12 10:30'),
      ...outage('03-10 01:00', '03-10 01:20'),
      ...outage('03-12 10:10', '03-12 10:45', { state: 'degraded' }),
      ...outage('03-12 10:20', '03-12 11:10', { outage: 'b' }),
      ...checks('03-20 00:00', '++--++..........++', 5),
    ];
    const version = promised({ partial: { downPpm: 1_000_000, degradedPpm: 250_000 }, minimumOutageMs: 60_000 });
    const { waterfall } = measured(version, events);
    const found = drawn(version, events, '03-01 00:00', '04-01 00:00');
    const sum = (state: string) => lengthOf(found.filter((one) => one.state === state));
    expect(sum('maintenance')).toBe(waterfall.maintenanceMs);
    expect(sum('excluded')).toBe(waterfall.excludedMs);
    expect(sum('unknown')).toBe(waterfall.unknownMs);
    expect(lengthOf(found.filter(({ counts }) => counts))).toBe(waterfall.downMs);
    expect(lengthOf(found)).toBe(MARCH.to - MARCH.from);
    for (const [place, one] of found.slice(1).entries()) expect(one.from).toBe(found[place]?.to);
  });
});
