import type { Agreement, ClockMeasure, Target, Versions } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import type { Moment, Timeline } from '../../timeline/index.ts';
import { changeTarget, replaceTarget } from '../change.ts';
import { type Case, precedes, type Reign, reignsOf } from '../reign.ts';
import { begin, comeLate, end, type Run } from '../run.ts';
import { pausesFor } from './pauses.ts';

/** What a measure is told of a ticket while its clocks are followed through it. Mutable; seen only inside this room. */
export interface Story {
  readonly theCase: Case;
  readonly measure: ClockMeasure;
  readonly versions: Versions;
  readonly runs: Run[];
  reigns: readonly Reign[];
  /** The reign in force; -1 before the first. */
  reigning: number;
  /** The clock that still counts, or the last one that could be reopened; null between cycles. */
  current: Run | null;
  /** Since when a new cycle is owed, as soon as a target applies; null: none is. */
  awaitingSince: Instant | null;
  /** Where its clocks first start: no cycle starts before, though a reopening may ask for one earlier. */
  startAt: Instant;
  /** What stops it came while no target gave it a clock. */
  over: boolean;
}

/** The story of a measure on a ticket, before its first moment. */
export function storyOf(theCase: Case, measure: ClockMeasure, versions: Versions): Story {
  const reigns = reignsOf(theCase, measure, versions, theCase.timeline.openedAt);
  const startAt = theCase.timeline.openedAt;
  return {
    theCase,
    measure,
    versions,
    runs: [],
    reigns,
    reigning: -1,
    current: null,
    awaitingSince: null,
    startAt,
    over: false,
  };
}

/** The target in force where the story stands. */
export function reigningTarget(story: Story): Target | null {
  return story.reigns[story.reigning]?.target ?? null;
}

/** A new cycle under the target in force, or owed until one comes. */
export function beginOrAwait(story: Story, moment: Moment): void {
  const since = Math.max(moment.at, story.startAt);
  story.over = false;
  if (beginCycle(story, since, moment.index) !== null) return;
  story.awaitingSince = since;
  story.current = null;
}

/** A new cycle under the target in force; the version in force at its start judges it (open-case 19). Null: none applies. */
export function beginCycle(story: Story, at: Instant, index: number): Run | null {
  const { theCase, measure, versions } = story;
  if (versions.versions.length > 1) {
    story.reigns = reignsOf(theCase, measure, versions, at);
    story.reigning = -1;
    while (nextReigns(story, at, index)) story.reigning += 1;
  }
  const target = reigningTarget(story);
  if (target === null) return null;
  const version = (story.reigns[story.reigning] as Reign).version;
  return beginUnder(story, target, version, at);
}

/** A new cycle under a given target. */
export function beginUnder(story: Story, target: Target, version: Agreement, at: Instant): Run {
  const run = begin(story.runs.length + 1, version, target, at, pausesFor(story, target));
  story.runs.push(run);
  story.current = run;
  story.awaitingSince = null;
  return run;
}

/** True when the next reign begins no later than this moment. */
export function nextReigns(story: Story, at: Instant, index: number): boolean {
  const next = story.reigns[story.reigning + 1];
  return next !== undefined && precedes(next, at, index);
}

/**
 * Lets every reign up to a moment take effect. A clock that is stopped is left alone until it is reopened.
 * @param onTarget told of each reign's beginning, after its effect
 */
export function reignUntil(story: Story, at: Instant, index: number, onTarget?: (reign: Reign) => void): void {
  while (nextReigns(story, at, index)) {
    story.reigning += 1;
    const reign = story.reigns[story.reigning] as Reign;
    takeEffect(story, reign);
    onTarget?.(reign);
  }
}

/** A reign's effect on what is under way at its beginning. */
export function takeEffect(story: Story, reign: Reign): void {
  const run = story.current;
  if (story.awaitingSince !== null && reign.target !== null) beginOwed(story, reign.target, reign, story.awaitingSince);
  else if (run !== null && run.stoppedAt === null && run.ended === null) applyTarget(story, run, reign, reign.from);
}

/** A cycle owed since an instant, under a target that may come only later (open-case 20). */
export function beginOwed(story: Story, target: Target, reign: Reign, since: Instant): void {
  const rule = target.rules.priorityChange;
  const late = reign.from > since;
  story.awaitingSince = null;
  if (late && rule === 'ignore') return;
  const run = beginUnder(story, target, reign.version, late && rule !== 'recompute' ? reign.from : since);
  if (late) comeLate(run, reign.from);
}

/** Lets a reign's target take effect on a clock; under `restart` it supersedes the clock and begins a cycle. */
export function applyTarget(story: Story, run: Run, reign: Reign, at: Instant): void {
  const { target } = reign;
  if (at <= run.cameAt) {
    // What applied for no time, or no longer at the start, gave it no clock (open-case 20) and broke nothing.
    if (target === null) withdraw(story, run);
    else replaceTarget(run, target);
  } else if (target !== null && target !== run.ruling && target.rules.priorityChange === 'restart') {
    end(run, at, 'superseded');
    beginUnder(story, target, reign.version, at);
  } else changeTarget(run, at, target, reign.outOfScope);
}

function withdraw(story: Story, run: Run): void {
  story.runs.pop();
  story.current = null;
  // A message that waits for a reply is remembered by who follows the replies.
  if (story.measure !== 'nextResponse') story.awaitingSince = run.startedAt;
}

/** Brings a story to its end: changes up to `asOf`, then cancelling or merging away. */
export function conclude(story: Story): readonly Run[] {
  const { timeline, asOf } = story.theCase;
  const last = timeline.moments.length;
  const until = timeline.merged?.at ?? timeline.cancelledAt ?? asOf;
  reignUntil(story, until, last);
  for (const run of story.runs) endWithTicket(run, timeline);
  return story.runs;
}

function endWithTicket(run: Run, { cancelledAt, merged }: Timeline): void {
  if (cancelledAt !== null) cancel(run, cancelledAt);
  else if (merged === null) return;
  else if (run.ruling.rules.merged === 'dropAbsorbed') cancel(run, merged.at);
  else if (run.stoppedAt === null && run.ended === null) end(run, merged.at, 'superseded');
}

/** A clock that had ended before ends where it did, and leaves the counts too. */
function cancel(run: Run, at: Instant): void {
  if (run.ended === null) end(run, at, 'cancelled');
  run.ended = 'cancelled';
}
