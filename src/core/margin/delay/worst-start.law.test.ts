import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALWAYS,
  addMs,
  type CalendarSpec,
  compileCalendar,
  type DayWindow,
  deadline,
  openBetween,
} from '../../calendar/index.ts';
import {
  DAY_MS,
  type Duration,
  dateOfDay,
  dayNumberOf,
  MINUTE_MS,
  type Span,
  startOfLocalDay,
} from '../../time/index.ts';
import { curveAfter, curveInOrder, deadlineCurve, serviceCurve, shareCurve } from './curve.ts';
import { worstStart } from './worst-start.ts';

/** Dates near which something odd happens to the clocks of one of the zones. */
const NEAR = ['2026-03-27', '2026-10-23', '2026-04-03', '2026-10-02', '2026-05-12', '2026-12-24'];
const ZONES = ['UTC', 'Europe/Paris', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Kathmandu'];

const anyWindow: fc.Arbitrary<DayWindow> = fc
  .tuple(fc.nat(95), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from: from * 15, to: from * 15 + length * 15 }));
const anyDay = fc.array(anyWindow, { maxLength: 2 });
const anyWeek = fc.oneof(
  fc.array(anyDay, { minLength: 7, maxLength: 7 }).filter((week) => week.some((day) => day.length > 0)),
  anyDay.filter((day) => day.length > 0).map((day) => [day, day, day, day, day, [], []]),
);
const anySpec = (day: number): fc.Arbitrary<CalendarSpec> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...ZONES).map((timeZone) => ({ ...ALWAYS, timeZone })) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          timeZone: fc.constantFrom(...ZONES),
          week: anyWeek,
          holiday: fc.integer({ min: -3, max: 12 }),
          exception: fc.record({ at: fc.integer({ min: -3, max: 12 }), windows: anyDay }),
        })
        .map(({ timeZone, week, holiday, exception }) => ({
          timeZone,
          week,
          holidays: [
            { kind: 'dates' as const, source: 'test', dates: [{ date: dateOfDay(day + holiday), name: 'a holiday' }] },
          ],
          exceptions: [
            { from: dateOfDay(day + exception.at), to: dateOfDay(day + exception.at), windows: exception.windows },
          ],
        })),
    },
  );

const anyDuration: fc.Arbitrary<Duration> = fc.oneof(
  fc.integer({ min: 0, max: 2000 }).map((minutes) => ({ kind: 'service' as const, ms: minutes * MINUTE_MS })),
  fc.integer({ min: 0, max: 100_000 }).map((seconds) => ({ kind: 'service' as const, ms: seconds * 1000 })),
  fc.integer({ min: 0, max: 4000 }).map((minutes) => ({ kind: 'real' as const, ms: minutes * MINUTE_MS })),
  fc.nat(4).map((days) => ({ kind: 'businessDays' as const, days })),
  fc.nat(4).map((days) => ({ kind: 'endOfBusinessDay' as const, days })),
);

const anyCase = fc
  .constantFrom(...NEAR)
  .map(dayNumberOf)
  .chain((day) =>
    fc.record({
      day: fc.constant(day),
      ours: anySpec(day),
      theirs: anySpec(day),
      others: anySpec(day),
      promised: anyDuration,
      supplied: anyDuration,
      alternative: anyDuration,
      keptPpm: fc.constantFrom(1_000_000, 800_000, 750_000, 333_333),
      handling: fc.constantFrom(0, 0, 30 * MINUTE_MS, 3 * 60 * MINUTE_MS),
      first: fc.boolean(),
    }),
  );

/** The same by trying every minute, and by the words of the rules alone. */
function slackAt(world: Case, start: number): number {
  const ours = compileCalendar(world.ours);
  const handed = addMs(ours, start, world.handling);
  const ends = [deadlineMs(world.theirs, handed, world.supplied), deadlineMs(world.others, handed, world.alternative)];
  const end = world.first ? Math.min(...ends) : Math.max(...ends);
  const due = deadlineMs(world.ours, start, world.promised);
  const safe =
    world.promised.kind === 'real'
      ? start + Math.floor((world.promised.ms * world.keptPpm) / 1_000_000)
      : addMs(ours, start, Math.floor((allowance(world, start, due) * world.keptPpm) / 1_000_000));
  return safe - end;
}

function allowance({ promised, ours }: Case, start: number, due: number): number {
  return promised.kind === 'service' ? promised.ms : openBetween(compileCalendar(ours), start, due);
}

function deadlineMs(spec: CalendarSpec, start: number, within: Duration): number {
  const at = deadline(compileCalendar(spec), start, within);
  return typeof at === 'number' ? at : Number.POSITIVE_INFINITY;
}

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function found(world: Case, over: Span) {
  const heard = (then: (over: Span) => ReturnType<typeof deadlineCurve>) =>
    world.handling === 0
      ? then(over)
      : curveAfter(serviceCurve(compileCalendar(world.ours), over, world.handling), over, then);
  const ends = [
    heard((from) => deadlineCurve(world.theirs, world.supplied, from)),
    heard((from) => deadlineCurve(world.others, world.alternative, from)),
  ];
  const needed = curveInOrder(ends, world.first ? 0 : 1);
  return worstStart(shareCurve(world.ours, world.promised, world.keptPpm, over), needed, over);
}

function byBruteForce(world: Case, over: Span) {
  let worst = { at: Number.NaN, slackMs: Number.POSITIVE_INFINITY };
  for (let at = over.from; at < over.to; at += MINUTE_MS) {
    const slackMs = slackAt(world, at);
    if (slackMs < worst.slackMs) worst = { at, slackMs };
  }
  return worst;
}

describe('the worst instant to be called at', () => {
  it('is the one found by trying every minute of nine days, the earliest of several', () => {
    fc.assert(
      fc.property(anyCase, (world) => {
        const over = { from: world.day * DAY_MS, to: (world.day + 9) * DAY_MS };
        expect(found(world, over)).toEqual(byBruteForce(world, over));
      }),
    );
  });
});

describe('over a whole year', () => {
  const office = (from: number, to: number): CalendarSpec => ({
    timeZone: 'Europe/Paris',
    week: [0, 1, 2, 3, 4, 5, 6].map((day) =>
      day < 5
        ? [
            { from, to: 720 },
            { from: 780, to },
          ]
        : [],
    ),
    holidays: [{ kind: 'code', code: 'FR', worked: [] }],
    exceptions: [],
  });
  const over = {
    from: startOfLocalDay('Europe/Paris', dayNumberOf('2026-01-01')),
    to: startOfLocalDay('Europe/Paris', dayNumberOf('2027-01-01')),
  };
  const world = (promised: Duration, supplied: Duration): Case => ({
    day: dayNumberOf('2026-01-01'),
    ours: office(540, 1080),
    theirs: office(480, 1020),
    others: ALWAYS,
    promised,
    supplied,
    alternative: { kind: 'service', ms: 0 },
    keptPpm: 800_000,
    handling: 0,
    first: false,
  });

  it.each([
    [
      'two working days over eight hours',
      world({ kind: 'businessDays', days: 2 }, { kind: 'service', ms: 28_800_000 }),
    ],
    [
      'eight hours over the end of the day',
      world({ kind: 'service', ms: 28_800_000 }, { kind: 'endOfBusinessDay', days: 0 }),
    ],
  ])('%s: the worst instant equals trying each of the 525 600 minutes', (_, each) => {
    expect(found(each, over)).toEqual(byBruteForce(each, over));
  });
});
