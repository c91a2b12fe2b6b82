import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarSpec, DayWindow } from '../../calendar/index.ts';
import { DAY_MS, type Duration, dayNumberOf, MINUTE_MS } from '../../time/index.ts';
import { deadlineCurve, shareCurve } from './curve.ts';
import { leastSafeWithin } from './safe-within.ts';
import { worstStart } from './worst-start.ts';

const day = dayNumberOf('2026-03-23');
const over = { from: day * DAY_MS, to: (day + 8) * DAY_MS };

// Few calendars, so that each is compiled once.
const anyHours = fc.record({
  from: fc.constantFrom(8, 9),
  to: fc.constantFrom(13, 18),
  days: fc.constantFrom(5, 6),
});

function calendarOf({ from, to, days }: { from: number; to: number; days: number }): CalendarSpec {
  const window: DayWindow = { from: from * 60, to: to * 60 };
  const week = [0, 1, 2, 3, 4, 5, 6].map((place) => (place < days ? [window] : []));
  return { timeZone: 'UTC', week, holidays: [], exceptions: [] };
}

const minutes = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((count): Duration => ({ kind: 'service', ms: count * MINUTE_MS }));
const anyPromise: fc.Arbitrary<Duration> = fc.oneof(
  minutes(1, 1500),
  fc.integer({ min: 1, max: 3000 }).map((count): Duration => ({ kind: 'real', ms: count * MINUTE_MS })),
  fc.integer({ min: 1, max: 4 }).map((days): Duration => ({ kind: 'businessDays', days })),
  fc.integer({ min: 0, max: 4 }).map((days): Duration => ({ kind: 'endOfBusinessDay', days })),
);

function slack(ours: CalendarSpec, promised: Duration, theirs: CalendarSpec, supplied: Duration): number {
  const worst = worstStart(deadlineCurve(ours, promised, over), deadlineCurve(theirs, supplied, over), over);
  return worst?.slackMs ?? Number.NaN;
}

function longer(within: Duration, by: number): Duration {
  return 'days' in within ? { ...within, days: within.days + by } : { ...within, ms: within.ms + by * 7 * MINUTE_MS };
}

describe('what is left at the worst instant', () => {
  it('is never less when the supplier opens earlier, shuts later or works on more days', () => {
    fc.assert(
      fc.property(
        anyHours,
        anyPromise,
        anyHours,
        minutes(0, 1200),
        fc.integer({ min: 1, max: 2 }),
        (ours, promised, theirs, supplied, more) => {
          const wider = {
            from: theirs.from - more,
            to: theirs.to + more,
            days: theirs.days + (more % 2),
          };
          const hours = calendarOf(ours);
          expect(slack(hours, promised, calendarOf(wider), supplied)).toBeGreaterThanOrEqual(
            slack(hours, promised, calendarOf(theirs), supplied),
          );
        },
      ),
    );
  });

  it('is never less when we promise longer, whatever the kind of promise', () => {
    fc.assert(
      fc.property(
        anyHours,
        anyPromise,
        anyHours,
        anyPromise,
        fc.integer({ min: 1, max: 9 }),
        (ours, promised, theirs, supplied, more) => {
          const [hours, others] = [calendarOf(ours), calendarOf(theirs)];
          expect(slack(hours, longer(promised, more), others, supplied)).toBeGreaterThanOrEqual(
            slack(hours, promised, others, supplied),
          );
        },
      ),
    );
  });
});

describe('the tightest safe promise', () => {
  it('keeps the margin at every start, and one minute or day less does not', () => {
    fc.assert(
      fc.property(
        anyHours,
        anyPromise,
        anyHours,
        anyPromise,
        fc.constantFrom(1_000_000, 800_000, 666_667),
        (ours, promised, theirs, supplied, keptPpm) => {
          const calendar = calendarOf(ours);
          const needed = deadlineCurve(calendarOf(theirs), supplied, over);
          const target = { calendar, within: promised } as Parameters<typeof leastSafeWithin>[0]['target'];
          const safe = leastSafeWithin({ target, needed, keptPpm, over });
          if (safe === null) throw new Error('a supplier who comes at all leaves some promise safe');
          expect(safe.kind).toBe(promised.kind);
          const left = (within: Duration) =>
            worstStart(shareCurve(calendar, within, keptPpm, over), needed, over)?.slackMs;
          expect(left(safe)).toBeGreaterThanOrEqual(0);
          const tighter: Duration =
            'days' in safe ? { ...safe, days: safe.days - 1 } : { ...safe, ms: safe.ms - MINUTE_MS };
          const none = 'days' in tighter ? tighter.days < (tighter.kind === 'businessDays' ? 1 : 0) : tighter.ms < 0;
          if (!none) expect(left(tighter)).toBeLessThan(0);
        },
      ),
    );
  });
});
