import {
  addMs,
  alwaysOpen,
  type Calendar,
  type CalendarSpec,
  compileCalendar,
  deadline,
  HORIZON_MS,
  openBetween,
} from '../../calendar/index.ts';
import { type RatioPpm, WHOLE_PPM } from '../../money/index.ts';
import { DAY_MS, type Duration, type Instant, type Span } from '../../time/index.ts';
import { type Bends, cellOf, openingBends, workingDayBends } from './bends.ts';

/**
 * An instant that depends on a starting instant: a deadline, or when a supplier hears of it. Between two neighbouring
 * `cuts` it only ever grows, and where all cells it tells of agree at two instants it grows evenly between them.
 */
export interface Curve {
  readonly cuts: Bends;
  /** The value at a start (Infinity past the horizon); the cells it lies in are appended. */
  readonly at: (start: Instant, cells: number[]) => Instant;
}

const NO_CUTS: Bends = new Float64Array();

/** When a duration begun at each start is used up, on a calendar. */
export function deadlineCurve(spec: CalendarSpec, within: Duration, over: Span): Curve {
  const calendar = compileCalendar(spec);
  if (within.kind === 'real') return { cuts: NO_CUTS, at: (start) => start + within.ms };
  if (within.kind === 'service') return serviceCurve(calendar, over, within.ms);
  const at = (start: Instant) => instantOf(deadline(calendar, start, within));
  const until = reach(at(over.to), over);
  return { cuts: workingDayBends(calendar, over, until), at };
}

/** When so much service time is used up. */
export function serviceCurve(calendar: Calendar, over: Span, ms: number): Curve {
  if (ms === 0) return { cuts: NO_CUTS, at: (start) => start };
  if (alwaysOpen(calendar)) return { cuts: NO_CUTS, at: (start) => addMs(calendar, start, ms) };
  const until = reach(addMs(calendar, over.to, ms), over);
  const bends = openingBends(calendar, { from: over.from, to: until });
  return {
    cuts: openingBends(calendar, over),
    at: (start, cells) => {
      const at = addMs(calendar, start, ms);
      cells.push(cellOf(bends, at));
      return at;
    },
  };
}

/**
 * By when a share of the allowance is used up. The allowance of a promise in working days is the service time up to
 * its deadline, as for warnings; a part of a millisecond is left out.
 */
export function shareCurve(spec: CalendarSpec, within: Duration, sharePpm: RatioPpm, over: Span): Curve {
  if (within.kind === 'real' || within.kind === 'service') {
    return deadlineCurve(spec, { kind: within.kind, ms: shareOfMs(within.ms, sharePpm) }, over);
  }
  const calendar = compileCalendar(spec);
  const whole = deadlineCurve(spec, within, over);
  const until = reach(whole.at(over.to, []), over);
  const bends = openingBends(calendar, { from: over.from, to: until });
  return {
    cuts: whole.cuts,
    at: (start, cells) => {
      const due = whole.at(start, cells);
      if (due === Number.POSITIVE_INFINITY) return due;
      const at = addMs(calendar, start, shareOfMs(openBetween(calendar, start, due), sharePpm));
      cells.push(cellOf(bends, due), cellOf(bends, at));
      return at;
    },
  };
}

function shareOfMs(ms: number, sharePpm: RatioPpm): number {
  return Number((BigInt(ms) * BigInt(sharePpm)) / BigInt(WHOLE_PPM));
}

/** The second curve begun where the first has come to: a supplier's deadline, from when it hears of the matter. */
export function curveAfter(first: Curve, over: Span, second: (over: Span) => Curve): Curve {
  const reached = { from: first.at(over.from, []), to: reach(first.at(over.to, []), over) };
  const next = second(reached);
  return {
    cuts: first.cuts,
    at: (start, cells) => {
      const handed = first.at(start, cells);
      if (handed === Number.POSITIVE_INFINITY) return handed;
      cells.push(cellOf(next.cuts, handed));
      return next.at(handed, cells);
    },
  };
}

/** Of several curves the one that comes `place`th at each start, 0 for the earliest. */
export function curveInOrder(curves: readonly Curve[], place: number): Curve {
  const cuts = Float64Array.from(new Set(curves.flatMap((curve) => [...curve.cuts]))).sort();
  return {
    cuts,
    at: (start, cells) => {
      const ends = curves.map((curve, index) => ({ index, at: curve.at(start, cells) }));
      // Infinity less Infinity is no number: compared, not subtracted.
      ends.sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1));
      cells.push(...ends.map((end) => end.index));
      return ends[place]?.at ?? Number.POSITIVE_INFINITY;
    },
  };
}

function instantOf(at: Instant | { readonly kind: 'beyondHorizon' }): Instant {
  return typeof at === 'number' ? at : Number.POSITIVE_INFINITY;
}

/** How far values may lie; a week more, for working days told by the wall clock. */
function reach(latest: Instant, over: Span): Instant {
  return (latest === Number.POSITIVE_INFINITY ? over.to + HORIZON_MS : latest) + 7 * DAY_MS;
}
