import { DAY_MS, END_INSTANT, FIRST_INSTANT, type Instant } from '../time/index.ts';
import { type Calendar, type CompiledCalendar, indexCovering } from './compile.ts';
import type { ServiceIndex } from './service-index.ts';

/** How far ahead of its start a question is answered: 20 years of 365.25 days (SEMANTICS 0.1). */
export const HORIZON_MS = 7305 * DAY_MS;

/** A fair question whose answer lies past the horizon, or outside 1900–2200. */
export interface BeyondHorizon {
  readonly kind: 'beyondHorizon';
  /** The instant counted from. */
  readonly from: Instant;
}

// The functions below are called millions of times: numbers in, numbers out, nothing allocated. `as number` states
// what the sentinels of the index guarantee.

/** The segment that contains `t`, or the next one; the sentinel's place when there is none. `t` lies in the index. */
function segmentAt(index: ServiceIndex, t: Instant): number {
  let i = index.firstOfDay[((t - index.from) / DAY_MS) | 0] as number;
  while ((index.ends[i] as number) <= t) i++;
  return i;
}

/** Open time from the index's begin to `t`. */
function openUpTo(index: ServiceIndex, t: Instant): number {
  const i = segmentAt(index, t);
  const start = index.starts[i] as number;
  const before = index.prefix[i] as number;
  return t > start ? before + (t - start) : before;
}

/** Is the calendar open at `t`? Closing time itself is closed; outside 1900–2200 everything is. */
export function isOpen(calendar: Calendar, t: Instant): boolean {
  if (!(t >= FIRST_INSTANT && t < END_INSTANT)) return false;
  const compiled = calendar as CompiledCalendar;
  if (compiled.always) return true;
  let index = compiled.index;
  if (t < index.from || t >= index.to) index = indexCovering(compiled, t, t + 1);
  return (index.starts[segmentAt(index, t)] as number) <= t;
}

/**
 * Open milliseconds in `[a, b)`; when b is earlier, the negative of the mirror. Constant cost at any distance.
 * What lies outside 1900–2200 counts as closed, unless the calendar is open round the clock.
 */
export function openBetween(calendar: Calendar, a: Instant, b: Instant): number {
  const compiled = calendar as CompiledCalendar;
  if (compiled.always) return b - a;
  const index = compiled.index;
  if (a >= index.from && a <= index.to && b >= index.from && b <= index.to) {
    return openUpTo(index, b) - openUpTo(index, a);
  }
  return openBetweenAfar(compiled, a, b);
}

function openBetweenAfar(calendar: CompiledCalendar, a: Instant, b: Instant): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const index = indexCovering(calendar, Math.min(a, b), Math.max(a, b));
  const inside = (t: Instant) => Math.min(Math.max(t, index.from), index.to);
  return openUpTo(index, inside(b)) - openUpTo(index, inside(a));
}

/**
 * The earliest instant x ≥ t with `openBetween(t, x) = ms`, for ms ≥ 0: a target that exactly exhausts a window ends
 * at that window's end, and `addMs(t, 0)` is t. Infinity past the horizon; NaN for a negative or unreadable number.
 */
export function addMs(calendar: Calendar, t: Instant, ms: number): number {
  const compiled = calendar as CompiledCalendar;
  const index = compiled.index;
  if (ms > 0 && !compiled.always && t >= index.from && t <= index.to) {
    const total = openUpTo(index, t) + ms;
    if (total <= index.totalMs) {
      const x = instantOfTotal(index, total);
      return x - t <= HORIZON_MS ? x : Number.POSITIVE_INFINITY;
    }
  }
  return addMsAfar(compiled, t, ms);
}

/** The earliest instant by which the index's open time has reached `total`, which is above 0 and at most all of it. */
function instantOfTotal(index: ServiceIndex, total: number): Instant {
  const { prefix } = index;
  let i = index.firstOfBucket[((total - 1) / index.bucketMs) | 0] as number;
  while ((prefix[i + 1] as number) < total) i++;
  return (index.starts[i] as number) + (total - (prefix[i] as number));
}

function addMsAfar(calendar: CompiledCalendar, t: Instant, ms: number): number {
  if (!(ms >= 0) || Number.isNaN(t)) return Number.NaN;
  if (t < FIRST_INSTANT || t >= END_INSTANT) return Number.POSITIVE_INFINITY;
  if (ms === 0) return t;
  const horizon = Math.min(t + HORIZON_MS, END_INSTANT);
  if (calendar.always) return t + ms <= horizon ? t + ms : Number.POSITIVE_INFINITY;
  // Most answers lie near: look at what a few years give before computing all twenty.
  let index = indexCovering(calendar, t, t);
  let total = openUpTo(index, t) + ms;
  if (total > index.totalMs && ms <= HORIZON_MS) {
    index = indexCovering(calendar, t, horizon);
    total = openUpTo(index, t) + ms;
  }
  const x = total <= index.totalMs ? instantOfTotal(index, total) : Number.POSITIVE_INFINITY;
  return x <= horizon ? x : Number.POSITIVE_INFINITY;
}

/** `addMs` as a value to show: past the horizon a refusal, never a wrong date. A negative amount is a defect of the caller. */
export function add(calendar: Calendar, t: Instant, ms: number): Instant | BeyondHorizon {
  const x = addMs(calendar, t, ms);
  if (Number.isNaN(x)) throw new RangeError(`add needs an amount of service time that is not negative, not ${ms}`);
  return x === Number.POSITIVE_INFINITY ? { kind: 'beyondHorizon', from: t } : x;
}

/** The first open instant at or after `t`, t itself when open; null past the horizon. */
export function nextOpen(calendar: Calendar, t: Instant): Instant | null {
  if (!(t >= FIRST_INSTANT && t < END_INSTANT)) return null;
  const compiled = calendar as CompiledCalendar;
  if (compiled.always) return t;
  const horizon = Math.min(t + HORIZON_MS, END_INSTANT);
  let index = compiled.index;
  if (t < index.from || t > index.to) index = indexCovering(compiled, t, t);
  let start = index.starts[segmentAt(index, t)] as number;
  if (start === Number.POSITIVE_INFINITY && index.to < horizon) {
    index = indexCovering(compiled, t, horizon);
    start = index.starts[segmentAt(index, t)] as number;
  }
  if (start <= t) return t;
  return start <= horizon ? start : null;
}
