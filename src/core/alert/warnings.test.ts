import { describe, expect, it } from 'vitest';
import { agreementSaid, at, calendarFrom, OFFICE, ROUND_THE_CLOCK } from '../../../test/support/promises.ts';
import { NO_GOVERNANCE } from '../agreement/index.ts';
import { compileCalendar } from '../calendar/index.ts';
import { formatInstant } from '../time/index.ts';
import {
  agreementDates,
  alertKey,
  dateTellings,
  isLongPast,
  lateByQueue,
  type NotificationRule,
  nextClosing,
  quietUntil,
  type Routed,
  type RuleSet,
  routesOf,
} from './index.ts';

const HOUR = 3_600_000;

describe('what an alert is known by', () => {
  const alert = { ticket: 'T', agreement: 'boreal-or@3', cycle: 1, allowance: 1, thresholdPpm: 750_000 };
  it('is the same under a later version of the agreement', () =>
    expect(alertKey({ ...alert, agreement: 'boreal-or@4' }, 'resolution')).toBe(alertKey(alert, 'resolution')));
  it('is another for another allowance, cycle, threshold, measure, ticket', () => {
    const others = [
      alertKey({ ...alert, allowance: 2 }, 'resolution'),
      alertKey({ ...alert, cycle: 2 }, 'resolution'),
      alertKey({ ...alert, thresholdPpm: 900_000 }, 'resolution'),
      alertKey(alert, 'restoration'),
      alertKey({ ...alert, ticket: 'U' }, 'resolution'),
    ];
    expect(new Set([alertKey(alert, 'resolution'), ...others]).size).toBe(6);
  });
  it('is not mixed up by names that look like two', () =>
    expect(alertKey({ ...alert, ticket: 'a","b' }, 'x')).not.toBe(alertKey({ ...alert, ticket: 'a' }, 'b","x')));
});

describe('what was reached long ago', () => {
  it('is more than a day for a clock that goes on, more than an hour for one that ended', () => {
    const found = [isLongPast(0, 24 * HOUR, true), isLongPast(0, 24 * HOUR + 1, true)];
    expect([...found, isLongPast(0, HOUR, false), isLongPast(0, HOUR + 1, false)]).toEqual([false, true, false, true]);
  });
});

describe('closing time', () => {
  const told = (from: string, calendar = OFFICE) => {
    const found = nextClosing(compileCalendar(calendar), at(from));
    return found === null ? null : [found.closesAt, found.opensAt, found.dueUpTo].map(formatInstant);
  };
  it('is in the evening, and not before lunch; on Friday the next opening is on Monday', () => {
    // Mon-Fri 9-12 and 13-18, in Paris (UTC+1).
    expect(told('2026-03-05T09:00:00Z')?.slice(0, 2)).toEqual(['2026-03-05T17:00:00Z', '2026-03-06T08:00:00Z']);
    expect(told('2026-03-06T09:00:00Z')).toEqual([
      '2026-03-06T17:00:00Z',
      '2026-03-09T08:00:00Z',
      '2026-03-09T08:30:00Z',
    ]);
  });
  it('at closing time itself is the next one', () =>
    expect(told('2026-03-05T17:00:00Z')?.[0]).toBe('2026-03-06T17:00:00Z'));
  it('is never where service is round the clock', () =>
    expect(told('2026-03-05T09:00:00Z', ROUND_THE_CLOCK)).toBeNull());
  it('is found where several days run into each other', () => {
    const days = calendarFrom({ timeZone: 'UTC', hours: { 'mon-fri': ['00:00-24:00'] } });
    expect(told('2026-03-03T09:00:00Z', days)?.slice(0, 2)).toEqual(['2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z']);
  });
});

describe('the queue ahead', () => {
  const clock = (dueAt: number, usualMs: number | null = HOUR) => ({ dueAt, usualMs });
  it('is too long where what is due before, shared by the people on duty, ends after the deadline', () => {
    const clocks = [clock(1 * HOUR), clock(1 * HOUR), clock(1 * HOUR), clock(3 * HOUR - 1), clock(9 * HOUR)];
    expect(lateByQueue(clocks, 1, 0)).toEqual([clocks[2], clocks[3]]);
    expect(lateByQueue(clocks, 2, 0)).toEqual([]);
  });
  it('reached exactly when it is due is in time', () =>
    expect(lateByQueue([clock(HOUR), clock(HOUR)], 1, 0)).toEqual([]));
  it('tells nothing of what is late already, nor where too little is known, nor of nobody on duty', () => {
    expect(lateByQueue([clock(-1), clock(-1), clock(0, null)], 1, 0)).toEqual([]);
    expect(lateByQueue([clock(1), clock(1), clock(1)], 0, 0)).toEqual([]);
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00' };
  const until = (text: string, quiet = night) => {
    const end = quietUntil(quiet, 'Europe/Paris', at(text));
    return end === null ? null : formatInstant(end);
  };
  it('end in the morning, the next one or the same', () => {
    expect(until('2026-03-05T21:00:00Z')).toBe('2026-03-06T06:00:00Z');
    expect(until('2026-03-06T05:59:59Z')).toBe('2026-03-06T06:00:00Z');
  });
  it('begin with their first minute and are over with their last', () => {
    expect(until('2026-03-05T20:59:59Z')).toBeNull();
    expect(until('2026-03-06T06:00:00Z')).toBeNull();
  });
  it('follow the clocks in the night in which they are set', () =>
    expect(until('2026-03-28T21:30:00Z')).toBe('2026-03-29T05:00:00Z'));
  it('within a day end that day; equal times are none', () => {
    expect(until('2026-03-05T11:30:00Z', { from: '12:00', to: '13:00' })).toBe('2026-03-05T12:00:00Z');
    expect(until('2026-03-05T11:30:00Z', { from: '12:00', to: '12:00' })).toBeNull();
  });
});

describe('days on which an agreement asks for something', () => {
  const term = {
    from: '2026-01-01',
    to: '2026-12-31',
    renewal: 'tacit',
    reviewEvery: { unit: 'mo', count: 6 },
  } as const;
  const renewed = { ...term, renewFor: { unit: 'mo', count: 12 }, notice: { unit: 'mo', count: 3 } } as const;
  const dates = (own: object, to = '2027-12-31') =>
    agreementDates(agreementSaid([], {}, { term: own as never, governance: NO_GOVERNANCE }), '2026-01-01', to).map(
      ({ kind, date }) => `${kind} ${date}`,
    );
  it('are the last day of notice, the renewal, and every review', () =>
    expect(dates(renewed)).toEqual([
      'review 2026-07-01',
      'notice 2026-09-30',
      'renewal 2027-01-01',
      'review 2027-01-01',
      'review 2027-07-01',
      'notice 2027-09-30',
    ]));
  it('are the end where nothing renews, and no review after it', () =>
    expect(dates({ ...renewed, renewal: 'none' })).toEqual([
      'review 2026-07-01',
      'notice 2026-09-30',
      'end 2026-12-31',
    ]));
  it('are none but reviews where the term has no end', () =>
    expect(dates({ ...renewed, to: null }, '2026-12-31')).toEqual(['review 2026-07-01']));
  it('take the last day of a short month: a term to the end of February renews on the first of March', () =>
    expect(dates({ ...renewed, to: '2026-02-28', reviewEvery: null }, '2027-03-01')).toEqual([
      'renewal 2026-03-01',
      'notice 2026-11-30',
      'renewal 2027-03-01',
    ]));
  it('are told 30, 7 and 1 days before, at nine in the morning', () => {
    const agreement = agreementSaid(
      [],
      {},
      { timeZone: 'Europe/Paris', term: renewed as never, governance: NO_GOVERNANCE },
    );
    const told = dateTellings(agreement, at('2026-08-01T00:00:00Z'), at('2026-10-01T00:00:00Z'));
    expect(told.map(({ kind, daysBefore, at: when }) => [kind, daysBefore, formatInstant(when)])).toEqual([
      ['notice', 30, '2026-08-31T07:00:00Z'],
      ['notice', 7, '2026-09-23T07:00:00Z'],
      ['notice', 1, '2026-09-29T07:00:00Z'],
    ]);
  });
});

describe('whom rules tell', () => {
  const rule = (id: string, rest: Partial<NotificationRule> = {}): NotificationRule => ({
    id,
    when: {},
    to: [{ kind: 'role', role: 'manager' }],
    via: null,
    digestEveryMs: null,
    quiet: null,
    ladder: [],
    last: false,
    ...rest,
  });
  const alert: Routed = {
    kind: 'threshold',
    customer: 'boreal',
    service: 'internet',
    team: null,
    priority: 'P1',
    measure: 'resolution',
    agreement: 'boreal-or',
    source: 'helpdesk',
    thresholdPpm: 750_000,
  };
  const set = (...rules: NotificationRule[]): RuleSet => ({
    timeZone: 'Europe/Paris',
    calendars: { office: compileCalendar(OFFICE) },
    rules,
  });
  const noon = at('2026-03-05T11:30:00Z');
  const night = at('2026-03-05T22:30:00Z');
  const told = (rules: NotificationRule[], of: Partial<Routed> = {}, when = noon) =>
    routesOf(set(...rules), { ...alert, ...of }, when).map(({ rule: { id } }) => id);

  it('are those of all rules that match, up to the first that is the last', () =>
    expect(told([rule('a'), rule('b', { when: { customers: ['x'] } }), rule('c', { last: true }), rule('d')])).toEqual([
      'a',
      'c',
    ]));
  it('need every key; what is missing never matches', () => {
    const when = { customers: ['boreal'], priorities: ['P1', 'P2'] };
    expect(told([rule('a', { when })])).toEqual(['a']);
    expect(told([rule('a', { when })], { priority: null })).toEqual([]);
  });
  it('take no share below theirs, but what has none', () => {
    const rules = [rule('a', { when: { fromPpm: 900_000 } })];
    expect([
      told(rules),
      told(rules, { thresholdPpm: 900_000 }),
      told(rules, { kind: 'queue', thresholdPpm: null }),
    ]).toEqual([[], ['a'], ['a']]);
  });
  it('are others in service hours than out of them', () => {
    const rules = [
      rule('day', { when: { hours: { calendar: 'office', open: true } } }),
      rule('night', { when: { hours: { calendar: 'office', open: false } } }),
    ];
    expect([told(rules, {}, at('2026-03-05T09:00:00Z')), told(rules, {}, night)]).toEqual([['day'], ['night']]);
  });
  it('wait for the end of quiet hours or the next digest, but for what can not wait', () => {
    const quiet = { from: '22:00', to: '07:00' };
    const sent = (rest: Partial<NotificationRule>, of: Partial<Routed>, when: number) =>
      formatInstant(routesOf(set(rule('a', rest)), { ...alert, ...of }, when)[0]?.sendAt ?? Number.NaN);
    expect(sent({ quiet }, {}, night)).toBe('2026-03-06T06:00:00Z');
    expect(sent({ quiet }, { kind: 'breach' }, night)).toBe('2026-03-05T22:30:00Z');
    expect(sent({ quiet, when: { kinds: ['breach'] } }, { kind: 'breach' }, night)).toBe('2026-03-06T06:00:00Z');
    expect(sent({ digestEveryMs: HOUR }, {}, noon)).toBe('2026-03-05T12:00:00Z');
    expect(sent({ digestEveryMs: HOUR, quiet: { from: '13:00', to: '14:00' } }, {}, noon)).toBe('2026-03-05T13:00:00Z');
  });
});
