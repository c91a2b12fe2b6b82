import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dateOfDay, dayNumberOf, formatInstant, MINUTE_MS, weekdayOf } from '../time/index.ts';
import {
  ALWAYS,
  addMs,
  type Calendar,
  type CalendarSpec,
  compileCalendar,
  type DayWindow,
  isOpen,
  nextOpen,
  nextOpening,
  openBetween,
  spansBetween,
} from './index.ts';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Havana',
  'America/St_Johns',
];

/** Dates near which something odd happens to the clocks of one of the zones. */
const ODD_DATES = [
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2026-02-15',
  '2026-03-22',
  '2011-12-30',
  '2026-03-08',
  '2026-11-01',
  '2009-11-01',
  '2025-12-31',
];

const anyWindow: fc.Arbitrary<DayWindow> = fc
  .tuple(fc.nat(287), fc.integer({ min: 1, max: 288 }))
  .map(([from, length]) => ({ from: from * 5, to: Math.min(from * 5 + length * 5, 2880) }));
const anyDay = fc.array(anyWindow, { maxLength: 3 });
const anyCase = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    near: fc.constantFrom(...ODD_DATES),
    week: fc.array(anyDay, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 2 }),
    exceptions: fc.array(fc.record({ at: fc.integer({ min: -3, max: 3 }), days: fc.nat(2), windows: anyDay }), {
      maxLength: 2,
    }),
  })
  .map(({ zone, near, week, holidays, exceptions }) => {
    const day = dayNumberOf(near);
    const dates = holidays.map((offset) => ({ date: dateOfDay(day + offset), name: 'a holiday' }));
    const spec: CalendarSpec = {
      timeZone: zone,
      week,
      holidays: [{ kind: 'dates', source: 'test', dates }],
      exceptions: exceptions.map(({ at, days, windows }) => ({
        from: dateOfDay(day + at),
        to: dateOfDay(day + at + days),
        windows,
      })),
    };
    return { spec, day };
  });

/** The windows of a date, by the words of the rules and nothing else. */
function windowsOn(spec: CalendarSpec, day: number): readonly DayWindow[] {
  const date = dateOfDay(day);
  const width = (one: { from: string; to: string }) => dayNumberOf(one.to) - dayNumberOf(one.from);
  const matching = spec.exceptions.filter((one) => one.from <= date && date <= one.to);
  const exception = matching.reduce<(typeof matching)[number] | null>(
    (best, one) => (best !== null && width(best) < width(one) ? best : one),
    null,
  );
  if (exception !== null) return exception.windows;
  const holiday = spec.holidays.some((rule) => rule.kind === 'dates' && rule.dates.some((one) => one.date === date));
  return holiday ? [] : (spec.week[weekdayOf(day)] ?? []);
}

/** The open minutes of a few days, found by looking at the wall clock minute by minute. */
function minuteWalk(
  spec: CalendarSpec,
  firstDay: number,
  lastDay: number,
): { origin: number; open: readonly boolean[] } {
  const origin = (firstDay - 3) * DAY_MS;
  const count = ((lastDay + 4) * DAY_MS - origin) / MINUTE_MS;
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: spec.timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const local: number[] = [];
  for (let i = 0; i < count; i++) {
    const t = origin + i * MINUTE_MS;
    // Clocks change at whole minutes in these years; offsets are looked up every ten, and at every minute where two differ.
    local.push(i % 10 === 0 ? Math.round(Date.parse(`${wall.format(t).replace(' ', 'T')}Z`) / MINUTE_MS) : Number.NaN);
  }
  for (let i = 0; i < count; i++) {
    if (!Number.isNaN(local[i])) continue;
    const before = i - (i % 10);
    const steady = (local[before + 10] ?? Number.NaN) - (local[before] ?? 0) === 10;
    local[i] = steady
      ? (local[before] ?? 0) + (i - before)
      : Math.round(Date.parse(`${wall.format(origin + i * MINUTE_MS).replace(' ', 'T')}Z`) / MINUTE_MS);
  }
  const open = new Array<boolean>(count).fill(false);
  for (let day = firstDay - 2; day <= lastDay + 1; day++) {
    for (const window of windowsOn(spec, day)) {
      const opening = local.findIndex((minute) => minute >= day * 1440 + window.from);
      const exact = local.lastIndexOf(day * 1440 + window.to);
      const closing = exact >= 0 ? exact : local.findIndex((minute) => minute >= day * 1440 + window.to);
      for (let i = opening; i < closing; i++) open[i] = true;
    }
  }
  return { origin, open };
}

describe('against a walk minute by minute', () => {
  it('open or not, the time between, the next opening and additions agree in odd zones on odd days', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(4320), fc.nat(4320), fc.nat(1500), ({ spec, day }, a, b, amount) => {
        const calendar = compileCalendar(spec);
        const { origin, open } = minuteWalk(spec, day - 1, day + 2);
        const begin = (day - 1) * DAY_MS;
        const place = (t: number) => (t - origin) / MINUTE_MS;
        const wrong: string[] = [];
        for (let t = begin; t < begin + 3 * DAY_MS; t += MINUTE_MS) {
          if (isOpen(calendar, t) !== open[place(t)]) wrong.push(formatInstant(t));
        }
        expect(wrong).toEqual([]);
        const [from, to] = [begin + Math.min(a, b) * MINUTE_MS, begin + Math.max(a, b) * MINUTE_MS];
        const between = open.slice(place(from), place(to)).filter(Boolean).length;
        expect(openBetween(calendar, from, to)).toBe(between * MINUTE_MS);
        const spans = spansBetween(calendar, from, to).filter((span) => span.state === 'open');
        expect(spans.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(between * MINUTE_MS);
        const next = open.indexOf(true, place(from));
        if (next >= 0 && next < place(begin + 3 * DAY_MS))
          expect(nextOpen(calendar, from)).toBe(origin + next * MINUTE_MS);
        let left = amount;
        let i = place(from);
        for (; left > 0 && i < place(begin + 3 * DAY_MS); i++) if (open[i]) left--;
        if (left === 0) expect(addMs(calendar, from, amount * MINUTE_MS)).toBe(origin + i * MINUTE_MS);
      }),
      { numRuns: Math.max(40, Math.round((fc.readConfigureGlobal()?.numRuns ?? 0) / 20)) },
    );
  });
});

const office: DayWindow[] = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];
const CALENDARS: readonly Calendar[] = [
  compileCalendar(ALWAYS),
  compileCalendar({
    timeZone: 'Europe/Paris',
    week: [office, office, office, office, office, [], []],
    holidays: [{ kind: 'code', code: 'FR', worked: [] }],
    exceptions: [],
  }),
  compileCalendar({
    timeZone: 'America/St_Johns',
    week: [
      [{ from: 1320, to: 1800 }],
      [],
      [{ from: 1, to: 2 }],
      [],
      [{ from: 0, to: 1440 }],
      [{ from: 0, to: 1440 }],
      [],
    ],
    holidays: [],
    exceptions: [{ from: '2030-01-01', to: '2031-12-31', windows: [] }],
  }),
];
const anyCalendar = fc.constantFrom(...CALENDARS);
const anyInstant = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2045, 0, 1) });
const anyAmount = fc.oneof(fc.nat(100), fc.nat(100 * 3_600_000), fc.nat(900 * 24 * 3_600_000));

describe('calendar arithmetic', () => {
  it('what is added lies between: openBetween(t, add(t, d)) = d, and no earlier instant will do', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAmount, (calendar, t, ms) => {
        const due = addMs(calendar, t, ms);
        expect(openBetween(calendar, t, due)).toBe(ms);
        if (ms > 0) expect(openBetween(calendar, t, due - 1)).toBe(ms - 1);
      }),
    );
  });

  it('adding nothing changes nothing, and adding more never ends earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAmount, anyAmount, (calendar, t, a, b) => {
        expect(addMs(calendar, t, 0)).toBe(t);
        const end = addMs(calendar, t, a + b);
        expect(end).toBeGreaterThanOrEqual(addMs(calendar, t, a));
        // The horizon is told from where the adding begins: in two steps one sees further than in one.
        if (b > 0 && end !== Number.POSITIVE_INFINITY) expect(addMs(calendar, addMs(calendar, t, a), b)).toBe(end);
      }),
    );
  });

  it('splitting a span adds up, and the mirror is the negative', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (calendar, a, b, c) => {
        expect(openBetween(calendar, a, b) + openBetween(calendar, b, c)).toBe(openBetween(calendar, a, c));
        expect(openBetween(calendar, a, b) + openBetween(calendar, b, a)).toBe(0);
      }),
    );
  });

  it('the next open instant is open, and nothing before it is', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, t) => {
        const next = nextOpen(calendar, t) ?? Number.NaN;
        expect(isOpen(calendar, next)).toBe(true);
        expect(openBetween(calendar, t, next)).toBe(0);
        expect(isOpen(calendar, t)).toBe(next === t);
        const opening = nextOpening(calendar, t) ?? Number.NaN;
        expect(opening).toBeGreaterThan(t);
        expect(isOpen(calendar, opening)).toBe(true);
      }),
    );
  });

  it('the reasons cover the whole span, and what is open in them is the open time', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.nat(40 * DAY_MS), (calendar, from, length) => {
        const spans = spansBetween(calendar, from, from + length);
        const open = spans.filter((span) => span.state === 'open').reduce((sum, span) => sum + span.to - span.from, 0);
        expect(open).toBe(openBetween(calendar, from, from + length));
        expect(spans.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(length);
        spans.forEach((span, place) => {
          expect(span.from).toBe(spans[place - 1]?.to ?? from);
        });
      }),
    );
  });

  it('a fresh calendar answers as one that has been asked before', () => {
    fc.assert(
      fc.property(anyInstant, anyAmount, (t, ms) => {
        const used = CALENDARS[2] as Calendar;
        const fresh = compileCalendar({
          ...used.spec,
          exceptions: [
            ...used.spec.exceptions,
            { from: '1940-01-01', to: dateOfDay(-11_000 + (ms % 50)), windows: [] },
          ],
        });
        expect(addMs(fresh, t, ms)).toBe(addMs(used, t, ms));
        expect(openBetween(fresh, t, t + ms)).toBe(openBetween(used, t, t + ms));
      }),
      { numRuns: 40 },
    );
  });
});
