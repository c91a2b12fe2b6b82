import { describe, expect, it } from 'vitest';
import {
  ALWAYS,
  type CalendarSpec,
  calendarProblemMessage,
  calendarProblems,
  type HolidaySource,
  specOfPlain,
} from '../index.ts';

const OFFICE = { hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } };

function spec(plain: unknown): CalendarSpec {
  const reading = specOfPlain(plain);
  if ('problems' in reading) throw new Error(reading.problems.map((problem) => problem.message).join('; '));
  return reading.spec;
}

/** `kind at.path` of each problem. */
function problems(plain: unknown, source?: HolidaySource): string[] {
  const reading = specOfPlain(plain, source === undefined ? {} : { holidaySource: source });
  if ('spec' in reading) return [];
  for (const problem of reading.problems) {
    expect(problem.message).not.toMatch(/undefined|\[object|``/);
    expect(calendarProblemMessage(problem, 'fr')).not.toMatch(
      /undefined|\[object|«\u00a0\u00a0»|[`']| [;:!?]|\{=?\w+\}/,
    );
  }
  return reading.problems.map((problem) => `${problem.kind} ${problem.path.join('.')}`.trim());
}

const minutes = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

describe('reading a calendar', () => {
  it('24x7 is open at every instant', () => {
    expect(spec('24x7')).toBe(ALWAYS);
  });

  it('hours, holidays and exceptions as an agreement writes them', () => {
    expect(
      spec({
        timeZone: 'Europe/Paris',
        hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'], fri: ['09:00-12:00', '13:00-17:00'] },
        holidays: 'FR',
        exceptions: { '2026-12-24': ['09:00-12:00'], '2026-08-03..2026-08-14': [] },
      }),
    ).toEqual({
      timeZone: 'Europe/Paris',
      week: [
        ...Array.from({ length: 4 }, () => [minutes(9, 12), minutes(13, 18)]),
        [minutes(9, 12), minutes(13, 17)],
        [],
        [],
      ],
      holidays: [{ kind: 'code', code: 'FR', worked: [] }],
      exceptions: [
        { from: '2026-12-24', to: '2026-12-24', windows: [minutes(9, 12)] },
        { from: '2026-08-03', to: '2026-08-14', windows: [] },
      ],
    });
  });

  it('the zone is UTC, or the one given for calendars that name none', () => {
    expect(spec(OFFICE).timeZone).toBe('UTC');
    const reading = specOfPlain(OFFICE, { timeZone: 'Europe/Paris' });
    expect('spec' in reading && reading.spec.timeZone).toBe('Europe/Paris');
    const own = specOfPlain({ ...OFFICE, timeZone: 'Asia/Kathmandu' }, { timeZone: 'Europe/Paris' });
    expect('spec' in own && own.spec.timeZone).toBe('Asia/Kathmandu');
  });

  it('of two keys for a day the one that names fewer days holds, wherever it stands; among equals the later', () => {
    const open = (hours: object) =>
      spec({ hours }).week.map((day) => day.map((window) => `${window.from / 60}-${window.to / 60}`).join());
    expect(open({ fri: ['01:00-02:00'], 'mon-fri': ['03:00-04:00'] })).toEqual([
      '3-4',
      '3-4',
      '3-4',
      '3-4',
      '1-2',
      '',
      '',
    ]);
    expect(open({ 'mon-tue': ['01:00-02:00'], 'tue-wed': ['03:00-04:00'] })).toEqual([
      '1-2',
      '3-4',
      '3-4',
      '',
      '',
      '',
      '',
    ]);
    expect(open({ 'mon-sun': ['01:00-02:00'], 'sat-sun': [] })).toEqual(['1-2', '1-2', '1-2', '1-2', '1-2', '', '']);
  });

  it('a range of days may run over the week’s end', () => {
    const days = (key: string) => spec({ hours: { [key]: ['09:00-10:00'] } }).week.map((day) => day.length);
    expect(days('sun-mon')).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(days('fri-tue')).toEqual([1, 1, 0, 0, 1, 1, 1]);
    expect(days('mon-mon')).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(days('tue-mon')).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('an end before the start is on the next day; 24:00 and 00:00 end the day alike', () => {
    const window = (text: string) => spec({ hours: { mon: [text] } }).week[0];
    expect(window('22:00-06:00')).toEqual([minutes(22, 30)]);
    expect(window('12:00-09:00')).toEqual([minutes(12, 33)]);
    expect(window('00:00-24:00')).toEqual([minutes(0, 24)]);
    expect(window('22:00-00:00')).toEqual([minutes(22, 24)]);
    expect(window('22:00-24:00')).toEqual([minutes(22, 24)]);
    expect(window('9:00-12:30')).toEqual([{ from: 540, to: 750 }]);
  });

  it('one window, or one holiday that stays worked, may stand without brackets', () => {
    expect(spec({ hours: { mon: '09:00-12:00' } })).toEqual(spec({ hours: { mon: ['09:00-12:00'] } }));
    const of = (worked: unknown) => spec({ ...OFFICE, holidays: { code: 'FR', worked } });
    expect(of('whitMonday')).toEqual(of(['whitMonday']));
  });

  it('overlapping and touching windows unite, in any order', () => {
    expect(spec({ hours: { mon: ['12:00-18:00', '09:00-13:00', '18:00-19:00'] } }).week[0]).toEqual([minutes(9, 19)]);
  });
});

describe('reading holidays', () => {
  const rules = (holidays: unknown) => spec({ ...OFFICE, holidays }).holidays;

  it('a code, a list, or a code with days that stay worked', () => {
    expect(rules('FR-57')).toEqual([{ kind: 'code', code: 'FR-57', worked: [] }]);
    expect(rules([])).toEqual([]);
    expect(rules(['FR', 'FR-RE'])).toEqual([
      { kind: 'code', code: 'FR', worked: [] },
      { kind: 'code', code: 'FR-RE', worked: [] },
    ]);
    expect(rules({ code: 'FR', worked: ['whitMonday'] })).toEqual([
      { kind: 'code', code: 'FR', worked: ['whitMonday'] },
    ]);
    expect(rules({ code: 'FR' })).toEqual([{ kind: 'code', code: 'FR', worked: [] }]);
    expect(rules('2026-06-01')).toEqual([
      { kind: 'dates', source: 'agreement', dates: [{ date: '2026-06-01', name: '2026-06-01' }] },
    ]);
  });

  it('dates among codes become one list', () => {
    expect(rules(['2026-06-01', { code: 'FR', worked: ['ascension'] }, '2026-06-02'])).toEqual([
      { kind: 'code', code: 'FR', worked: ['ascension'] },
      {
        kind: 'dates',
        source: 'agreement',
        dates: [
          { date: '2026-06-01', name: '2026-06-01' },
          { date: '2026-06-02', name: '2026-06-02' },
        ],
      },
    ]);
  });

  const asked: unknown[] = [];
  const source: HolidaySource = Object.assign(
    (code: string, fromYear: number, toYear: number) => {
      asked.push([code, fromYear, toYear]);
      return code === 'DE'
        ? [
            { date: '2026-10-03', name: 'Unity' },
            { date: '2026-12-25', name: 'Christmas' },
          ]
        : null;
    },
    { library: 'almanac 1.2' },
  );

  it('another country’s come from the source, as dates with its name and version', () => {
    const reading = specOfPlain({ ...OFFICE, holidays: { code: 'DE', worked: ['Unity'] } }, { holidaySource: source });
    expect('spec' in reading && reading.spec.holidays).toEqual([
      { kind: 'dates', source: 'almanac 1.2 DE', dates: [{ date: '2026-12-25', name: 'Christmas' }] },
    ]);
    expect(asked).toEqual([['DE', 1990, 2060]]);
    const nameless = specOfPlain(
      { ...OFFICE, holidays: 'DE' },
      { holidaySource: (code, from, to) => source(code, from, to) },
    );
    expect('spec' in nameless && nameless.spec.holidays).toMatchObject([{ source: 'supplied DE' }]);
  });

  it('another country’s without a source, or unknown to it, are a problem of their own', () => {
    expect(problems({ ...OFFICE, holidays: 'DE' })).toEqual(['foreignHolidayCode holidays']);
    expect(problems({ ...OFFICE, holidays: ['FR', { code: 'DE-BY-KATH' }] })).toEqual([
      'foreignHolidayCode holidays.1.code',
    ]);
    expect(problems({ ...OFFICE, holidays: 'ZZ' }, source)).toEqual(['unknownHolidayCode holidays']);
    expect(problems({ ...OFFICE, holidays: { code: 'DE', worked: ['Easter'] } }, source)).toEqual([
      'unknownWorkedHoliday holidays.worked.0',
    ]);
  });
});

describe('what is wrong with a calendar', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['notACalendar']],
    ['a number', 7, ['notACalendar']],
    ['a list', [], ['notACalendar']],
    ['another text', '24/7', ['notACalendar']],
    ['null', null, ['notACalendar']],
    ['no hours', {}, ['hoursMissing']],
    ['an unknown key', { ...OFFICE, zone: 'UTC' }, ['unknownKey zone']],
    ['a key __proto__', JSON.parse('{"hours":{"mon":["09:00-10:00"]},"__proto__":{}}'), ['unknownKey __proto__']],
    ['a key constructor', { ...OFFICE, constructor: 1 }, ['unknownKey constructor']],
    ['an unknown zone', { ...OFFICE, timeZone: 'Europe/Pariss' }, ['unknownTimeZone timeZone']],
    ['a zone that is no text', { ...OFFICE, timeZone: null }, ['unknownTimeZone timeZone']],
    ['hours that are a list', { hours: [] }, ['hoursNotAMap hours']],
    ['hours that are null', { hours: null }, ['hoursNotAMap hours']],
    ['an unknown day', { hours: { mon: ['09:00-10:00'], monday: [] } }, ['unknownDay hours.monday']],
    ['an unknown end of days', { hours: { 'mon-fro': ['09:00-10:00'] } }, ['unknownDay hours.mon-fro']],
    ['three days in one range', { hours: { 'mon-tue-wed': ['09:00-10:00'] } }, ['unknownDay hours.mon-tue-wed']],
    ['a day in capitals', { hours: { Mon: ['09:00-10:00'] } }, ['unknownDay hours.Mon']],
    ['a day __proto__', { hours: JSON.parse('{"__proto__":["09:00-10:00"]}') }, ['unknownDay hours.__proto__']],
    ['windows as a number', { hours: { mon: 9 } }, ['windowsNotAList hours.mon']],
    ['one window that is none', { hours: { mon: 'morning' } }, ['badWindow hours.mon']],
    ['a window that is a number', { hours: { mon: [9] } }, ['badWindow hours.mon.0']],
    ['a window that is nothing', { hours: { mon: [undefined] } }, ['badWindow hours.mon.0']],
    ['a window without an end', { hours: { mon: ['09:00-10:00', '09:00'] } }, ['badWindow hours.mon.1']],
    ['a window with a blank', { hours: { mon: ['09:00 - 10:00'] } }, ['badWindow hours.mon.0']],
    ['hour 25', { hours: { mon: ['25:00-26:00'] } }, ['impossibleTime hours.mon.0']],
    ['an end at 24:01', { hours: { mon: ['09:00-24:01'] } }, ['impossibleTime hours.mon.0']],
    ['a start at 24:00', { hours: { mon: ['24:00-06:00'] } }, ['impossibleTime hours.mon.0']],
    ['minute 60', { hours: { mon: ['9:60-10:00'] } }, ['impossibleTime hours.mon.0']],
    ['equal ends', { hours: { mon: ['09:00-09:00'] } }, ['emptyWindow hours.mon.0']],
    [
      'too many windows',
      { hours: { mon: Array.from({ length: 49 }, () => '09:00-10:00') } },
      ['tooManyWindows hours.mon'],
    ],
    ['holidays as a number', { ...OFFICE, holidays: 5 }, ['badHolidays holidays']],
    ['holidays as null', { ...OFFICE, holidays: null }, ['badHolidays holidays']],
    ['a list with a list', { ...OFFICE, holidays: ['FR', []] }, ['badHolidays holidays.1']],
    ['a code that is a number', { ...OFFICE, holidays: { code: 33 } }, ['badHolidays holidays']],
    ['no code', { ...OFFICE, holidays: { worked: [] } }, ['badHolidays holidays']],
    ['another key beside the code', { ...OFFICE, holidays: { code: 'FR', off: [] } }, ['unknownKey holidays.off']],
    [
      'worked that is a map',
      { ...OFFICE, holidays: { code: 'FR', worked: { whitMonday: true } } },
      ['badWorked holidays.worked'],
    ],
    ['worked with a number', { ...OFFICE, holidays: { code: 'FR', worked: [1] } }, ['badWorked holidays.worked']],
    [
      'worked that FR has not',
      { ...OFFICE, holidays: ['2026-01-02', { code: 'FR', worked: ['ascension', 'saintStephen'] }] },
      ['unknownWorkedHoliday holidays.1.worked.1'],
    ],
    ['an unknown code', { ...OFFICE, holidays: 'France' }, ['unknownHolidayCode holidays']],
    ['an unknown French code', { ...OFFICE, holidays: ['FR-99'] }, ['unknownHolidayCode holidays.0']],
    ['a date that does not exist', { ...OFFICE, holidays: ['2026-02-30'] }, ['badHolidayDate holidays.0']],
    ['a lone date that does not exist', { ...OFFICE, holidays: '2026-13-01' }, ['badHolidayDate holidays']],
    [
      'too many holidays',
      { ...OFFICE, holidays: Array.from({ length: 2001 }, () => '2026-01-01') },
      ['tooManyEntries holidays'],
    ],
    ['exceptions as a list', { ...OFFICE, exceptions: [] }, ['exceptionsNotAMap exceptions']],
    ['exceptions as null', { ...OFFICE, exceptions: null }, ['exceptionsNotAMap exceptions']],
    [
      'an exception on no date',
      { ...OFFICE, exceptions: { '2026-1-1': [] } },
      ['badExceptionDate exceptions.2026-1-1'],
    ],
    [
      'a range that ends on no date',
      { ...OFFICE, exceptions: { '2026-02-01..2026-02-30': [] } },
      ['badExceptionDate exceptions.2026-02-01..2026-02-30'],
    ],
    [
      'a range of three',
      { ...OFFICE, exceptions: { '2026-02-01..2026-02-02..2026-02-03': [] } },
      ['badExceptionDate exceptions.2026-02-01..2026-02-02..2026-02-03'],
    ],
    [
      'a range backwards',
      { ...OFFICE, exceptions: { '2026-02-02..2026-02-01': [] } },
      ['exceptionBackwards exceptions.2026-02-02..2026-02-01'],
    ],
    [
      'an exception’s window',
      { ...OFFICE, exceptions: { '2026-02-02': ['x'] } },
      ['badWindow exceptions.2026-02-02.0'],
    ],
    [
      'an exception __proto__',
      { ...OFFICE, exceptions: JSON.parse('{"__proto__":[]}') },
      ['badExceptionDate exceptions.__proto__'],
    ],
    [
      'too many exceptions',
      { ...OFFICE, exceptions: Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`x${i}`, []])) },
      ['tooManyEntries exceptions'],
    ],
    ['no windows at all', { hours: { 'mon-sun': [] } }, ['neverOpens']],
    ['an empty week', { hours: {} }, ['neverOpens']],
    ['all closed by exception', { ...OFFICE, exceptions: { '1800-01-01..2300-01-01': [] } }, ['neverOpens']],
  ])('%s', (_, plain, expected) => {
    expect(problems(plain)).toEqual(expected);
  });

  it('tells everything at once', () => {
    expect(
      problems({
        timeZone: 'x',
        hours: { mon: ['a', '10:00-10:00'], dim: [] },
        holidays: ['y', '2026-02-30'],
        exceptions: { z: [] },
      }),
    ).toEqual([
      'unknownTimeZone timeZone',
      'badWindow hours.mon.0',
      'emptyWindow hours.mon.1',
      'unknownDay hours.dim',
      'unknownHolidayCode holidays.0',
      'badHolidayDate holidays.1',
      'badExceptionDate exceptions.z',
    ]);
  });

  it('gives the figures a message needs, and cuts what is long', () => {
    const reading = specOfPlain({ hours: { mon: ['x'.repeat(1000)] } });
    const first = 'problems' in reading ? reading.problems[0] : undefined;
    expect(first?.facts.window).toBe(`${'x'.repeat(59)}…`);
    const early = specOfPlain({ hours: { mon: ['09:00-9:61'] } });
    expect('problems' in early && early.problems[0]?.facts).toEqual({ window: '09:00-9:61', time: '9:61' });
    const late = specOfPlain({ hours: { mon: ['24:00-09:00'] } });
    expect('problems' in late && late.problems[0]?.facts).toEqual({ window: '24:00-09:00', time: '24:00' });
  });

  it('a calendar that opens once in its life, however far, is one', () => {
    expect(problems({ hours: {}, exceptions: { '1950-01-01': ['09:00-10:00'] } })).toEqual([]);
    expect(problems({ ...OFFICE, exceptions: { '1800-01-01..2199-11-30': [] } })).toEqual([]);
  });
});

describe('what is wrong with a spec', () => {
  const good: CalendarSpec = spec({ ...OFFICE, holidays: 'FR' });
  const told = (change: Partial<CalendarSpec>) =>
    calendarProblems({ ...good, ...change }).map((problem) => `${problem.kind} ${problem.path.join('.')}`.trim());

  it.each<[string, Partial<CalendarSpec>, string[]]>([
    ['nothing', {}, []],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, ['unknownTimeZone timeZone']],
    ['six days', { week: good.week.slice(0, 6) }, ['hoursMissing week']],
    [
      'a window that ends at its start',
      { week: [[{ from: 60, to: 60 }], ...good.week.slice(1)] },
      ['emptyWindow week.0.0'],
    ],
    [
      'a window before midnight',
      { week: [[{ from: -1, to: 60 }], ...good.week.slice(1)] },
      ['impossibleTime week.0.0'],
    ],
    [
      'a window after the day',
      { week: [[{ from: 1440, to: 1500 }], ...good.week.slice(1)] },
      ['impossibleTime week.0.0'],
    ],
    [
      'a window of more than a day’s night',
      { week: [[{ from: 60, to: 2881 }], ...good.week.slice(1)] },
      ['impossibleTime week.0.0'],
    ],
    ['half a minute', { week: [[{ from: 60.5, to: 100 }], ...good.week.slice(1)] }, ['impossibleTime week.0.0']],
    [
      'half a minute at the end',
      { week: [[{ from: 60, to: 100.5 }], ...good.week.slice(1)] },
      ['impossibleTime week.0.0'],
    ],
    ['the longest window', { week: [[{ from: 0, to: 2880 }], ...good.week.slice(1)] }, []],
    [
      'an unknown code',
      { holidays: [{ kind: 'code', code: 'DE', worked: [] }] },
      ['unknownHolidayCode holidays.0.code'],
    ],
    [
      'an unknown day worked',
      { holidays: [{ kind: 'code', code: 'FR', worked: ['x'] }] },
      ['unknownWorkedHoliday holidays.0.worked.0'],
    ],
    [
      'a bad date',
      { holidays: [{ kind: 'dates', source: 's', dates: [{ date: '2026-1-1', name: 'n' }] }] },
      ['badHolidayDate holidays.0.dates.0'],
    ],
    [
      'an exception on no date',
      { exceptions: [{ from: 'x', to: '2026-01-01', windows: [] }] },
      ['badExceptionDate exceptions.0'],
    ],
    [
      'an exception backwards',
      { exceptions: [{ from: '2026-01-02', to: '2026-01-01', windows: [] }] },
      ['exceptionBackwards exceptions.0'],
    ],
    [
      'an exception’s window',
      { exceptions: [{ from: '2026-01-01', to: '2026-01-01', windows: [{ from: 5, to: 4 }] }] },
      ['emptyWindow exceptions.0.windows.0'],
    ],
    ['a week that never opens', { week: [[], [], [], [], [], [], []] }, ['neverOpens']],
  ])('%s', (_, change, expected) => {
    expect(told(change)).toEqual(expected);
  });

  it('shows a window as the clock does', () => {
    const [problem] = calendarProblems({ ...good, week: [[{ from: 1320, to: 3000 }], ...good.week.slice(1)] });
    expect(problem?.facts.window).toBe('22:00-26:00');
    // What never opens because of what is wrong with it is not told of a second time.
    const shut = { timeZone: 'Mars/Olympus', week: good.week.map(() => []) };
    expect(calendarProblems({ ...good, ...shut, exceptions: [] }).map(({ kind }) => kind)).toEqual(['unknownTimeZone']);
    const said = (change: Partial<CalendarSpec>) => calendarProblems({ ...good, ...change }).map(({ facts }) => facts);
    expect(said({ timeZone: 'Mars/Olympus' })).toEqual([{ timeZone: 'Mars/Olympus' }]);
    const exception = (from: string, to: string) => ({ exceptions: [{ from, to, windows: [] }] });
    expect(said(exception('2026-02-30', '2026-03-01'))).toEqual([{ key: '2026-02-30..2026-03-01' }]);
    expect(said(exception('2026-03-02', '2026-03-01'))).toEqual([{ key: '2026-03-02..2026-03-01' }]);
    const dates = [{ date: '2026-02-30', name: 'fair' }];
    expect(said({ holidays: [{ kind: 'dates', source: 'agreement', dates }] })).toEqual([{ date: '2026-02-30' }]);
    const code = (name: string, worked: readonly string[]): Partial<CalendarSpec> => ({
      holidays: [{ kind: 'code', code: name, worked }],
    });
    expect(said(code('XX', []))).toEqual([{ code: 'XX', known: expect.arrayContaining(['FR', 'FR-57']) }]);
    expect(said(code('FR', ['lundi']))).toEqual([
      { code: 'FR', name: 'lundi', known: expect.arrayContaining(['whitMonday']) },
    ]);
    const [empty] = calendarProblems({ ...good, week: [[{ from: 1440, to: 545 }], ...good.week.slice(1)] });
    expect(empty?.facts.window).toBe('24:00-09:05');
  });

  it('takes nothing around a window, a code or a date for part of it', () => {
    const hours = (window: string) => problems({ hours: { mon: [window] } });
    expect(hours('09:00-12:00')).toEqual([]);
    expect(hours('x09:00-12:00')).toEqual(['badWindow hours.mon.0']);
    expect(hours('09:00-12:00x')).toEqual(['badWindow hours.mon.0']);
    const obliging: HolidaySource = Object.assign(() => [{ date: '2026-10-03', name: 'Unity' }], { library: 'any' });
    const code = (holidays: string) => problems({ ...OFFICE, holidays }, obliging);
    expect(code('DE-BY')).toEqual([]);
    expect(code('xDE-BY')).toEqual(['unknownHolidayCode holidays']);
    expect(code('DE-BYx!')).toEqual(['unknownHolidayCode holidays']);
    const exceptions = (key: string) => problems({ ...OFFICE, exceptions: { [key]: [] } });
    expect(exceptions('2026-02-30..2026-03-05')).toEqual(['badExceptionDate exceptions.2026-02-30..2026-03-05']);
    expect(problems({ hours: { mon: [null] } })).toEqual(['badWindow hours.mon.0']);
  });

  it('takes as many windows, holidays and exceptions as are allowed, and not one more', () => {
    const windows = (count: number) => ({ hours: { mon: Array.from({ length: count }, () => '09:00-10:00') } });
    expect([problems(windows(48)), problems(windows(49)).length]).toEqual([[], 1]);
    const date = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    const dates = (count: number) => Array.from({ length: count }, (_, day) => date(day));
    const holidays = (count: number) => ({ ...OFFICE, holidays: dates(count) });
    expect([problems(holidays(2000)), problems(holidays(2001)).length]).toEqual([[], 1]);
    const exceptions = (count: number) => ({
      ...OFFICE,
      exceptions: Object.fromEntries(dates(count).map((day) => [day, []])),
    });
    expect([problems(exceptions(2000)), problems(exceptions(2001)).length]).toEqual([[], 1]);
  });
});
