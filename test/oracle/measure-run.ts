/**
 * One measure on one ticket: begins its clocks, stops them, takes them up again, as the facts come.
 */
import {
  type Clock,
  type ClockReading,
  changeTarget,
  checkBreach,
  newClock,
  type Pause,
  pauseAfter,
  readingAt,
  walk,
} from './clock.ts';
import { type Fact, isPublicUpdate, isRequesterMessage, type Measure, stops } from './facts.ts';
import { minuteOfDay, nextWindowStart } from './hours.ts';
import { wallAt } from './local-time.ts';
import { endOf, lengthOf, type Target, type Ticket, targetFor } from './ticket.ts';

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
  /** The ordinary start of the cycle, whether or not a target gave it a clock. */
  begun: number | null;
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

const REOPENED: readonly Measure[] = ['workaround', 'restoration', 'resolution'];

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
    started: false,
    over: false,
    waiting: false,
    expected: null,
    unsaid: null,
  };
}

const openPause = (run: Run, clock: Clock, place: number): Pause | null =>
  pauseAfter(clock, run.facts.slice(0, place), isRequesterMessage);

/** Walks the clock that may still change up to an instant; `place`: how many facts have come before it. */
export function walkTo(run: Run, to: number, place: number): void {
  const clock = run.current;
  if (clock === null || clock.final) return;
  walk(clock, to, openPause(run, clock, place));
  checkBreach(clock, to, null);
}

/** The measure after fact number `place`; the ticket before and after it. */
export function take(run: Run, place: number, before: Ticket, ticket: Ticket): void {
  const fact = run.facts[place] as Fact;
  walkTo(run, fact.at, place);
  const target = targetFor(run.targets, run.measure, ticket);
  run.appliedAfter.push(target);
  if (!run.over && target !== null) run.expected = target;
  if (target?.id !== (run.appliedAfter.at(-2) ?? null)?.id) retarget(run, place, standing(run, ticket, target));
  if (fact.kind === 'paused' && run.current !== null) run.current.pauseTargets.set(place, run.current.target);
  start(run, place, before, ticket);
  const resolves = ticket.resolved && !before.resolved;
  if (resolves || stopsBy(run, fact, before)) stop(run, place, ticket);
  if (fact.kind === 'noReplyNeeded' && run.measure === 'nextResponse') needsNoReply(run, place);
  if (fact.kind === 'reopened' && (before.resolved || before.restored)) reopen(run, place, before);
  if (fact.kind === 'cancelled') cancel(run);
}

/** A reopening that changes nothing (open case 10) is no update either. */
function stopsBy(run: Run, fact: Fact, before: Ticket): boolean {
  const changesNothing = fact.kind === 'reopened' && !before.resolved && !before.restored;
  return run.own[0] !== undefined && !changesNothing && stops(run.measure, fact, run.own[0].rules);
}

/** Under `ignore` the target chosen at the start stands, as long as the ticket is in scope (open case 18). */
function standing(run: Run, ticket: Ticket, target: Target | null): Target | null {
  if (run.current?.target.rules.priorityChange !== 'ignore') return target;
  if (run.current.createdAt === run.facts[run.appliedAfter.length - 1]?.at) return target;
  return ticket.outOfScope ? null : run.current.target;
}

function retarget(run: Run, place: number, target: Target | null): void {
  const { at } = run.facts[place] as Fact;
  const clock = run.current;
  if (clock === null) {
    if (run.begun !== null && !run.over && target !== null) beginLate(run, place, target);
    return;
  }
  if (clock.createdAt === at && clock.stoppedAt === null) {
    beginAgain(run, clock, place, target);
    return;
  }
  if (clock.final || (clock.stoppedAt !== null && clock.target.rules.priorityChange === 'restart')) return;
  if (changeTarget(clock, target, at) === 'restart') restart(run, clock, place, target as Target);
  else checkBreach(clock, at, at);
}

/** Another target at the very instant at which the clock began: it is the one in force at the start. */
function beginAgain(run: Run, clock: Clock, place: number, target: Target | null): void {
  run.clocks.pop();
  run.current = null;
  if (target !== null) begin(run, place, clock.start, target);
}

function restart(run: Run, clock: Clock, place: number, target: Target): void {
  const { at } = run.facts[place] as Fact;
  clock.ended = 'superseded';
  clock.atStop = readingAt(clock, at, null);
  clock.final = true;
  begin(run, place, Math.max(at, clock.start), target);
}

/** Open case 20: the first target comes after the ordinary start. */
function beginLate(run: Run, place: number, target: Target): void {
  const { at } = run.facts[place] as Fact;
  const ordinary = afterCutOff(run.begun as number, target);
  const rule = target.rules.priorityChange;
  if (rule === 'ignore' && at !== run.begun) return;
  begin(run, place, rule === 'recompute' ? ordinary : Math.max(at, ordinary), target);
}

/** A new clock from `from` on. What the ticket went through since then is gone through again. */
function begin(run: Run, place: number, from: number, target: Target): void {
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
  checkBreach(clock, at, at);
}

/** Open case 35: a report later than the cut-off counts from the next instant at which a window begins. */
function afterCutOff(report: number, target: Target): number {
  const { cutOff } = target.rules;
  if (cutOff === undefined) return report;
  const timeOfDay = wallAt(target.hours.zone, report) % 1440;
  return timeOfDay > minuteOfDay(cutOff) ? nextWindowStart(target.hours, report) : report;
}

function beginCycle(run: Run, place: number, from: number): void {
  run.begun = from;
  run.started = true;
  run.over = false;
  run.current = null;
  const target = run.appliedAfter[place] ?? null;
  if (target === null) return;
  begin(run, place, run.clocks.length === 0 ? afterCutOff(from, target) : from, target);
}

function isReport(run: Run, fact: Fact): boolean {
  const channels = run.own[0]?.rules.channels;
  if (fact.kind !== 'opened' && !isRequesterMessage(fact)) return false;
  return channels === undefined ? fact.kind === 'opened' : channels.includes(fact.event.data['channel'] as string);
}

function isOrdinaryStart(run: Run, fact: Fact): boolean {
  const { data } = fact.event;
  switch (run.own[0]?.rules.startOn) {
    case 'qualified':
      return (
        fact.kind === 'priorityChanged' || (fact.kind === 'opened' && data['confirmed'] === true && 'priority' in data)
      );
    case 'assigned':
      return fact.kind === 'assigned';
    default:
      return isReport(run, fact);
  }
}

function start(run: Run, place: number, before: Ticket, ticket: Ticket): void {
  const fact = run.facts[place] as Fact;
  if (run.measure === 'nextResponse') {
    startOnMessage(run, place, before, ticket);
    return;
  }
  if (run.measure === 'periodicUpdate' && run.started) return;
  if (run.started || run.over || !isOrdinaryStart(run, fact)) return;
  if (ticket.resolved) run.unsaid = 'it starts on a resolved ticket';
  beginCycle(run, place, fact.at);
}

function startOnMessage(run: Run, place: number, before: Ticket, ticket: Ticket): void {
  const fact = run.facts[place] as Fact;
  const byRequester = fact.event.data['by'] !== 'agent' && fact.event.data['by'] !== 'system';
  if (!(fact.kind === 'opened' ? byRequester : isRequesterMessage(fact))) return;
  if (targetFor(run.targets, 'firstResponse', ticket) !== null && !before.answered) return;
  if (ticket.resolved) run.waiting = true;
  else if (run.begun === null) beginCycle(run, place, fact.at);
}

function stop(run: Run, place: number, ticket: Ticket): void {
  const fact = run.facts[place] as Fact;
  stopClock(run, place);
  if (run.measure === 'nextResponse') {
    run.begun = null;
    run.current = null;
    run.waiting = false;
    return;
  }
  if (run.measure === 'periodicUpdate') {
    const wasStarted = run.started;
    if (run.current !== null && fact.at < run.current.start) run.unsaid = 'an update came before the cut-off’s start';
    if (!wasStarted && ticket.resolved) {
      run.over = true;
      if (run.own.length > 0) run.unsaid = 'the stopping event came before the start';
    }
    run.begun = null;
    run.current = null;
    if (wasStarted && !ticket.resolved && isPublicUpdate(fact)) beginCycle(run, place, fact.at);
    return;
  }
  if (run.current === null) {
    if (!run.started && run.own.length > 0) run.unsaid = 'the stopping event came before the start';
    run.over = true;
  }
}

function stopClock(run: Run, place: number): void {
  const { at } = run.facts[place] as Fact;
  const clock = run.current;
  if (clock === null || clock.final || clock.stoppedAt !== null) return;
  clock.stoppedAt = at;
  if (clock.applies) clock.firstVerdict ??= 'met';
  clock.atStop = readingAt(clock, at, null);
  if (!REOPENED.includes(run.measure)) clock.final = true;
}

/** Open case 32. */
function needsNoReply(run: Run, place: number): void {
  const clock = run.current;
  if (clock !== null) {
    if (clock.breach === null) clock.ended = 'notApplicable';
    const before = clock.firstVerdict;
    stopClock(run, place);
    clock.firstVerdict = before;
    clock.final = true;
  }
  run.begun = null;
  run.current = null;
}

function reopen(run: Run, place: number, before: Ticket): void {
  const { at } = run.facts[place] as Fact;
  if (run.measure === 'nextResponse' && run.waiting) {
    run.waiting = false;
    beginCycle(run, place, at);
    return;
  }
  if (run.measure === 'periodicUpdate' && run.started && run.begun === null) {
    beginCycle(run, place, at);
    return;
  }
  const clock = run.current;
  if (!REOPENED.includes(run.measure) || clock === null || clock.final || clock.stoppedAt === null) return;
  const { reopen: rule } = clock.target.rules;
  if (rule === 'firstResolutionFinal') clock.final = true;
  else if (rule === 'restart' || at > windowEnd(clock, before)) {
    clock.final = true;
    beginCycle(run, place, at);
  } else resume(run, clock, place);
}

/** The last instant at which a reopening still takes the clock up again. */
function windowEnd(clock: Clock, before: Ticket): number {
  const { reopenWindow } = clock.target.rules;
  const last = before.lastResolution ?? before.lastRestoration;
  if (reopenWindow === 'none' || last === null) return Number.POSITIVE_INFINITY;
  return endOf(lengthOf(reopenWindow), clock.target.hours, last);
}

function resume(run: Run, clock: Clock, place: number): void {
  const { at } = run.facts[place] as Fact;
  const stopped = clock.atStop as ClockReading;
  clock.stoppedAt = null;
  const target = run.appliedAfter[place] ?? null;
  if (clock.target.rules.priorityChange === 'restart') {
    clock.applies = target !== null;
    if (target !== null && target.id !== clock.target.id) {
      clock.stoppedAt = stopped.stoppedAt;
      clock.final = true;
      run.unsaid = 'reopened with another target under restart';
      begin(run, place, at, target);
      return;
    }
  }
  clock.atStop = null;
  checkBreach(clock, at, at);
}

function cancel(run: Run): void {
  for (const clock of run.clocks) {
    if (clock.atStop === null) clock.atStop = readingAt(clock, (run.facts.at(-1) as Fact).at, null);
    clock.ended = 'cancelled';
    clock.final = true;
  }
}
