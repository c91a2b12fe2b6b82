import type { ClockMeasure, Versions } from '../agreement/index.ts';
import { IS } from '../timeline/index.ts';
import { type Clock, measured, notStarted } from './clock.ts';
import type { Case, Reign } from './reign.ts';
import type { AbsorbedBreach } from './story/merging.ts';
import { followReplies } from './story/replies.ts';
import { followSingle, type Runs } from './story/single.ts';
import { type Story, storyOf } from './story/story.ts';
import { followUpdates } from './story/updates.ts';

/** The clocks of one measure on one ticket under one agreement. */
export interface Clocks {
  readonly clocks: readonly Clock[];
  /** A target would apply, but no listed channel brought a report. */
  readonly channelNotCovered: boolean;
}

/**
 * Runs a measure through a ticket's story (SEMANTICS 1).
 * @param versions the governing agreement
 * @param absorbedBreached was the clock of this measure on that absorbed ticket breached?
 * @returns clocks by cycle; none where no target applied in time
 */
export function clocksOf(
  theCase: Case,
  measure: ClockMeasure,
  versions: Versions,
  absorbedBreached: AbsorbedBreach,
): Clocks {
  const { timeline, asOf } = theCase;
  const story = storyOf(theCase, measure, versions);
  const { runs, notStarted: waiting, channelNotCovered } = follow(story, absorbedBreached);
  if (waiting !== null) {
    const last = story.reigns[story.reigns.length - 1] as Reign;
    const over = timeline.merged !== null || isResolvedAtEnd(story);
    const state =
      timeline.cancelledAt !== null ? 'cancelled' : over || last.target === null ? 'notApplicable' : 'notStarted';
    const clock = notStarted(last.target ?? waiting, last.version, timeline.ticket, timeline.openedAt, asOf, state);
    return { clocks: [clock], channelNotCovered };
  }
  return {
    clocks: runs.map((run) => measured(run, timeline.ticket, timeline.openedAt, measure, asOf)),
    channelNotCovered,
  };
}

function follow(story: Story, absorbedBreached: AbsorbedBreach): Runs {
  if (story.measure === 'nextResponse') return followReplies(story, absorbedBreached);
  if (story.measure === 'periodicUpdate') return followUpdates(story);
  return followSingle(story, absorbedBreached);
}

function isResolvedAtEnd(story: Story): boolean {
  let resolved = false;
  for (const moment of story.theCase.timeline.moments) {
    if (moment.type === 'reopened') resolved = false;
    else if ((moment.is & IS.resolution) !== 0) resolved = true;
  }
  return resolved;
}
