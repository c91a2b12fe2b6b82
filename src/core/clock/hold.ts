import type { Target } from '../agreement/index.ts';
import { deadline } from '../calendar/index.ts';
import type { Instant } from '../time/index.ts';
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

interface OpenPause {
  readonly target: Target;
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
export function pauseHolds(timeline: Timeline, targetAt: (index: number) => Target | null): Hold[] {
  const holds: Hold[] = [];
  let open: OpenPause | null = null;
  for (const moment of timeline.moments) {
    if (moment.type === 'paused') {
      if (open !== null) closeReason(open, moment.at, holds);
      else {
        const target = targetAt(moment.index);
        if (target === null || !pausable(target)) continue;
        open = { target, limitAt: null, reason: null, by: null, reasonFrom: moment.at };
      }
      open.reason = textOf(moment.event.data, 'reason');
      open.by = textOf(moment.event.data, 'by');
      open.reasonFrom = moment.at;
    } else if (open !== null && endsPause(open, moment)) {
      closeReason(open, moment.at, holds);
      open = null;
    }
  }
  if (open !== null) closeReason(open, timeline.merged?.at ?? Number.POSITIVE_INFINITY, holds);
  return holds;
}

/** Do pauses hold clocks of this target? */
function pausable(target: Target): boolean {
  return target.pausable ?? MEASURE_EVENTS[target.measure as keyof typeof MEASURE_EVENTS].pausable;
}

function endsPause(open: OpenPause, moment: Moment): boolean {
  if (moment.type === 'resumed' || moment.type === 'cancelled' || (moment.is & IS.resolution) !== 0) return true;
  if ((moment.is & IS.requesterMessage) === 0) return false;
  return open.target.rules.resumeOnReply && open.reason === 'waitingCustomer';
}

function closeReason(open: OpenPause, at: Instant, holds: Hold[]): void {
  const { rules } = open.target;
  if (open.reason === null || !rules.pauseOn.includes(open.reason)) return;
  if (rules.maxPause !== null && open.limitAt === null) {
    const limit = deadline(calendarOf(open.target), open.reasonFrom, rules.maxPause);
    open.limitAt = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
  }
  const to = open.limitAt === null || at < open.limitAt ? at : open.limitAt;
  if (to > open.reasonFrom) holds.push({ from: open.reasonFrom, to, state: 'paused', reason: open.reason, by: open.by });
}

/** Adds a hold; where it overlaps others it takes their place. */
export function withHold(holds: readonly Hold[], added: Hold): Hold[] {
  const kept: Hold[] = [];
  for (const hold of holds) {
    if (hold.from < added.from) kept.push(hold.to <= added.from ? hold : { ...hold, to: added.from });
  }
  kept.push(added);
  for (const hold of holds) {
    if (hold.to > added.to) kept.push(hold.from >= added.to ? hold : { ...hold, from: added.to });
  }
  return kept;
}

/** Both tickets' holds, none counted twice (rule `merged: keepEarliest`). */
export function withHolds(holds: readonly Hold[], added: readonly Hold[]): Hold[] {
  let all = [...added];
  for (const hold of holds) all = withHold(all, hold);
  return all;
}
