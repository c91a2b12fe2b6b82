import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid, type Said, type Short } from '../../../test/support/promises.ts';
import { rosterOf } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { measurementsOf } from './index.ts';

const PROMISES = agreementSaid(
  [
    { id: 'backups', measure: 'ratio', within: '1h', atLeastPpm: 980_000 },
    { id: 'restore', measure: 'recoveryTime', within: '4h', requirement: { kind: 'allow', misses: 0 } },
    { id: 'notice', measure: 'notification', within: '24h real' },
  ] satisfies Said[],
  {},
  { effectiveAt: at('2026-03-01T00:00:00Z') },
);

/** An event, and when it was learned. */
const learned = (short: Short, recorded?: string): Event => ({
  ...eventSaid(short),
  ...(recorded === undefined ? {} : { recordedAt: at(recorded) }),
});
const counted = (time: string, good: number, total: number, recorded?: string) =>
  learned(['measurement.recorded', 'backups', time, { customer: 'c', good, total }], recorded);

/** Everything known on 15 April, and what was known before told by when it was learned. */
const come = (events: readonly Event[], retractions: readonly Event[] = []) => {
  const takenBack = (event: Event, at: number) =>
    retractions.some(({ data, recordedAt }) => data['of'] === event.id && recordedAt <= at);
  const seenAt = (instant: number) =>
    events.filter((event) => event.occurredAt <= instant && event.recordedAt <= instant && !takenBack(event, instant));
  const known = retractions.flatMap((by) =>
    events.flatMap((event) => (event.id === by.data['of'] ? [{ event, by }] : [])),
  );
  const asOf = at('2026-04-15T00:00:00Z');
  return measurementsOf({
    roster: rosterOf([PROMISES]),
    members: [],
    asOf,
    window: null,
    events: seenAt(asOf),
    past: { seenAt, takenBack: known },
  });
};
const march = (found: ReturnType<typeof come>, target: string) =>
  found.objectives.find((row) => row.target === target && row.period.from === at('2026-03-01T00:00:00Z'));

describe('a closed period tells what later facts changed', () => {
  it('nothing, when every fact was known in time', () => {
    const found = come([counted('2026-03-10T06:00:00Z', 1, 2), counted('2026-04-10T06:00:00Z', 1, 2)]);
    expect(march(found, 'backups')).toMatchObject({ met: 1, breached: 1, restatements: [] });
  });

  it('a measurement learned after its end', () => {
    const late = counted('2026-03-20T06:00:00Z', 1, 2, '2026-04-02T06:00:00Z');
    const found = come([counted('2026-03-10T06:00:00Z', 1, 1), late]);
    expect(march(found, 'backups')).toMatchObject({
      met: 2,
      breached: 1,
      restatements: [
        { ticket: `helpdesk/${late.id}`, measure: 'ratio', cycle: 1, was: null, is: 'breached', because: late },
      ],
    });
  });

  it('not one learned late, but before its end', () => {
    const found = come([counted('2026-03-10T06:00:00Z', 1, 1, '2026-03-31T06:00:00Z')]);
    expect(march(found, 'backups')?.restatements).toEqual([]);
  });

  it('one learned a moment after it occurred, when its end lay between', () => {
    const late = counted('2026-03-31T23:59:59Z', 0, 1, '2026-04-01T00:00:01Z');
    const after = counted('2026-04-01T00:00:02Z', 0, 1, '2026-04-01T00:00:03Z');
    const found = come([counted('2026-03-10T06:00:00Z', 1, 1, '2026-03-10T06:00:01Z'), late, after]);
    expect(march(found, 'backups')?.restatements).toMatchObject([{ because: late }]);
  });

  it('a measurement taken back after its end', () => {
    const wrong = counted('2026-03-20T06:00:00Z', 0, 50);
    const retraction = learned(['event.retracted', '', '2026-04-02T06:00:00Z', { of: wrong.id }]);
    const found = come([counted('2026-03-10T06:00:00Z', 1, 1), wrong], [retraction]);
    expect(march(found, 'backups')).toMatchObject({
      met: 1,
      breached: 0,
      restatements: [{ was: 'breached', is: null, because: retraction }],
    });
  });

  it('takes no heed of a retraction of something else', () => {
    const retraction = learned(['event.retracted', '', '2026-04-02T06:00:00Z', { of: 'unknown' }]);
    expect(march(come([counted('2026-03-10T06:00:00Z', 1, 1)], [retraction]), 'backups')?.restatements).toEqual([]);
  });

  it('a recovery test learned after its end', () => {
    const data = { customer: 'c', value: '9h' };
    const late = learned(['measurement.recorded', 'restore', '2026-03-20T06:00:00Z', data], '2026-04-02T06:00:00Z');
    expect(march(come([late]), 'restore')).toMatchObject({
      verdict: 'breached',
      restatements: [{ measure: 'recoveryTime', was: null, is: 'breached', because: late }],
    });
  });

  it('a notification that turns out to have been made in time', () => {
    const made: Short = ['notification.notified', 'S1', '2026-03-07T06:00:00Z', { customer: 'c' }];
    const late = learned(made, '2026-04-02T06:00:00Z');
    const detected = learned(['notification.detected', 'S1', '2026-03-06T16:00:00Z', { customer: 'c' }]);
    expect(march(come([detected, late]), 'notice')).toMatchObject({
      met: 1,
      breached: 0,
      restatements: [{ ticket: 'S1', measure: 'notification', was: 'breached', is: 'met', because: late }],
    });
  });

  it('an excusal after its end', () => {
    const excused = learned([
      'excused',
      'S1',
      '2026-04-02T06:00:00Z',
      { target: 'notice', reason: 'agreed', approver: 'u-1' },
    ]);
    const detected = learned(['notification.detected', 'S1', '2026-03-06T16:00:00Z', { customer: 'c' }]);
    expect(march(come([detected, excused]), 'notice')).toMatchObject({
      excused: 1,
      restatements: [{ was: 'breached', is: 'excused', because: excused }],
    });
  });
});

it('only objectives of the window asked for are told, and other types of event are not looked at', () => {
  const window = { from: at('2026-04-01T00:00:00Z'), to: at('2026-05-01T00:00:00Z') };
  const found = measurementsOf({
    roster: rosterOf([PROMISES]),
    members: [],
    asOf: at('2026-04-15T00:00:00Z'),
    window,
    events: [counted('2026-03-10T06:00:00Z', 1, 1), learned(['outage.started', 'internet', '2026-03-10T06:00:00Z'])],
    past: null,
  });
  expect(found.objectives.map(({ target, period }) => [target, period])).toEqual(
    ['backups', 'restore', 'notice'].map((target) => [target, window]),
  );
  expect(found.notices).toEqual([]);
});
