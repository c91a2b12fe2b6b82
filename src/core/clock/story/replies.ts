import type { Target } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import { attributesAt, IS, type Moment } from '../../timeline/index.ts';
import { type Reign, targetUnder } from '../reign.ts';
import { comeLate, end, type Run, stop } from '../run.ts';
import { absorbedBy } from '../start.ts';
import { type AbsorbedBreach, takeIn } from './merging.ts';
import { NO_RUNS, type Runs } from './single.ts';
import { beginCycle, conclude, reigningTarget, reignUntil, type Story, storyOf } from './story.ts';

/** What the customer waits for: since when, and whether the ticket is resolved and starts nothing for now. */
interface Waiting {
  since: Instant | null;
  /** Since when a cycle is owed for it: of a message on a resolved ticket, since the reopening. */
  owedSince: Instant | null;
  resolved: boolean;
  /** The first public reply was given; before it, a `firstResponse` target speaks for the opening. */
  answered: boolean;
}

/** Follows `nextResponse`: one cycle from the oldest unanswered message of the requester to the next public reply. */
export function followReplies(story: Story, absorbedBreached: AbsorbedBreach): Runs {
  waitsIn(story, absorbedBreached);
  return { ...NO_RUNS, runs: conclude(story) };
}

function waitsIn(story: Story, absorbedBreached: AbsorbedBreach): Waiting {
  const waiting: Waiting = { since: null, owedSince: null, resolved: false, answered: false };
  for (const moment of story.theCase.timeline.moments) {
    reignUntil(story, moment.at, moment.index, (reign) =>
      takeUp(story, waiting, reign.from, moment.index, reign.target),
    );
    if (moment.type === 'absorbed') takeOver(story, waiting, moment, absorbedBreached);
    else followReply(story, waiting, moment);
  }
  return waiting;
}

/**
 * A message that waits on a ticket merged into this one goes on waiting here, since when it came; one on a resolved
 * ticket, which nothing has been owed for yet, since the merge (open-case 37).
 */
function takeOver(story: Story, waiting: Waiting, moment: Moment, absorbedBreached: AbsorbedBreach): void {
  const absorbed = absorbedBy(story.theCase.timeline, moment);
  if (absorbed === null || reigningTarget(story)?.rules.merged === 'dropAbsorbed') return;
  const { since: cameAt, resolved } = waitsIn(
    storyOf({ ...story.theCase, timeline: absorbed }, story.measure, story.versions),
    () => false,
  );
  if (cameAt === null) return;
  const since = resolved ? moment.at : cameAt;
  waiting.since = Math.min(waiting.since ?? since, since);
  if (waiting.resolved) return;
  waiting.owedSince = Math.min(waiting.owedSince ?? since, since);
  const run = running(story) ?? beginCycle(story, moment.at, moment.index);
  if (run === null || resolved) return;
  takeIn(run, moment.at, absorbed, since, absorbedBreached);
}

/** A target that comes while a message waits begins its cycle (open-case 20). */
function takeUp(story: Story, waiting: Waiting, at: Instant, index: number, target: Target | null): void {
  if (target === null || waiting.since === null || waiting.resolved || running(story) !== null) return;
  const rule = target.rules.priorityChange;
  const since = waiting.owedSince ?? waiting.since;
  if (rule === 'ignore' && at > since) return;
  const run = beginCycle(story, rule === 'recompute' ? since : at, index);
  if (run !== null) comeLate(run, at);
}

function running(story: Story): Run | null {
  const run = story.current;
  return run !== null && run.stoppedAt === null && run.ended === null ? run : null;
}

function followReply(story: Story, waiting: Waiting, moment: Moment): void {
  if (asksForReply(story, waiting, moment)) {
    if (waiting.since === null) waiting.owedSince = moment.at;
    waiting.since ??= moment.at;
    if (!waiting.resolved && running(story) === null) beginCycle(story, moment.at, moment.index);
    return;
  }
  // Closing a resolved ticket changes nothing: what was written on it goes on waiting (open-case 10).
  const resolves = (moment.is & IS.resolution) !== 0 && !waiting.resolved;
  if (resolves || (moment.is & IS.publicReply) !== 0) {
    const run = running(story);
    if (run !== null) stop(run, moment.at);
    waiting.since = null;
    if (resolves) waiting.resolved = true;
    else waiting.answered = true;
  } else if (moment.type === 'noReplyNeeded') {
    waive(running(story), moment.at);
    waiting.since = null;
  } else if (moment.type === 'reopened' && waiting.resolved) {
    waiting.resolved = false;
    waiting.owedSince = moment.at;
    if (waiting.since !== null) beginCycle(story, moment.at, moment.index);
  }
}

/** Is this a message that wants an answer: a requester's, or the opening where no `firstResponse` target speaks for it? */
function asksForReply(story: Story, waiting: Waiting, moment: Moment): boolean {
  const { timeline } = story.theCase;
  const opening = moment.index === 0 && timeline.openedBy === 'requester';
  if (!opening && (moment.is & IS.requesterMessage) === 0) return false;
  return waiting.answered || !firstResponseApplies(story, moment.index);
}

function firstResponseApplies(story: Story, index: number): boolean {
  const { version } = story.reigns[story.reigning] as Reign;
  const attributes = attributesAt(story.theCase.timeline, index);
  return targetUnder(story.theCase, version, 'firstResponse', attributes) !== null;
}

/** In time, the wait is no longer owed an answer; too late, the breach stands and the clock is stopped (open-case 32). */
function waive(run: Run | null, at: Instant): void {
  if (run === null) return;
  end(run, at, 'waived');
  if (run.breachedAt === null) return;
  run.ended = null;
  run.endedAt = null;
  run.stoppedAt = at;
}
