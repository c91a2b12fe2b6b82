import type { Target } from '../agreement/index.ts';
import { deadline } from '../calendar/index.ts';
import type { Instant, Span } from '../time/index.ts';
import { IS, type Moment, type Timeline, textOf } from '../timeline/index.ts';
import { calendarOf } from './allowance.ts';
import { MEASURE_EVENTS } from './measures.ts';

/** A span in which a clock does not count: a pause, or the time between a resolution and its reopening. */
export interface Hold {
  readonly from: Instant;
  /** `Infinity` while it lasts. */
  readonly to: Instant;
  readonly state: 'paused' | 'resolved';
  readonly reason: string | null;
  readonly by: string | null;
}

/** Where a pause cannot hold a clock: before its start, and while it was stopped. */
export interface Counting {
  readonly startedAt: Instant;
  readonly stopped: readonly Hold[];
  /** When earlier cycles of the same measure counted. */
  readonly before: readonly EarlierCycle[];
}

/** An earlier cycle; its target is frozen from its breach on. */
export interface EarlierCycle extends Span {
  readonly target: Target;
  readonly breachedAt: Instant | null;
}

/** The target that decides with the moment of an index; index null: whatever the moment, by the instant alone. */
export type TargetAt = (index: number | null, at: Instant) => Target;

interface OpenPause {
  readonly target: Target;
  /** The moment that gave the present reason. */
  index: number;
  /** The end of what `maxPause` allows; null until the pause first holds. */
  limitAt: Instant | null;
  reason: string | null;
  by: string | null;
  reasonFrom: Instant;
}

/**
 * The spans in which a ticket's pauses hold a clock (SEMANTICS 1, `pauseOn`, `maxPause`, `resumeOnReply`; open-cases 26, 27).
 * @param targetAt the target whose rules decide a pause that begins with the moment of that index
 * @returns ascending, disjoint; empty for a clock that pauses do not concern
 */
export function pauseHolds(timeline: Timeline, counting: Counting, targetAt: TargetAt): Hold[] {
  const holds: Hold[] = [];
  let open: OpenPause | null = null;
  for (const moment of timeline.moments) {
    if (moment.type === 'paused') {
      if (open !== null) closeReason(open, moment.at, counting, targetAt, holds);
      else {
        const target = targetAt(moment.index, moment.at);
        open = { target, index: moment.index, limitAt: null, reason: null, by: null, reasonFrom: moment.at };
      }
      open.reason = textOf(moment.event.data, 'reason');
      open.by = textOf(moment.event.data, 'by');
      open.reasonFrom = moment.at;
      open.index = moment.index;
    } else if (open !== null && endsPause(open, moment)) {
      closeReason(open, moment.at, counting, targetAt, holds);
      open = null;
    }
  }
  if (open !== null) closeReason(open, timeline.merged?.at ?? Number.POSITIVE_INFINITY, counting, targetAt, holds);
  return holds;
}

/** Do pauses for this reason hold clocks of this target? */
function isHeldBy(target: Target, reason: string | null): boolean {
  const pausable = target.pausable ?? MEASURE_EVENTS[target.measure as keyof typeof MEASURE_EVENTS].pausable;
  return pausable && reason !== null && target.rules.pauseOn.includes(reason);
}

function endsPause(open: OpenPause, moment: Moment): boolean {
  if (moment.type === 'resumed' || (moment.is & IS.resolution) !== 0) return true;
  if ((moment.is & IS.requesterMessage) === 0) return false;
  return open.target.rules.resumeOnReply && open.reason === 'waitingCustomer';
}

function closeReason(open: OpenPause, at: Instant, counting: Counting, targetAt: TargetAt, holds: Hold[]): void {
  const { rules } = open.target;
  if (!isHeldBy(open.target, open.reason)) return;
  const from = firstHeld(open.reasonFrom, counting);
  const first = Math.min(from, firstHeldBefore(open, counting));
  if (first >= at) return;
  if (rules.maxPause !== null && open.limitAt === null) {
    const then = frozenAt(first, counting) ?? targetAt(first > open.reasonFrom ? null : open.index, first);
    const limit = deadline(calendarOf(then), first, rules.maxPause);
    open.limitAt = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
  }
  const to = Math.min(at, open.limitAt ?? at);
  if (to > from) holds.push({ from, to, state: 'paused', reason: open.reason, by: open.by });
}

/** The first instant at which it held an earlier cycle; `Infinity` when it held none. */
function firstHeldBefore({ reason, reasonFrom, target }: OpenPause, { before }: Counting): Instant {
  let first = Number.POSITIVE_INFINITY;
  for (const span of before) {
    const start = Math.max(reasonFrom, span.from);
    const deciding = span.breachedAt !== null && span.breachedAt <= reasonFrom ? span.target : target;
    if (start < span.to && isHeldBy(deciding, reason)) first = Math.min(first, start);
  }
  return first;
}

/** The target of an earlier cycle that counted then and was breached already (open-case 22). */
function frozenAt(at: Instant, { before }: Counting): Target | null {
  const cycle = before.find((one) => one.from <= at && at < one.to && one.breachedAt !== null && one.breachedAt <= at);
  return cycle?.target ?? null;
}

/** The first instant from which a pause can hold the clock (open-case 26). */
function firstHeld(from: Instant, { startedAt, stopped }: Counting): Instant {
  const at = Math.max(from, startedAt);
  return stopped.find((span) => span.from <= at && at < span.to)?.to ?? at;
}

/** Adds a hold; where it overlaps others it takes their place. */
export function withHold(holds: readonly Hold[], added: Hold): Hold[] {
  const kept: Hold[] = [];
  for (const hold of holds) {
    if (hold.from < added.from) kept.push({ ...hold, to: Math.min(hold.to, added.from) });
  }
  kept.push(added);
  for (const hold of holds) {
    if (hold.to > added.to) kept.push({ ...hold, from: Math.max(hold.from, added.to) });
  }
  return kept;
}

/** Both tickets' holds, none counted twice (rule `merged: keepEarliest`). */
export function withHolds(holds: readonly Hold[], added: readonly Hold[]): Hold[] {
  let all = [...added];
  for (const hold of holds) all = withHold(all, hold);
  return all;
}
