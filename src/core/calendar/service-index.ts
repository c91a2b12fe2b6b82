import { DAY_MS, END_INSTANT, FIRST_INSTANT, type Instant, localToInstant, MINUTE_MS } from '../time/index.ts';
import { type ServiceDays, serviceDays } from './days.ts';
import type { CalendarSpec } from './spec.ts';

/**
 * The open segments of `[from, to)` with running totals, so that a question at any distance costs two look-ups:
 * the UTC day of an instant tells the first segment to look at, and so does the bucket of an open total.
 * Segments are `[starts[i], ends[i])`; `prefix[i]` is the open time in `[from, starts[i])`. The last entry is a
 * sentinel at infinity, so that no loop needs a bound.
 */
export interface ServiceIndex {
  readonly from: Instant;
  readonly to: Instant;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly prefix: Float64Array;
  /** Per UTC day since `from`: the first segment that ends after the day's begin. */
  readonly firstOfDay: Int32Array;
  readonly totalMs: number;
  readonly bucketMs: number;
  /** Per bucket of open time: the first segment that reaches beyond the bucket's begin. */
  readonly firstOfBucket: Int32Array;
  readonly days: ServiceDays;
}

/** Covers nothing: what a calendar has before its first question. */
export const EMPTY_INDEX: ServiceIndex = {
  from: Number.POSITIVE_INFINITY,
  to: Number.NEGATIVE_INFINITY,
  starts: new Float64Array([Number.POSITIVE_INFINITY]),
  ends: new Float64Array([Number.POSITIVE_INFINITY]),
  prefix: new Float64Array([0]),
  firstOfDay: new Int32Array(1),
  totalMs: 0,
  bucketMs: DAY_MS,
  firstOfBucket: new Int32Array(1),
  days: { fromDay: 0, windows: [], closures: [] },
};

/** The index of a calendar over whole UTC days `[from, to)` within 1900–2200. */
export function buildIndex(spec: CalendarSpec, from: Instant, to: Instant): ServiceIndex {
  // Two days before: an overnight window of the day before in a zone ahead of UTC. Two after: a zone behind it.
  const days = serviceDays(spec, from / DAY_MS - 3, to / DAY_MS + 3);
  const { starts, ends } = segments(spec.timeZone, days, from, to);
  const prefix = new Float64Array(starts.length + 1);
  for (let i = 0; i < starts.length; i++) {
    prefix[i + 1] = (prefix[i] as number) + (ends[i] as number) - (starts[i] as number);
  }
  const totalMs = prefix[starts.length] as number;
  const bucketMs = Math.max(Math.ceil(totalMs / Math.max(starts.length, 1)), MINUTE_MS);
  return {
    from,
    to,
    starts: withSentinel(starts),
    ends: withSentinel(ends),
    prefix,
    firstOfDay: firstPast(ends, from, DAY_MS, (to - from) / DAY_MS + 1),
    totalMs,
    bucketMs,
    firstOfBucket: firstPast(prefix.subarray(1), 0, bucketMs, Math.floor(totalMs / bucketMs) + 1),
    days,
  };
}

function withSentinel(values: readonly number[]): Float64Array {
  const array = new Float64Array(values.length + 1);
  array.set(values);
  array[values.length] = Number.POSITIVE_INFINITY;
  return array;
}

/** For each k below `count`: the first place whose value exceeds `origin + k × step`. */
function firstPast(values: ArrayLike<number>, origin: number, step: number, count: number): Int32Array {
  const first = new Int32Array(count);
  let i = 0;
  for (let k = 0; k < count; k++) {
    const bound = origin + k * step;
    while (i < values.length && (values[i] as number) <= bound) i++;
    first[k] = i;
  }
  return first;
}

/** Open segments in order, united where they overlap or touch, clipped to `[from, to)`. */
function segments(
  timeZone: string,
  days: ServiceDays,
  from: Instant,
  to: Instant,
): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < days.windows.length; i++) {
    for (const window of days.windows[i] ?? []) {
      const day = days.fromDay + i;
      const start = Math.max(localToInstant(timeZone, day, window.from * MINUTE_MS, 'first'), from);
      const end = Math.min(localToInstant(timeZone, day, window.to * MINUTE_MS, 'last'), to);
      if (end <= start) continue;
      const last = ends.length - 1;
      // Of the first window there is none before: nothing is earlier than that.
      if (start <= (ends[last] as number)) ends[last] = Math.max(ends[last] as number, end);
      else {
        starts.push(start);
        ends.push(end);
      }
    }
  }
  return { starts, ends };
}

/** A wider index that also covers `[from, to]`; at least doubled, so that growing step by step costs little in all. */
export function grownIndex(spec: CalendarSpec, index: ServiceIndex, from: Instant, to: Instant): ServiceIndex {
  const empty = index.to < index.from;
  const length = empty ? 4 * 366 * DAY_MS : index.to - index.from;
  const before = from < index.from ? from - (empty ? 366 * DAY_MS : length) : index.from;
  const after = to > index.to ? to + length : index.to;
  return buildIndex(
    spec,
    Math.max(Math.floor(before / DAY_MS) * DAY_MS, FIRST_INSTANT),
    Math.min(Math.ceil(after / DAY_MS) * DAY_MS, END_INSTANT),
  );
}
