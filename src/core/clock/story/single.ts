import type { ClockRules, Target } from '../../agreement/index.ts';
import { deadline, openBetween } from '../../calendar/index.ts';
import type { Duration, Instant } from '../../time/index.ts';
import { IS, type Moment, settles, type Timeline } from '../../timeline/index.ts';
import { calendarOf } from '../allowance.ts';
import { pauseHolds } from '../hold.ts';
import { MEASURE_EVENTS, stopsMeasure } from '../measures.ts';
import { precedes, type Reign } from '../reign.ts';
import { absorb, goOn, lapse, type Run, stop } from '../run.ts';
import { firstReign, startOf } from '../start.ts';
import { applyTarget, beginOrAwait, beginUnder, conclude, reignUntil, type Story, takeEffect } from './story.ts';

/** Clocks of a measure, and why there is none where a target would have applied. */
export interface Runs {
  readonly runs: readonly Run[];
  /** Begun by a target, but not by the ticket yet: under which. */
  readonly notStarted: Target | null;
  readonly channelNotCovered: boolean;
}

/** Nothing to time. */
export const NO_RUNS: Runs = { runs: [], notStarted: null, channelNotCovered: false };

/** What the absorbed tickets' clocks of the measure came to, for the survivor's. */
export type AbsorbedBreach = (ticket: string) => boolean;

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
  story.over = early.done && reign !== story.reigns[0];
  if (!story.over) beginFirst(story, reign, target, Math.max(start.at, early.askedAt));
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

/** The first cycle, owed since the start or since a reopening asked for it anew; its target may come late (open-case 20). */
function beginFirst(story: Story, reign: Reign, target: Target, since: Instant): void {
  const late = reign.from > since;
  const rule = target.rules.priorityChange;
  if (late && rule === 'ignore') return;
  beginUnder(story, target, reign.version, late && rule !== 'recompute' ? reign.from : since);
  if (late && rule === 'recompute') countFromTheStart(story.current as Run, reign.from);
}

/** A target that came late under `recompute` counts from the ordinary start; a breach it brings about is of its coming. */
function countFromTheStart(run: Run, cameAt: Instant): void {
  run.targets = [{ target: run.ruling, from: cameAt, to: null }];
  lapse(run, cameAt, true);
}

/** When a ticket was last resolved (or restored, if not), for `reopenWindow`. */
interface Settled {
  readonly at: Instant;
  readonly resolved: boolean;
}

function settledAfter(settled: Settled | null, moment: Moment): Settled | null {
  if (moment.type === 'reopened') return null;
  if (!settles(moment)) return settled;
  const resolved = (moment.is & IS.resolution) !== 0;
  return settled?.resolved === true ? settled : { at: moment.at, resolved };
}

/** Does this reopening concern the measure? On a ticket neither resolved nor restored it changes nothing. */
function undoes(story: Story, moment: Moment, settled: Settled | null): boolean {
  return moment.type === 'reopened' && settled !== null && MEASURE_EVENTS[story.measure].reopenable;
}

/** Does it stop the measure? A reopening that changes nothing is no act upon the ticket either (open-case 10). */
function isStop(story: Story, rules: ClockRules, moment: Moment, settled: Settled | null): boolean {
  if (moment.type === 'reopened' && settled === null) return false;
  return stopsMeasure(story.measure, rules, moment);
}

function isBefore(moment: Moment, at: Instant, index: number): boolean {
  return index >= 0 ? moment.index < index : moment.at < at;
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
  if (settled !== null && undoes(story, moment, settled)) reopen(story, run, moment, settled);
  else if (run === null && isStop(story, rulesOf(story), moment, settled)) {
    story.awaitingSince = null;
    story.over = true;
  } else if (run === null || run.stoppedAt !== null || run.ended !== null) return;
  else if (moment.type === 'absorbed') takeOver(story, run, moment, absorbedBreached);
  else if (isStop(story, run.ruling.rules, moment, settled)) stop(run, moment.at);
}

/** The rules of the last clock of the measure, or of the first target that comes. */
function rulesOf(story: Story): ClockRules {
  const target =
    story.runs[story.runs.length - 1]?.ruling ?? story.reigns.find((reign) => reign.target !== null)?.target;
  return (target as Target).rules;
}

/** SEMANTICS 1.2. A clock that still runs is left alone. */
function reopen(story: Story, run: Run | null, moment: Moment, settled: Settled): void {
  // Done while no target gave it a clock: a reopening asks for it anew, and now there may be one.
  if (run === null && story.over) return beginOrAwait(story, moment);
  if (run === null || run.stoppedAt === null) return;
  const { reopen: rule, reopenWindow } = run.ruling.rules;
  if (rule === 'firstResolutionFinal') return;
  if (rule === 'restart' || !isInside(run.ruling, reopenWindow, settled.at, moment.at))
    return beginOrAwait(story, moment);
  if (rule === 'countResolvedTime') return countOn(story, run, moment.at);
  goOn(run, moment.at);
  applyTarget(story, run, story.reigns[story.reigning] as Reign, moment.at);
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

/** The ticket that was merged into this one; null when it is another customer's. */
export function absorbedBy(story: Story, moment: Moment): Timeline | null {
  const { timeline } = story.theCase;
  const absorbed = moment.via === null ? undefined : timeline.absorbed.get(moment.via);
  return absorbed === undefined || absorbed.customer !== timeline.customer ? null : absorbed;
}

/** A ticket of the same customer was merged into this one (open-case 37). */
function takeOver(story: Story, run: Run, moment: Moment, absorbedBreached: AbsorbedBreach): void {
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
