import type { Target } from '../agreement/index.ts';
import { IS, type Moment } from '../timeline/index.ts';
import { stopsMeasure } from './measures.ts';
import type { Reign } from './reign.ts';
import { stop } from './run.ts';
import { NO_RUNS, type Runs } from './single.ts';
import { startOf } from './start.ts';
import { beginCycle, beginUnder, conclude, reignUntil, type Story } from './story.ts';

/** Follows `periodicUpdate`: from the start to the first public update, then from each to the next, until resolution. */
export function followUpdates(story: Story): Runs {
  const first = story.reigns.findIndex((reign) => reign.target !== null);
  if (first < 0) return NO_RUNS;
  const reign = story.reigns[first] as Reign;
  const target = reign.target as Target;
  const { moments } = story.theCase.timeline;
  const early = first === 0 ? [] : moments.filter((moment) => isBefore(moment, reign));
  if (first > 0 && (target.rules.priorityChange === 'ignore' || isResolved(early))) return NO_RUNS;
  const start = startOf(story.theCase.timeline, target);
  if (!start.covered) return { ...NO_RUNS, channelNotCovered: true };
  if (start.at === null) return { ...NO_RUNS, notStarted: target };
  story.reigning = first;
  beginUnder(story, target, reign.version, first > 0 && reign.from > start.at ? reign.from : start.at);
  let resolved = false;
  for (const moment of moments.slice(early.length)) {
    reignUntil(story, moment.at, moment.index);
    resolved = followUpdate(story, moment, resolved);
  }
  return { ...NO_RUNS, runs: conclude(story) };
}

function isBefore(moment: Moment, reign: Reign): boolean {
  return reign.index >= 0 ? moment.index < reign.index : moment.at < reign.from;
}

function isResolved(moments: readonly Moment[]): boolean {
  return moments.reduce(
    (resolved, moment) => (moment.type === 'reopened' ? false : resolved || (moment.is & IS.resolution) !== 0),
    false,
  );
}

/** One moment's effect; returns whether the ticket is resolved after it. */
function followUpdate(story: Story, moment: Moment, resolved: boolean): boolean {
  if (moment.type === 'reopened') {
    if (resolved) story.awaiting = beginCycle(story, moment.at, moment.index) === null;
    return false;
  }
  const run = story.current;
  const resolves = (moment.is & IS.resolution) !== 0;
  const running = run !== null && run.stoppedAt === null && run.ended === null;
  // An update given before the clock's start (a cut-off, a later qualification) is not the one it waits for.
  if (running && (resolves || moment.at >= run.startedAt) && stopsMeasure('periodicUpdate', run.ruling.rules, moment)) {
    stop(run, moment.at);
    if (!resolves) story.awaiting = beginCycle(story, moment.at, moment.index) === null;
  }
  return resolved || resolves;
}
