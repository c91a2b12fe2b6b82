import type { Instant } from '../../time/index.ts';
import { IS, type Moment } from '../../timeline/index.ts';
import { stopsMeasure } from '../measures.ts';
import { stop } from '../run.ts';
import { firstReign } from '../start.ts';
import { isBefore } from './settled.ts';
import { NO_RUNS, type Runs } from './single.ts';
import { beginOrAwait, beginOwed, conclude, reignUntil, type Story } from './story.ts';

/** Follows `periodicUpdate`: from the start to the first public update, then from each to the next, until resolution. */
export function followUpdates(story: Story): Runs {
  const first = firstReign(story);
  if (first === null) return NO_RUNS;
  const { reign, target, start } = first;
  if (!start.covered) return { ...NO_RUNS, channelNotCovered: true };
  const { moments } = story.theCase.timeline;
  const early = moments.filter((moment) => isBefore(moment, reign.from, reign.index));
  const before = updatesBefore(early);
  let { resolved } = before;
  if (start.at === null) {
    const isGone = resolved && !moments.slice(early.length).some((moment) => moment.type === 'reopened');
    return { ...NO_RUNS, notStarted: isGone ? null : target };
  }
  story.startAt = start.at;
  if (!resolved) beginOwed(story, target, reign, Math.max(before.since ?? start.at, start.at));
  for (const moment of moments.slice(early.length)) {
    reignUntil(story, moment.at, moment.index);
    resolved = followUpdate(story, moment, resolved);
  }
  return { ...NO_RUNS, runs: conclude(story) };
}

/** What came before the first target: the last update or reopening, since which a cycle would run; and is it resolved? */
function updatesBefore(early: readonly Moment[]): { readonly since: Instant | null; readonly resolved: boolean } {
  let since: Instant | null = null;
  let resolved = false;
  for (const moment of early) {
    if (moment.type === 'reopened') {
      if (resolved) since = moment.at;
      resolved = false;
    } else if ((moment.is & IS.resolution) !== 0) resolved = true;
    else if ((moment.is & IS.publicUpdate) !== 0 && !resolved) since = moment.at;
  }
  return { since, resolved };
}

/** One moment's effect; returns whether the ticket is resolved after it. */
function followUpdate(story: Story, moment: Moment, resolved: boolean): boolean {
  if (moment.type === 'reopened') {
    if (resolved) beginOrAwait(story, moment);
    return false;
  }
  const run = story.current;
  const resolves = (moment.is & IS.resolution) !== 0;
  const running = run !== null && run.stoppedAt === null;
  // An update given before the clock's start (a cut-off, a later qualification) is not the one it waits for.
  if (running && (resolves || moment.at >= run.startedAt) && stopsMeasure('periodicUpdate', run.ruling.rules, moment)) {
    stop(run, moment.at);
    if (!resolves) beginOrAwait(story, moment);
  }
  // With no cycle running (its target came late, and is ignored) an update begins the next one all the same.
  else if (!running && !resolves && !resolved && (moment.is & IS.publicUpdate) !== 0) beginOrAwait(story, moment);
  if (resolves) story.awaitingSince = null;
  return resolved || resolves;
}
