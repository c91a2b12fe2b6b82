import type { ClockRules, Target } from '../agreement/index.ts';
import { deadline, openBetween } from '../calendar/index.ts';
import type { Duration, Instant } from '../time/index.ts';
import { IS, type Moment, settles, type Timeline } from '../timeline/index.ts';
import { calendarOf } from './allowance.ts';
import { changeTarget } from './change.ts';
import { pauseHolds } from './hold.ts';
import { MEASURE_EVENTS, stopsMeasure } from './measures.ts';
import { precedes, type Reign } from './reign.ts';
import { absorb, goOn, lapse, type Run, stop } from './run.ts';
import { type Start, startOf } from './start.ts';
import { applyTarget, beginOrAwait, beginUnder, conclude, reignUntil, type Story } from './story.ts';

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
  const startAt = start.at;
  const late = startAt !== null && reign.from > startAt;
  const rule = target.rules.priorityChange;
  if (late && rule === 'ignore') return NO_RUNS;
  if (reign === story.reigns[0] || !isDoneBefore(story, target, reign.from, reign.index)) {
    if (startAt === null) return { ...NO_RUNS, notStarted: target };
    const run = beginUnder(story, target, reign.version, late && rule !== 'recompute' ? reign.from : startAt);
    if (late && rule === 'recompute') countFromTheStart(run, reign.from);
  }
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

/**
 * The reign under which a measure's clock begins, and where by its target's rules. Targets that were gone again when the
 * clock started do not count: at the start none applied (open-case 20).
 */
export function firstReign(
  story: Story,
): { readonly reign: Reign; readonly target: Target; readonly start: Start } | null {
  const { reigns } = story;
  let index = reigns.findIndex((reign) => reign.target !== null);
  if (index < 0) return null;
  const start = startOf(story.theCase.timeline, (reigns[index] as Reign).target as Target);
  const decision = start.at === null ? null : decisionOf(story, (reigns[index] as Reign).target as Target, start.at);
  if (decision !== null && targetAt(reigns, decision) === null) {
    index = reigns.findIndex((reign) => reign.target !== null && !precedes(reign, decision.at, decision.index));
    if (index < 0) return null;
  }
  story.reigning = index;
  const reign = reigns[index] as Reign;
  return { reign, target: reign.target as Target, start };
}

interface Decision {
  readonly at: Instant;
  readonly index: number;
}

/** When it is told whether a target applied at the start: there, all changes of that instant made, or at a stop before. */
function decisionOf(story: Story, target: Target, startAt: Instant): Decision {
  const { moments } = story.theCase.timeline;
  const stops = moments.find((moment) => moment.at <= startAt && stopsMeasure(story.measure, target.rules, moment));
  return stops ?? { at: startAt, index: moments.findLastIndex((moment) => moment.at <= startAt) };
}

/** The target in force then; before the first one comes, that one counts as coming. */
function targetAt(reigns: readonly Reign[], { at, index }: Decision): Target | null {
  const before = reigns.filter((reign) => precedes(reign, at, index));
  if (before.every((reign) => reign.target === null)) return reigns.find((reign) => reign.target !== null)?.target ?? null;
  return before[before.length - 1]?.target ?? null;
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

function isBefore(moment: Moment, at: Instant, index: number): boolean {
  return index >= 0 ? moment.index < index : moment.at < at;
}

/** Had the measure been stopped, and not reopened, before its first target came? */
function isDoneBefore(story: Story, target: Target, at: Instant, index: number): boolean {
  let done = false;
  let settled: Settled | null = null;
  for (const moment of story.theCase.timeline.moments) {
    if (!isBefore(moment, at, index)) break;
    if (stopsMeasure(story.measure, target.rules, moment)) done = true;
    else if (undoes(story, moment, settled)) done = false;
    settled = settledAfter(settled, moment);
  }
  return done;
}

function follow(story: Story, moment: Moment, settled: Settled | null, absorbedBreached: AbsorbedBreach): void {
  const run = story.current;
  if (moment.type === 'reopened') {
    if (settled !== null && undoes(story, moment, settled)) reopen(story, run, moment, settled);
  } else if (story.awaitingSince !== null && stopsMeasure(story.measure, rulesOf(story), moment)) {
    story.awaitingSince = null;
  } else if (run === null || run.stoppedAt !== null || run.ended !== null) return;
  else if (moment.type === 'absorbed') takeOver(story, run, moment, absorbedBreached);
  else if (stopsMeasure(story.measure, run.ruling.rules, moment)) stop(run, moment.at);
}

/** The rules of the last clock of the measure, or of the first target that comes. */
function rulesOf(story: Story): ClockRules {
  const target = story.runs[story.runs.length - 1]?.ruling ?? story.reigns.find((reign) => reign.target !== null)?.target;
  return (target as Target).rules;
}

/** SEMANTICS 1.2. A clock that still runs is left alone. */
function reopen(story: Story, run: Run | null, moment: Moment, settled: Settled): void {
  // Done before any target came: a reopening asks for it anew, and now there may be one.
  if (run === null && story.awaitingSince === null) return beginOrAwait(story, moment);
  if (run === null || run.stoppedAt === null) return;
  const { reopen: rule, reopenWindow } = run.ruling.rules;
  if (rule === 'firstResolutionFinal') return;
  if (rule === 'restart' || !isInside(run.ruling, reopenWindow, settled.at, moment.at)) return beginOrAwait(story, moment);
  if (rule === 'countResolvedTime') return countOn(story, run, moment.at);
  goOn(run, moment.at);
  applyTarget(story, run, moment.at);
}

/** Resolved time counts too: the clock is as if it had never stopped, but for a breach in that time, which is of the reopening. */
function countOn(story: Story, run: Run, at: Instant): void {
  const stoppedAt = run.stoppedAt as Instant;
  const isKnown = run.breachedAt !== null;
  run.stoppedAt = null;
  for (const reign of story.reigns) {
    if (reign.from > stoppedAt && reign.from <= at) changeTarget(run, reign.from, reign.target, reign.outOfScope);
  }
  if (!isKnown && run.breachedAt !== null) run.breachedAt = at;
  goOn(run, at);
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
  const holds = pauseHolds(absorbed, { startedAt: Number.NEGATIVE_INFINITY, stopped: [], before: [] }, () => run.ruling);
  const before = holds.filter((hold) => hold.from < moment.at);
  const clipped = before.map((hold) => (hold.to > moment.at ? { ...hold, to: moment.at } : hold));
  absorb(run, moment.at, Math.min(startedAt, run.startedAt), clipped, absorbed.ticket, absorbedBreached(absorbed.ticket));
}


/** A ticket's own start or that of any it absorbed before; `Infinity` when none has started. */
function earliestStart(timeline: Timeline, target: Target): Instant {
  let earliest = startOf(timeline, target).at ?? Number.POSITIVE_INFINITY;
  for (const absorbed of timeline.absorbed.values()) {
    if (absorbed.customer === timeline.customer) earliest = Math.min(earliest, earliestStart(absorbed, target));
  }
  return earliest;
}
