import { describe, expect, it } from 'vitest';
import { checks, exclusion, maintenance, measured, on, outage, promised } from '../../../test/support/availability.ts';
import { availabilityJson } from './index.ts';

describe('a promised availability as JSON', () => {
  it('keeps the keys of the format first, in their order, and its own last', () => {
    const told = availabilityJson(measured(promised(), outage('03-20 08:00', '03-20 09:00')));
    expect(Object.keys(told).slice(0, 8)).toEqual([
      'agreement',
      'target',
      'service',
      'period',
      'waterfall',
      'availability',
      'required',
      'verdict',
    ]);
    expect(Object.keys(told.waterfall)).toEqual([
      'totalSeconds',
      'outageSeconds',
      'outageInMaintenanceSeconds',
      'outageExcludedSeconds',
      'maintenanceSeconds',
      'excludedSeconds',
      'unknownSeconds',
      'downtimeSeconds',
    ]);
  });

  it('says of each planned maintenance what is protected, and why no more', () => {
    const inTime = maintenance('03-10 00:00', '03-10 02:00');
    const late = maintenance('03-12 00:00', '03-12 02:00', '03-11 20:00');
    const { maintenances } = availabilityJson(measured(promised(), [inTime, late]));
    expect(maintenances).toMatchObject([
      { protected: [{ from: '2026-03-10T00:00:00Z', to: '2026-03-10T02:00:00Z' }], because: null },
      { announcedAt: '2026-03-11T20:00:00Z', protected: [], because: 'late' },
    ]);
  });

  it('shows an exclusion whose reason the agreement does not have, as not agreed', () => {
    const events = [
      exclusion('03-12 10:00', '03-12 10:30'),
      exclusion('03-13 10:00', '03-13 10:30', { reason: 'ourSupplier' }),
    ];
    const { exclusions } = availabilityJson(measured(promised(), events));
    expect(exclusions.map(({ reason, agreed }) => [reason, agreed])).toEqual([
      ['forceMajeure', true],
      ['ourSupplier', false],
    ]);
  });

  it('tells what of an outage another covers, what is too short, and what a gap silenced', () => {
    const events = [
      ...outage('03-20 08:00', '03-20 09:00', { outage: 'a' }),
      ...outage('03-20 08:30', '03-20 09:00', { outage: 'b' }),
      ...outage('03-21 08:00', '03-21 08:01', { outage: 'c' }),
      ...checks('03-22 08:00', '+--+'),
      ['monitor.gap', 'web', on('03-22 08:03'), { from: on('03-22 08:00'), to: on('03-22 08:03') }] as const,
    ];
    const told = availabilityJson(measured(promised({ minimumOutageMs: 300_000 }), events));
    expect(told.outages.map(({ overlappedSeconds, setAside }) => [overlappedSeconds, setAside])).toEqual([
      [0, null],
      [1800, null],
      [0, 'tooShort'],
    ]);
    expect([told.outageSetAsideSeconds, told.silencedSeconds]).toEqual([60, 120]);
  });

  it('has burn rates while the period runs, each with its windows and whether it warns; none afterwards', () => {
    const events = outage('03-20 08:00', '03-20 09:00');
    const running = availabilityJson(measured(promised(), events, { asOf: '2026-03-20T09:00:00Z' }));
    expect(running.burn?.[0]).toEqual({
      speed: 'fast',
      longSeconds: 3600,
      shortSeconds: 300,
      long: '1000',
      short: '1000',
      threshold: '14.4',
      burning: true,
    });
    expect(availabilityJson(measured(promised(), events)).burn).toBeNull();
  });
});
