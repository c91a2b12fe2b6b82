import type { Target } from '../../agreement/index.ts';
import { deadline, openBetween } from '../../calendar/index.ts';
import type { Duration, Instant } from '../../time/index.ts';
import type { Moment } from '../../timeline/index.ts';
import { calendarOf } from '../allowance.ts';
import type { Reign } from '../reign.ts';
import { goOn, type Run } from '../run.ts';
import type { Settled } from './settled.ts';
import { applyTarget, beginOrAwait, type Story, takeEffect } from './story.ts';

/** SEMANTICS 1.2. A clock that still runs is left alone. */
export function reopen(story: Story, run: Run | null, moment: Moment, settled: Settled): void {
  // Done while no target gave it a clock: a reopening asks for it anew, and now there may be one.
  if (story.over) beginOrAwait(story, moment);
  if (run === null || run.stoppedAt === null) return;
  const { reopen: rule, reopenWindow } = run.ruling.rules;
  if (rule === 'firstResolutionFinal') return;
  if (rule === 'restart' || !isInside(run.ruling, reopenWindow, settled.at, moment.at)) beginOrAwait(story, moment);
  else if (rule === 'countResolvedTime') countOn(story, run, moment.at);
  else {
    goOn(run, moment.at);
    applyTarget(story, run, story.reigns[story.reigning] as Reign, moment.at);
  }
}

/** Resolved time counts too: all is as if it had never stopped, but for a breach in that time, which is of the reopening. */
function countOn(story: Story, run: Run, at: Instant): void {
  const stoppedAt = run.stoppedAt as Instant;
  const known = story.runs.filter((one) => one.breachedAt !== null);
  run.stoppedAt = null;
  for (const reign of story.reigns) {
    if (reign.from > stoppedAt && reign.from <= at) takeEffect(story, reign);
  }
  for (const one of story.runs) if (one.breachedAt !== null && !known.includes(one)) one.breachedAt = at;
  if (story.current !== null) goOn(story.current, at);
}

/** Equal is inside; a day count is told by its deadline, a duration by the service time since. */
function isInside(target: Target, window: Duration | null, from: Instant, at: Instant): boolean {
  if (window === null) return true;
  if (window.kind === 'service') return openBetween(calendarOf(target), from, at) <= window.ms;
  const last = deadline(calendarOf(target), from, window);
  return typeof last !== 'number' || at <= last;
}
