/**
 * One measure on one ticket, and how its clocks begin.
 */
import { type Clock, checkBreach, newClock, type Pause, type PauseEnd, pauseAfter, walk } from './clock.ts';
import { type Fact, isRequesterMessage, type Measure } from './facts.ts';
import { minuteOfDay, nextWindowStart } from './hours.ts';
import { wallAt } from './local-time.ts';
import type { Target } from './ticket.ts';

export interface Run {
  readonly measure: Measure;
  readonly targets: readonly Target[];
  readonly facts: readonly Fact[];
  /** Those of the targets that are of this measure, and for each fact the one that applied after it. */
  readonly own: readonly Target[];
  readonly appliedAfter: (Target | null)[];
  readonly clocks: Clock[];
  /** Where `maxPause` ends each pause: told once a pause, whatever cycle it held first. */
  readonly pauseEnds: Map<number, PauseEnd>;
  current: Clock | null;
  /** The ordinary start of the cycle, whether or not a target gave it a clock. */
  begun: number | null;
  /** Was that start a report, so that a cut-off may move it? */
  begunByReport: boolean;
  /** The start was seen once. */
  started: boolean;
  /** The stopping event came before there was a clock. */
  over: boolean;
  /** A message that came while the ticket was resolved and that nobody has answered. */
  waiting: boolean;
  /** The target a clock that has not started would have; it keeps the last one that applied before it was over. */
  expected: Target | null;
  /** Why the texts do not say what this measure shows; null: they do. */
  unsaid: string | null;
}

export function newRun(measure: Measure, targets: readonly Target[], facts: readonly Fact[]): Run {
  return {
    measure,
    targets,
    facts,
    own: targets.filter((target) => target.measure === measure),
    appliedAfter: [],
    clocks: [],
    pauseEnds: new Map(),
    current: null,
    begun: null,
    begunByReport: false,
    started: false,
    over: false,
    waiting: false,
    expected: null,
    unsaid: null,
  };
}

/** The pause the clock sees when `place` facts have come. */
export const openPause = (run: Run, clock: Clock, place: number): Pause | null =>
  pauseAfter(clock, run.facts.slice(0, place), isRequesterMessage);

/** Open case 20: the first target comes after the ordinary start. */
export function beginLate(run: Run, place: number, target: Target): void {
  const { at } = run.facts[place] as Fact;
  const ordinary = ordinaryStart(run, target);
  const rule = target.rules.priorityChange;
  if (rule === 'ignore' && at > ordinary) return;
  if (rule === 'ignore' && at === run.begun) run.unsaid = 'its first target came at the very instant of the start';
  begin(run, place, rule === 'recompute' ? ordinary : Math.max(at, ordinary), target);
}

/** A new clock from `from` on. What the ticket went through since then is gone through again. */
export function begin(run: Run, place: number, from: number, target: Target): Clock {
  const clock = newClock(run.clocks.length + 1, from, (run.facts[place] as Fact).at, target, run.pauseEnds);
  run.clocks.push(clock);
  run.current = clock;
  run.facts.slice(0, place + 1).forEach((fact, earlier) => {
    if (fact.kind === 'paused') clock.pauseTargets.set(earlier, run.appliedAfter[earlier] ?? target);
  });
  run.facts.slice(0, place + 1).forEach((fact, earlier) => {
    walk(clock, fact.at, openPause(run, clock, earlier));
  });
  const { at } = run.facts[place] as Fact;
  const pause = openPause(run, clock, place + 1);
  const between = run.appliedAfter.slice(pause?.place ?? place);
  if (between[0] === null && run.appliedAfter.some((other) => other !== null && other !== target))
    clock.unsaid = 'it was paused when no target applied, and more than one has';
  const end = pause === null ? undefined : run.pauseEnds.get(pause.place);
  if (end !== undefined && end.target !== between[0]) clock.unsaid = 'another target’s hours limit this pause';
  checkBreach(clock, at, at);
  return clock;
}

/** Open case 35: a report later than the cut-off counts from the next instant at which a window begins. */
export function ordinaryStart(run: Run, target: Target): number {
  const { cutOff } = target.rules;
  const begun = run.begun ?? Number.NEGATIVE_INFINITY;
  if (cutOff === undefined || run.begun === null || !run.begunByReport) return begun;
  const timeOfDay = wallAt(target.hours.zone, begun) % 1440;
  return timeOfDay > minuteOfDay(cutOff) ? nextWindowStart(target.hours, begun) : begun;
}

/** Begins a cycle after fact number `place`, at its instant; a clock comes of it where a target applies. */
export function beginCycle(run: Run, place: number, byReport: boolean): void {
  run.begun = (run.facts[place] as Fact).at;
  run.begunByReport = byReport;
  run.started = true;
  run.over = false;
  run.current = null;
  const target = run.appliedAfter[place] ?? null;
  if (target !== null) begin(run, place, ordinaryStart(run, target), target);
}

/** Another target at the instant at which the clock began, or before its start: that one is in force at the start. */
export function beginAgain(run: Run, clock: Clock, place: number, target: Target | null): void {
  run.clocks.pop();
  run.current = null;
  if (target === null && clock.createdAt === run.facts[place]?.at) run.unsaid = 'its target applied for no time at all';
  if (target === null && clock.firstVerdict !== null)
    run.unsaid = 'it was stopped before its start and has no target there';
  if (target === null) return;
  const again = begin(run, place, clock.start, target);
  again.firstVerdict ??= clock.firstVerdict;
}
