import type { ClockRules, Target } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import type { Moment } from '../../timeline/index.ts';
import { precedes } from '../reign.ts';
import { type Run, stop } from '../run.ts';
import { firstReign } from '../start.ts';
import { type AbsorbedBreach, takeOver } from './merging.ts';
import { reopen } from './reopening.ts';
import { isBefore, isStop, type Settled, settledAfter, undoes } from './settled.ts';
import { beginOwed, conclude, reignUntil, type Story } from './story.ts';

/** Clocks of a measure, and why there is none where a target would have applied. */
export interface Runs {
  readonly runs: readonly Run[];
  /** Begun by a target, but not by the ticket yet: under which. */
  readonly notStarted: Target | null;
  readonly channelNotCovered: boolean;
}

/** Nothing to time. */
export const NO_RUNS: Runs = { runs: [], notStarted: null, channelNotCovered: false };

/** Follows a measure that runs once (and again when reopened or restarted) through a ticket's story. */
export function followSingle(story: Story, absorbedBreached: AbsorbedBreach): Runs {
  const { timeline } = story.theCase;
  const first = firstReign(story);
  if (first === null) return NO_RUNS;
  const { reign, target, start } = first;
  if (!start.covered) return { ...NO_RUNS, channelNotCovered: true };
  const early = doneBefore(
    story,
    target,
    timeline.moments.filter((moment) => isBefore(moment, reign.from, reign.index)),
  );
  if (start.at === null) return { ...NO_RUNS, notStarted: isGone(story, target) ? null : target };
  story.startAt = start.at;
  story.over = early.done;
  // Owed since the start, or since a reopening asked for it anew.
  if (!story.over) beginOwed(story, target, reign, Math.max(start.at, early.askedAt));
  let settledAt: Settled | null = null;
  for (const moment of timeline.moments) {
    // What came before the first target is over; it only matters to understanding a reopening.
    if (!isBefore(moment, reign.from, reign.index)) {
      reignUntil(story, moment.at, moment.index);
      follow(story, moment, settledAt, absorbedBreached);
    }
    settledAt = settledAfter(settledAt, moment);
  }
  return { ...NO_RUNS, runs: conclude(story) };
}

/** Had the measure been stopped, and not reopened, by these first moments; and when did a reopening last ask for it anew? */
function doneBefore(story: Story, target: Target, moments: readonly Moment[]): { done: boolean; askedAt: Instant } {
  let done = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let settled: Settled | null = null;
  for (const moment of moments) {
    if (isStop(story, target.rules, moment, settled)) done = true;
    else if (undoes(story, moment, settled)) {
      if (done) askedAt = moment.at;
      done = false;
    }
    settled = settledAfter(settled, moment);
  }
  return { done, askedAt };
}

/** Of a clock that nothing has started: did what stops it come while no target applied (open-case 20)? */
function isGone(story: Story, target: Target): boolean {
  let done: 'under' | 'without' | null = null;
  let settled: Settled | null = null;
  for (const moment of story.theCase.timeline.moments) {
    if (isStop(story, target.rules, moment, settled)) {
      const reigning = story.reigns.findLast((reign) => precedes(reign, moment.at, moment.index));
      done ??= (reigning?.target ?? null) === null ? 'without' : 'under';
    } else if (undoes(story, moment, settled)) done = null;
    settled = settledAfter(settled, moment);
  }
  return done === 'without';
}

function follow(story: Story, moment: Moment, settled: Settled | null, absorbedBreached: AbsorbedBreach): void {
  const run = story.current;
  if (undoes(story, moment, settled)) reopen(story, run, moment, settled);
  else if (run === null && isStop(story, rulesOf(story), moment, settled)) {
    story.awaitingSince = null;
    story.over = true;
  } else if (run === null || run.stoppedAt !== null) return;
  else if (moment.type === 'absorbed') takeOver(story, run, moment, absorbedBreached);
  else if (isStop(story, run.ruling.rules, moment, settled)) stop(run, moment.at);
}

/** The rules of the last clock of the measure, or of the first target that comes. */
function rulesOf(story: Story): ClockRules {
  const target =
    story.runs[story.runs.length - 1]?.ruling ?? story.reigns.find((reign) => reign.target !== null)?.target;
  return (target as Target).rules;
}
