import { describe, expect, it } from 'vitest';
import { on } from '../../../../test/support/availability.ts';
import { at, eventSaid, type Short } from '../../../../test/support/promises.ts';
import type { Event } from '../../event/index.ts';
import { formatInstant } from '../../time/index.ts';
import { availabilityFactsOf, closeFacts, openFacts, takeFact } from './gather-facts.ts';

const started = (time: string, data: Record<string, unknown> = {}): Short => ['outage.started', 'web', on(time), data];
const ended = (time: string, data: Record<string, unknown> = {}): Short => ['outage.ended', 'web', on(time), data];
const factsOf = (events: readonly (Short | Event)[]) =>
  availabilityFactsOf(events.map((event) => ('source' in event ? event : eventSaid(event))));
const time = (instant: number | null) => (instant === null ? null : formatInstant(instant).slice(11, 16));
/** Each outage as `10:00–10:30`, and what was remarked. */
const told = (events: readonly (Short | Event)[]) => {
  const { services, notices } = factsOf(events);
  const outages = (services.get('web')?.outages ?? []).map(({ from, to }) => `${time(from)}–${time(to) ?? ''}`);
  return [outages, notices.map(({ kind }) => kind)];
};

describe('an outage and its end', () => {
  it('are paired by what the outage is called', () =>
    expect(
      told([
        started('03-10 10:00', { outage: 'a' }),
        started('03-10 10:10', { outage: 'b' }),
        ended('03-10 10:20', { outage: 'a' }),
        ended('03-10 10:30', { outage: 'b' }),
      ]),
    ).toEqual([['10:00–10:20', '10:10–10:30'], []]));
  it('or by the id of the event that began it', () => {
    const begin = eventSaid(started('03-10 10:00'));
    expect(told([begin, started('03-10 10:10'), ended('03-10 10:20', { outage: begin.id })])).toEqual([
      ['10:00–10:20', '10:10–'],
      [],
    ]);
  });
  it('else the latest open one ends', () =>
    expect(told([started('03-10 10:00'), started('03-10 10:10'), ended('03-10 10:20'), ended('03-10 10:40')])).toEqual([
      ['10:00–10:40', '10:10–10:20'],
      [],
    ]));
  it('of the state it names', () =>
    expect(
      told([
        started('03-10 10:00', { state: 'degraded' }),
        started('03-10 10:10', { state: 'down' }),
        ended('03-10 10:20', { state: 'degraded' }),
      ]),
    ).toEqual([['10:00–10:20', '10:10–'], []]));
  it('of the customer it names; an end for one customer ends no outage of all', () => {
    const other = [started('03-10 10:00', { customer: 'a' }), started('03-10 10:10', { customer: 'b' })];
    expect(told([...other, ended('03-10 10:20', { customer: 'a' })])[0]).toEqual(['10:00–10:20', '10:10–']);
    expect(told([started('03-10 10:00'), ended('03-10 10:20', { customer: 'a' })])).toEqual([
      ['10:00–'],
      ['outageEndWithoutStart'],
    ]);
    expect(told([...other, ended('03-10 10:20'), ended('03-10 10:30')])[0]).toEqual(['10:00–10:30', '10:10–10:20']);
  });
  it('at one instant: an end that names its outage leaves the other to the end that names none, in any order', () => {
    const events = [
      eventSaid(started('03-10 10:00')),
      eventSaid(started('03-10 10:00', { outage: 'o' })),
      ...[ended('03-10 12:00'), ended('03-10 12:00', { outage: 'o' })].map((event) => eventSaid(event)),
    ];
    const swapped = events.map((event, index) => ({ ...event, id: `e${9 - index}` }));
    for (const all of [events, swapped]) expect(told(all)).toEqual([['10:00–12:00', '10:00–12:00'], []]);
  });
  it('at one instant: what ends there made place for what begins there', () =>
    expect(told([started('03-10 10:00'), started('03-10 10:10'), ended('03-10 10:10'), ended('03-10 10:30')])).toEqual([
      ['10:00–10:10', '10:10–10:30'],
      [],
    ]));
});

describe('odd outages', () => {
  it('an end without a start has no effect', () =>
    expect(told([ended('03-10 10:00'), ended('03-10 10:01', { outage: 'x' })])).toEqual([
      [],
      ['outageEndWithoutStart', 'outageEndWithoutStart'],
    ]));
  it('an end before its start leaves no outage, and says so', () =>
    expect(told([started('03-10 10:00', { outage: 'a' }), ended('03-10 09:00', { outage: 'a' })])).toEqual([
      [],
      ['outageEndsBeforeStart'],
    ]));
  it('an end told twice ends it once, at the first', () =>
    expect(
      told([
        started('03-10 10:00', { outage: 'a' }),
        ended('03-10 10:20', { outage: 'a' }),
        ended('03-10 10:40', { outage: 'a' }),
      ]),
    ).toEqual([['10:00–10:20'], ['outageEndWithoutStart']]));
  it('a source that says "down" three times and "up" once told of one outage', () =>
    expect(
      told([started('03-10 10:00'), started('03-10 10:05'), started('03-10 10:10'), ended('03-10 10:15')]),
    ).toEqual([
      ['10:00–10:15', '10:05–10:15', '10:10–10:15'],
      ['outageStartedTwice', 'outageStartedTwice'],
    ]));
  it('the later "down" is told as the repetition, of the outage it repeats', () => {
    const [first, again] = [eventSaid(started('03-10 10:00')), eventSaid(started('03-10 10:05'))];
    const { notices } = factsOf([first, again, ended('03-10 10:15')]);
    expect(notices.map(({ event, facts }) => [event.id, facts['outage']])).toEqual([
      [again.id, `${first.source}/${first.id}`],
    ]);
  });
  it('a named one begun again goes on, in the state told last', () => {
    const again = [started('03-10 10:00', { outage: 'a' }), started('03-10 10:05', { outage: 'a' })];
    expect(told([...again, ended('03-10 10:20', { outage: 'a' })])).toEqual([['10:00–10:20'], ['outageStartedTwice']]);
    const worse = [started('03-10 10:00', { outage: 'a', state: 'degraded' }), started('03-10 10:05', { outage: 'a' })];
    expect(told([...worse, ended('03-10 10:20', { outage: 'a' })])).toEqual([['10:00–10:05', '10:05–10:20'], []]);
  });
  it.each([
    [1.5, 1_000_000],
    [-1, 0],
  ])('a weight of %d is brought back to the nearer end', (weight, ppm) => {
    const { services, notices } = factsOf([started('03-10 10:00', { weight })]);
    expect(services.get('web')?.outages[0]?.weightPpm).toBe(ppm);
    expect(notices.map(({ kind }) => kind)).toEqual(['weightOutOfRange']);
  });
  it.each([[{ affected: 60, total: 50 }], [{ affected: 1, total: 0 }], [{ affected: 1.5, total: 3 }], ['many'], [{}]])(
    'users %j concern all users',
    (users) => {
      const { services, notices } = factsOf([started('03-10 10:00', { users })]);
      expect(services.get('web')?.outages[0]?.users).toBeNull();
      expect(notices.map(({ kind }) => kind)).toEqual(['usersOutOfRange']);
    },
  );
});

describe('odd maintenance, exclusions and gaps', () => {
  const spans = { from: on('03-10 10:00'), to: on('03-10 10:00') };
  it.each([
    ['maintenance.announced', 'spanWithoutLength'],
    ['exclusion.granted', 'spanWithoutLength'],
    ['monitor.gap', 'spanWithoutLength'],
    ['maintenance.ended', 'maintenanceEndWithoutStart'],
  ])('%s without length, or begin, has no effect', (type, kind) => {
    const { notices } = factsOf([[type, 'web', on('03-10 10:00'), spans]]);
    expect(notices.map((notice) => notice.kind)).toEqual([kind]);
  });
  it('an exclusion that lacks something says what', () => {
    const data = { from: on('03-10 10:00'), to: on('03-10 11:00'), reason: 'forceMajeure' };
    const { exclusions, notices } = factsOf([['exclusion.granted', '', on('03-10 12:00'), data]]);
    expect(exclusions).toEqual([]);
    expect(notices[0]).toMatchObject({ kind: 'exclusionWithoutEffect', facts: { lacks: 'evidence, approver' } });
  });
  it('an end belongs to the maintenance begun last, of its customer if it names one', () => {
    const announced = (customer: string | null, from: string): Short => [
      'maintenance.announced',
      'web',
      on('03-01 10:00'),
      { customer, from: on(from), to: on('03-10 23:00') },
    ];
    const { services } = factsOf([
      announced('a', '03-10 20:00'),
      announced('b', '03-10 21:00'),
      announced(null, '03-11 21:00'),
      ['maintenance.ended', 'web', on('03-10 22:00'), { customer: 'a' }],
    ]);
    const ends = services.get('web')?.maintenances.map(({ customer, endedAt }) => [customer, time(endedAt)]);
    expect(ends).toEqual([
      ['a', '22:00'],
      ['b', null],
    ]);
  });
});

describe('facts as they arrive', () => {
  it('count once, however often the same event comes', () => {
    const log = openFacts();
    const begin = eventSaid(started('03-10 10:00'));
    for (let i = 0; i < 3; i++) takeFact(log, begin);
    expect(closeFacts(log).services.get('web')?.outages).toHaveLength(1);
  });
  it('may be looked at, and go on arriving', () => {
    const log = openFacts();
    takeFact(log, eventSaid(started('03-10 10:00')));
    expect(closeFacts(log).services.get('web')?.outages[0]?.to).toBeNull();
    takeFact(log, eventSaid(ended('03-10 10:30')));
    expect(closeFacts(log).services.get('web')?.outages[0]?.to).toBe(at(on('03-10 10:30')));
  });
  it('keep a hundred checks and more, those of a named customer apart', () => {
    const checks = Array.from(
      { length: 130 },
      (_, i): Short => [
        'check.observed',
        'web',
        on(`03-10 ${String(10 + Math.floor(i / 60))}:${String(i % 60).padStart(2, '0')}`),
        { up: i % 3 > 0 },
      ],
    );
    const { services } = factsOf([
      ...checks,
      ['check.observed', 'web', on('03-10 10:00'), { up: true, customer: 'a' }],
    ]);
    const [all, ofOne] = services.get('web')?.checks ?? [];
    expect([all?.series.at.length, all?.series.up.length, all?.customer]).toEqual([130, 130, null]);
    expect([...(all?.series.up.slice(0, 4) ?? [])]).toEqual([0, 1, 1, 0]);
    expect([ofOne?.series.at.length, ofOne?.customer]).toEqual([1, 'a']);
  });
  it('of a type that happens to be a word of the language are of another kind', () => {
    const event = { ...eventSaid(started('03-10 10:00')), type: '__defineGetter__' };
    expect(factsOf([event]).services.size).toBe(0);
  });
  it('of other kinds, or that say nothing readable, change nothing', () => {
    const { services, requests, notices } = factsOf([
      ['ticket.opened', 'T1', on('03-10 10:00')],
      ['check.observed', 'web', on('03-10 10:00'), { up: 'yes' }],
      ['measurement.recorded', 'errors', on('03-10 10:00'), { good: 5, total: 3 }],
      ['measurement.recorded', 'errors', on('03-10 10:00'), { value: 3 }],
    ]);
    expect([services.size, requests.size, notices]).toEqual([0, 0, []]);
  });
});
