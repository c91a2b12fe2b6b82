import { describe, expect, it } from 'vitest';
import { ALWAYS, alwaysOpen, type CalendarSpec, compileCalendar, isOpen } from './index.ts';

const day = [{ from: 540, to: 1080 }];
const whole = [{ from: 0, to: 1440 }];
const spec: CalendarSpec = {
  timeZone: 'Europe/Paris',
  week: [day, day, day, day, day, [], []],
  holidays: [
    { kind: 'code', code: 'FR', worked: ['whitMonday', 'ascension'] },
    { kind: 'dates', source: 'agreement', dates: [{ date: '2026-06-01', name: 'fair' }] },
  ],
  exceptions: [{ from: '2026-12-24', to: '2026-12-24', windows: [] }],
};
const copy = (value: CalendarSpec): CalendarSpec => JSON.parse(JSON.stringify(value)) as CalendarSpec;

describe('compiling a calendar', () => {
  it('gives the same calendar for equal specs, however often', () => {
    const calendar = compileCalendar(spec);
    expect(compileCalendar(spec)).toBe(calendar);
    expect(compileCalendar(copy(spec))).toBe(calendar);
    expect(calendar).toMatchObject({ timeZone: 'Europe/Paris', spec });
  });

  it('gives the same calendar when only the writing differs: order of windows, windows that touch, order of days worked', () => {
    const split = [
      { from: 700, to: 1080 },
      { from: 540, to: 700 },
      { from: 600, to: 600 },
    ];
    const written: CalendarSpec = {
      ...spec,
      week: [split, day, day, day, day, [], []],
      holidays: [{ kind: 'code', code: 'FR', worked: ['ascension', 'whitMonday'] }, ...spec.holidays.slice(1)],
    };
    expect(compileCalendar(written)).toBe(compileCalendar(spec));
  });

  it.each<[string, Partial<CalendarSpec>]>([
    ['the zone', { timeZone: 'Europe/Berlin' }],
    ['the week', { week: [day, day, day, day, [], [], []] }],
    ['the holidays', { holidays: spec.holidays.slice(1) }],
    [
      'the days worked',
      { holidays: [{ kind: 'code', code: 'FR', worked: ['whitMonday'] }, ...spec.holidays.slice(1)] },
    ],
    [
      'the code',
      { holidays: [{ kind: 'code', code: 'FR-57', worked: ['whitMonday', 'ascension'] }, ...spec.holidays.slice(1)] },
    ],
    [
      'a date',
      {
        holidays: [
          ...spec.holidays.slice(0, 1),
          { kind: 'dates', source: 'agreement', dates: [{ date: '2026-06-02', name: 'fair' }] },
        ],
      },
    ],
    [
      'a name',
      {
        holidays: [
          ...spec.holidays.slice(0, 1),
          { kind: 'dates', source: 'agreement', dates: [{ date: '2026-06-01', name: 'market' }] },
        ],
      },
    ],
    [
      'a source',
      {
        holidays: [
          ...spec.holidays.slice(0, 1),
          { kind: 'dates', source: 'library', dates: [{ date: '2026-06-01', name: 'fair' }] },
        ],
      },
    ],
    ['an exception', { exceptions: [{ from: '2026-12-24', to: '2026-12-25', windows: [] }] }],
    ['an exception’s windows', { exceptions: [{ from: '2026-12-24', to: '2026-12-24', windows: day }] }],
  ])('gives another calendar when %s differs', (_, change) => {
    const other = compileCalendar({ ...spec, ...change });
    expect(other).not.toBe(compileCalendar(spec));
    expect(other.key).not.toBe(compileCalendar(spec).key);
  });

  it('gives another calendar when the hours of an exception differ', () => {
    const opened = (from: number, to: number) =>
      compileCalendar({ ...spec, exceptions: [{ from: '2026-12-26', to: '2026-12-26', windows: [{ from, to }] }] });
    const noon = Date.UTC(2026, 11, 26, 11);
    expect([isOpen(opened(540, 660), noon), isOpen(opened(540, 780), noon)]).toEqual([false, true]);
  });

  it('keeps the calendars used last and lets old ones go, without another answer', () => {
    const first = compileCalendar(copy(spec));
    for (let minute = 1; minute <= 300; minute++)
      compileCalendar({ ...spec, week: [[{ from: 0, to: minute }], [], [], [], [], [], []] });
    const again = compileCalendar(copy(spec));
    expect(again).not.toBe(first);
    expect(again.key).toBe(first.key);
    expect(isOpen(again, Date.UTC(2026, 2, 16, 10))).toBe(isOpen(first, Date.UTC(2026, 2, 16, 10)));
  });

  it('knows a calendar that is open round the clock, in any zone', () => {
    const week = [
      whole,
      whole,
      whole,
      whole,
      whole,
      whole,
      [
        { from: 0, to: 600 },
        { from: 600, to: 1500 },
      ],
    ];
    expect(alwaysOpen(compileCalendar(ALWAYS))).toBe(true);
    expect(alwaysOpen(compileCalendar({ ...ALWAYS, timeZone: 'Europe/Paris', week }))).toBe(true);
    expect(
      alwaysOpen(
        compileCalendar({ ...ALWAYS, exceptions: [{ from: '2026-01-01', to: '2026-01-01', windows: whole }] }),
      ),
    ).toBe(true);
    expect(
      alwaysOpen(compileCalendar({ ...ALWAYS, exceptions: [{ from: '2026-01-01', to: '2026-01-01', windows: [] }] })),
    ).toBe(false);
    expect(alwaysOpen(compileCalendar({ ...ALWAYS, holidays: spec.holidays }))).toBe(false);
    expect(alwaysOpen(compileCalendar({ ...ALWAYS, week: [...week.slice(0, 6), [{ from: 1, to: 1440 }]] }))).toBe(
      false,
    );
    expect(alwaysOpen(compileCalendar({ ...ALWAYS, week: [...week.slice(0, 6), [{ from: 0, to: 1439 }]] }))).toBe(
      false,
    );
    expect(alwaysOpen(compileCalendar(spec))).toBe(false);
  });
});
