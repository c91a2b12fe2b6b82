import type { Target } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import type { Moment, Timeline } from '../../timeline/index.ts';
import { pauseHolds } from '../hold.ts';
import { absorb, type Run } from '../run.ts';
import { startOf } from '../start.ts';
import type { Story } from './story.ts';

/** What the absorbed tickets' clocks of the measure came to, for the survivor's. */
export type AbsorbedBreach = (ticket: string) => boolean;

/** The ticket that was merged into this one; null when it is another customer's. */
export function absorbedBy(story: Story, moment: Moment): Timeline | null {
  const { timeline } = story.theCase;
  const absorbed = moment.via === null ? undefined : timeline.absorbed.get(moment.via);
  return absorbed === undefined || absorbed.customer !== timeline.customer ? null : absorbed;
}

/** A ticket of the same customer was merged into this one (open-case 37). */
export function takeOver(story: Story, run: Run, moment: Moment, absorbedBreached: AbsorbedBreach): void {
  const absorbed = absorbedBy(story, moment);
  if (absorbed === null) return;
  if (run.ruling.rules.merged !== 'keepEarliest') return;
  const startedAt = earliestStart(absorbed, run.ruling);
  const holds = pauseHolds(
    absorbed,
    { startedAt: Number.NEGATIVE_INFINITY, stopped: [], before: [] },
    () => run.ruling,
  );
  const before = holds.filter((hold) => hold.from < moment.at);
  const clipped = before.map((hold) => (hold.to > moment.at ? { ...hold, to: moment.at } : hold));
  absorb(
    run,
    moment.at,
    Math.min(startedAt, run.startedAt),
    clipped,
    absorbed.ticket,
    absorbedBreached(absorbed.ticket),
  );
}

/** A ticket's own start or that of any it absorbed before; `Infinity` when none has started. */
function earliestStart(timeline: Timeline, target: Target): Instant {
  let earliest = startOf(timeline, target).at ?? Number.POSITIVE_INFINITY;
  for (const absorbed of timeline.absorbed.values()) {
    if (absorbed.customer === timeline.customer) earliest = Math.min(earliest, earliestStart(absorbed, target));
  }
  return earliest;
}
