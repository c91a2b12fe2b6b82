import type { Target } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import type { Moment, Timeline } from '../../timeline/index.ts';
import { type Counting, type Hold, pauseHolds, withHolds } from '../hold.ts';
import { absorb, type Run } from '../run.ts';
import { absorbedBy, earliestStart } from '../start.ts';
import type { Story } from './story.ts';

/** What the absorbed tickets' clocks of the measure came to, for the survivor's. */
export type AbsorbedBreach = (ticket: string) => boolean;

/** A ticket of the same customer was merged into this one (open-case 37). */
export function takeOver(story: Story, run: Run, moment: Moment, absorbedBreached: AbsorbedBreach): void {
  const absorbed = absorbedBy(story.theCase.timeline, moment);
  if (absorbed === null || run.ruling.rules.merged !== 'keepEarliest') return;
  takeIn(run, moment.at, absorbed, earliestStart(absorbed, run.ruling), absorbedBreached);
}

/** A clock of the survivor's takes a start of the absorbed ticket's, if it is earlier, and its pauses. */
export function takeIn(
  run: Run,
  at: Instant,
  absorbed: Timeline,
  start: Instant,
  absorbedBreached: AbsorbedBreach,
): void {
  const startedAt = Math.min(start, run.startedAt);
  absorb(run, at, startedAt, pausesOf(absorbed, run.ruling), absorbed.ticket, absorbedBreached(absorbed.ticket));
}

/** Whenever the clock started: all pauses of a ticket count, whatever its own clocks made of them. */
const ALL: Counting = { startedAt: Number.NEGATIVE_INFINITY, stopped: [], before: [] };

/** The pauses of a ticket up to its merge, and of those it had absorbed itself. */
function pausesOf(timeline: Timeline, target: Target): readonly Hold[] {
  let holds: readonly Hold[] = pauseHolds(timeline, ALL, () => target);
  for (const absorbed of timeline.absorbed.values()) {
    if (absorbed.customer === timeline.customer) holds = withHolds(holds, pausesOf(absorbed, target));
  }
  return holds;
}
