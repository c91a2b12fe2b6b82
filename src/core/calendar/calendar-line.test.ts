import { describe, expect, it } from 'vitest';
import { runCalendarLine, specOfPlain } from './index.ts';

const PARIS = { timeZone: 'Europe/Paris', hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] }, holidays: 'FR' };
const answer = (line: unknown) => runCalendarLine(line, (calendar) => specOfPlain(calendar));
const code = (line: unknown) => {
  const given = answer(line);
  return 'error' in given ? given.error.code : given;
};

describe('a line of the calendar command', () => {
  it('adds service time: the example of the format', () => {
    expect(answer({ id: '1', calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: 14400 })).toEqual({
      id: '1',
      result: '2025-01-06T11:00:00Z',
    });
  });

  it.each<[string, object, unknown]>([
    ['no time at all', { op: 'add', from: '2025-01-04T16:00:00Z', seconds: 0 }, '2025-01-04T16:00:00Z'],
    ['a fraction of a second', { op: 'add', from: '2025-01-03T16:00:00Z', seconds: 0.125 }, '2025-01-03T16:00:00.125Z'],
    [
      'a fraction binary figures do not hold',
      { op: 'add', from: '2025-01-03T16:00:00Z', seconds: 1000.001 },
      '2025-01-03T16:16:40.001Z',
    ],
    [
      'from an instant with an offset',
      { op: 'add', from: '2025-01-03T17:00:00+01:00', seconds: 60 },
      '2025-01-03T16:01:00Z',
    ],
    ['between', { op: 'between', from: '2025-01-03T16:00:00Z', to: '2025-01-06T11:00:00Z' }, 14400],
    ['between, decimals kept', { op: 'between', from: '2025-01-03T16:00:00Z', to: '2025-01-03T16:00:00.25Z' }, 0.25],
    ['between, backwards', { op: 'between', from: '2025-01-06T11:00:00Z', to: '2025-01-03T16:00:00Z' }, -14400],
    ['is open', { op: 'isOpen', at: '2025-01-03T16:00:00Z' }, true],
    ['is shut at closing', { op: 'isOpen', at: '2025-01-03T17:00:00Z' }, false],
    ['next open', { op: 'nextOpen', at: '2025-01-03T17:00:00Z' }, '2025-01-06T08:00:00Z'],
    ['next open: itself', { op: 'nextOpen', at: '2025-01-03T16:00:00Z' }, '2025-01-03T16:00:00Z'],
    [
      'never again open',
      { op: 'nextOpen', at: '2199-12-31T23:00:00Z', calendar: { ...PARIS, holidays: 'FR-13' } },
      null,
    ],
  ])('%s', (_, line, result) => {
    expect(answer({ id: 7, calendar: PARIS, ...line })).toEqual({ id: 7, result });
  });

  it('takes 24x7 for a calendar, and the line’s own id, null when it has none', () => {
    expect(answer({ calendar: '24x7', op: 'add', from: '2025-01-04T00:00:00Z', seconds: 1 })).toEqual({
      id: null,
      result: '2025-01-04T00:00:01Z',
    });
    expect(answer({ id: true, calendar: '24x7', op: 'isOpen', at: '2025-01-04T00:00:00Z' })).toEqual({
      id: true,
      result: true,
    });
  });

  it('gives no id that is a list or a map', () => {
    for (const id of [{ a: 1 }, [1]]) {
      expect(answer({ id, calendar: '24x7', op: 'isOpen', at: '2025-01-04T00:00:00Z' })).toEqual({
        id: null,
        result: true,
      });
    }
  });

  it('survives nesting beyond measure', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    for (const line of [{ op: deep }, { op: 'isOpen', calendar: deep }, { op: 'isOpen', calendar: PARIS, at: deep }]) {
      expect(code(line)).toMatch(/^bad/);
    }
    expect(code({ op: 'isOpen', calendar: { hours: { mon: [deep] }, holidays: [deep] } })).toBe('badCalendar');
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'badOp'],
    ['a text', 'add', 'badOp'],
    ['nothing', null, 'badOp'],
    ['no operation', { calendar: PARIS }, 'badOp'],
    ['another operation', { calendar: PARIS, op: 'subtract' }, 'badOp'],
    ['an operation every object has', { calendar: PARIS, op: 'toString' }, 'badOp'],
    ['no calendar', { op: 'isOpen', at: '2025-01-03T16:00:00Z' }, 'badCalendar'],
    [
      'a calendar that never opens',
      { calendar: { hours: {} }, op: 'isOpen', at: '2025-01-03T16:00:00Z' },
      'badCalendar',
    ],
    [
      'a calendar of another country',
      { calendar: { ...PARIS, holidays: 'DE' }, op: 'isOpen', at: '2025-01-03T16:00:00Z' },
      'badCalendar',
    ],
    ['no instant', { calendar: PARIS, op: 'isOpen' }, 'badInstant'],
    ['a date for an instant', { calendar: PARIS, op: 'isOpen', at: '2025-01-03' }, 'badInstant'],
    ['a number for an instant', { calendar: PARIS, op: 'isOpen', at: 0 }, 'badInstant'],
    ['no end', { calendar: PARIS, op: 'between', from: '2025-01-03T16:00:00Z' }, 'badInstant'],
    ['a leap second', { calendar: PARIS, op: 'add', from: '2016-12-31T23:59:60Z', seconds: 1 }, 'badInstant'],
    ['negative seconds', { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: -1 }, 'badOp'],
    ['no seconds', { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z' }, 'badOp'],
    ['seconds as a text', { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: '1' }, 'badOp'],
    [
      'seconds that are no number',
      { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: Number.NaN },
      'badOp',
    ],
    [
      'seconds finer than a millisecond',
      { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: 0.0005 },
      'badOp',
    ],
    ['more than 20 years', { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: 1e9 }, 'beyondHorizon'],
    [
      'more than 20 years of service time',
      { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: 3e8 },
      'beyondHorizon',
    ],
    [
      'seconds without end',
      { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z', seconds: Number.POSITIVE_INFINITY },
      'beyondHorizon',
    ],
    ['an instant before 1900', { calendar: PARIS, op: 'isOpen', at: '1899-12-31T23:59:59Z' }, 'beyondHorizon'],
    [
      'an instant of 2200',
      { calendar: PARIS, op: 'between', from: '2025-01-03T16:00:00Z', to: '2200-01-01T00:00:00Z' },
      'beyondHorizon',
    ],
  ])('refuses %s', (_, line, expected) => {
    expect(code(line)).toBe(expected);
  });

  it('says of what is no object that it is none, and of what is missing that it is', () => {
    const said = (line: unknown) => {
      const given = answer(line);
      return 'error' in given ? given.error.message : '';
    };
    for (const line of ['add', null, [], 5, true]) expect(said(line)).toBe(said([]));
    expect(said({})).not.toBe(said([]));
    const add = { calendar: PARIS, op: 'add', from: '2025-01-03T16:00:00Z' };
    expect(said(add)).not.toBe(said({ ...add, seconds: null }));
    expect(said({ ...add, seconds: 0.0005 })).toContain('0.0005');
  });

  it('answers from the first instant of 1900, and exactly twenty years ahead', () => {
    const hours = { calendar: '24x7', from: '1900-01-01T00:00:00Z' };
    expect(answer({ ...hours, op: 'add', seconds: 7305 * 86_400 })).toEqual({
      id: null,
      result: '1920-01-02T00:00:00Z',
    });
    expect(code({ ...hours, op: 'add', seconds: 7305 * 86_400 + 1 })).toBe('beyondHorizon');
  });

  it('says what is wrong, where, and what would be right', () => {
    const message = (line: unknown) => {
      const given = answer(line);
      return 'error' in given ? given.error.message : '';
    };
    expect(message({ op: 'nextOpen', calendar: { hours: { mon: ['9:60-10:00'] }, zone: 1 } })).toBe(
      'zone: `zone` is no key of a calendar; known are `timeZone`, `hours`, `holidays`, `exceptions`; ' +
        'hours.mon.0: `9:60` in `9:60-10:00` is no time of day; windows start at 00:00–23:59 and end by 24:00',
    );
    expect(message({ op: 'isOpen', calendar: PARIS, at: 'noon' })).toBe(
      '`at` is an instant such as `2025-01-03T16:00:00Z`, not noon',
    );
    expect(message({ op: 'sum' })).toBe('`op` is one of `add`, `between`, `isOpen`, `nextOpen`, not sum');
    expect(message({ op: 'add', calendar: PARIS, from: '2025-01-03T16:00:00Z', seconds: -5 })).toBe(
      '`seconds` is a number that is not negative, not -5',
    );
    expect(message({ op: 'add', calendar: PARIS, from: '2025-01-03T16:00:00Z', seconds: 1e9 })).toBe(
      '1000000000 s of service time after 2025-01-03T16:00:00Z lie more than 20 years ahead',
    );
    expect(message({ op: 'isOpen', calendar: PARIS, at: '1899-12-31T23:59:59Z' })).toBe(
      '`at` (1899-12-31T23:59:59Z) lies outside 1900 to 2200',
    );
    expect(message({ op: 'isOpen', calendar: 7 })).toMatch(/^a calendar is `24x7`/);
  });

  it('says it in French to who reads French', () => {
    const message = (line: unknown) => {
      const given = runCalendarLine(line, (calendar) => specOfPlain(calendar), 'fr');
      return 'error' in given ? given.error.message : '';
    };
    expect(message({ op: 'nextOpen', calendar: { hours: { mon: ['9:60-10:00'] }, zone: 1 } })).toBe(
      'zone\u202f: «\u00a0zone\u00a0» n’est pas une clé de calendrier\u202f; clés connues\u202f: «\u00a0timeZone\u00a0», «\u00a0hours\u00a0», ' +
        '«\u00a0holidays\u00a0», «\u00a0exceptions\u00a0»\u202f; hours.mon.0\u202f: «\u00a09:60\u00a0» dans «\u00a09:60-10:00\u00a0» n’est pas une heure\u202f; ' +
        'une plage commence entre 00:00 et 23:59 et finit au plus tard à 24:00',
    );
    expect(message({ op: 'isOpen', calendar: PARIS, at: 'noon' })).toBe(
      '«\u00a0at\u00a0» est un instant comme «\u00a02025-01-03T16:00:00Z\u00a0», et non noon',
    );
    expect(message({ op: 'isOpen', calendar: PARIS })).toBe(
      'la ligne n’a pas de «\u00a0at\u00a0»\u202f: écrivez un instant comme «\u00a02025-01-03T16:00:00Z\u00a0»',
    );
    expect(message({ op: 'add', calendar: PARIS, from: '2025-01-03T16:00:00Z', seconds: 1e9 })).toBe(
      '1000000000 s de temps de service après 2025-01-03T16:00:00Z mènent à plus de 20 ans',
    );
    expect(message({})).toMatch(/^la ligne n’a pas de «\u00a0op\u00a0»/);
    expect(message({ op: 'add', calendar: PARIS, from: '2025-01-03T16:00:00Z' })).toMatch(/«\u00a0seconds\u00a0»/);
  });
});
