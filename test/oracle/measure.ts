/**
 * One measure on one ticket, and how its clocks begin.
 */
import { type Clock, checkBreach, newClock, type Pause, pauseAfter, unwalk, walk } from './clock.ts';
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
  readonly pauseEnds: Map<number, number>;
  current: Clock | null;
  /** What first starts its clocks (rule `startOn`, a cut-off not yet looked at); null: that has not come. */
  readonly startedAt: number | null;
  /** A merge did: the cut-off was looked at on the ticket that was absorbed. */
  readonly startedByMerge: boolean;
  /** Since when a cycle is owed or runs, whether or not a target gave it a clock. */
  begun: number | null;
  /** The stopping event came while there was no target to give it a clock. */
  over: boolean;
  /** Before what starts it, it was stopped under a target. */
  doneEarly: boolean;
  /** The ticket is resolved. */
  resolved: boolean;
  /** The ticket was merged into another one. */
  merged: boolean;
  /** When the oldest unanswered message came. */
  oldest: number | null;
  /** A message that came while the ticket was resolved and that nobody has answered. */
  waiting: boolean;
  /** The same measure on the tickets merged into this one. */
  readonly absorbed: Run[];
  /** For each fact, was the ticket out of scope after it? */
  readonly outAfter: boolean[];
}

/** `joining`: by the place of its merge, when the clocks of a ticket merged into this one start. */
export function newRun(
  measure: Measure,
  targets: readonly Target[],
  facts: readonly Fact[],
  joining: ReadonlyMap<number, number>,
): Run {
  const own = targets.filter((target) => target.measure === measure);
  const started = measure === 'nextResponse' ? null : firstStart(own, facts);
  const merges = [...joining].map(([place, start]) => Math.max(start, (facts[place] as Fact).at));
  const merged = own[0]?.rules.merged === 'keepEarliest' ? Math.min(...merges) : Number.POSITIVE_INFINITY;
  const ordinary = started === null ? Number.POSITIVE_INFINITY : pastCutOff(own[0] as Target, started);
  const startedByMerge = measure !== 'nextResponse' && merged < ordinary;
  return {
    measure,
    targets,
    facts,
    own,
    startedAt: startedByMerge ? merged : started,
    startedByMerge,
    appliedAfter: [],
    clocks: [],
    pauseEnds: new Map(),
    current: null,
    begun: null,
    over: false,
    doneEarly: false,
    resolved: false,
    merged: false,
    oldest: null,
    waiting: false,
    outAfter: [],
    absorbed: [],
  };
}

function isReport(fact: Fact, channels: readonly string[] | undefined): boolean {
  if (fact.kind !== 'opened' && !isRequesterMessage(fact)) return false;
  return channels === undefined ? fact.kind === 'opened' : channels.includes(fact.event.data['channel'] as string);
}

/** Open cases 34 and 36. */
function firstStart(own: readonly Target[], facts: readonly Fact[]): number | null {
  const { startOn, channels } = own[0]?.rules ?? {};
  const starts = ({ kind, event: { data } }: Fact): boolean =>
    kind === 'priorityChanged' || (kind === 'opened' && data['confirmed'] === true && 'priority' in data);
  const found = facts.find((fact) => {
    if (startOn === 'qualified') return starts(fact);
    return startOn === 'assigned' ? fact.kind === 'assigned' : isReport(fact, channels);
  });
  return found?.at ?? null;
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
  begin(run, place, rule === 'recompute' ? ordinary : Math.max(at, ordinary), target);
}

/** A new clock from `from` on, gone through again what the ticket went through since; judged up to `until`, if not now. */
export function begin(run: Run, place: number, from: number, target: Target, until?: number): Clock {
  const clock = newClock(run.clocks.length + 1, from, (run.facts[place] as Fact).at, target, run.pauseEnds);
  run.clocks.push(clock);
  run.current = clock;
  run.facts.slice(0, place + 1).forEach((fact, earlier) => {
    if (fact.kind === 'paused') clock.pauseTargets.set(earlier, targetOfPause(run, earlier) ?? target);
  });
  run.facts.slice(0, place + 1).forEach((fact, earlier) => {
    walk(clock, fact.at, openPause(run, clock, earlier));
  });
  const { at } = run.facts[place] as Fact;
  checkBreach(clock, until ?? at, at);
  return clock;
}

/** Open case 26: the target in force when the pause began, else the last one that was, else the first that came. */
function targetOfPause(run: Run, place: number): Target | null {
  const before = run.appliedAfter.slice(0, place + 1).findLast((target) => target !== null);
  return before ?? run.appliedAfter.find((target) => target !== null) ?? null;
}

/** Open case 35: a report later than the cut-off counts from the next instant at which a window begins. */
export function ordinaryStart(run: Run, target: Target): number {
  const begun = run.begun ?? Number.NEGATIVE_INFINITY;
  const { startedAt, startedByMerge } = run;
  if (startedAt === null) return begun;
  return Math.max(begun, startedByMerge ? startedAt : pastCutOff(target, startedAt));
}

function pastCutOff(target: Target, startedAt: number): number {
  const { cutOff, startOn } = target.rules;
  const isLate =
    cutOff !== undefined && startOn === 'opened' && wallAt(target.hours.zone, startedAt) % 1440 > minuteOfDay(cutOff);
  return isLate ? nextWindowStart(target.hours, startedAt) : startedAt;
}

/** Begins a cycle after fact number `place`, at its instant or the start; a clock comes of it where a target applies. */
export function beginCycle(run: Run, place: number): void {
  run.begun = (run.facts[place] as Fact).at;
  run.over = false;
  run.current = null;
  const target = run.appliedAfter[place] ?? null;
  if (target !== null) begin(run, place, ordinaryStart(run, target), target);
}

/** Another target, or none, at the instant at which the clock began, or before its start: that one is in force there. */
export function beginAgain(run: Run, clock: Clock, place: number, target: Target | null, until?: number): void {
  unwalk(clock, Number.NEGATIVE_INFINITY);
  run.clocks.pop();
  run.current = null;
  if (target === null) return;
  const again = begin(run, place, clock.start, target, until);
  // What applied for no time has broken nothing.
  if (clock.breach === null) again.firstVerdict ??= clock.firstVerdict;
}
