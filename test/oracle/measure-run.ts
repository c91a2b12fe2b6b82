/**
 * One measure on one ticket as the facts come: starts, changes of target, stops, reopenings, the end.
 */
import { type Clock, type ClockReading, changeTarget, checkBreach, readingAt, walk } from './clock.ts';
import { type Fact, isPublicUpdate, isRequesterMessage, type Measure, stops } from './facts.ts';
import { openBetween } from './hours.ts';
import { begin, beginAgain, beginCycle, beginLate, openPause, ordinaryStart, type Run } from './measure.ts';
import { endOf, lengthOf, type Target, type Ticket, targetFor } from './ticket.ts';

const REOPENED: readonly Measure[] = ['workaround', 'restoration', 'resolution'];

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
  const earlier = run.appliedAfter.at(-2) ?? null;
  if (target?.id !== earlier?.id || ticket.outOfScope !== before.outOfScope)
    retarget(run, place, standing(run, ticket, target));
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
  const at = run.facts[run.appliedAfter.length - 1]?.at ?? 0;
  if (at <= Math.max(run.current.createdAt, run.current.start) && run.current.atStop === null) return target;
  return ticket.outOfScope ? null : run.current.target;
}

function retarget(run: Run, place: number, target: Target | null): void {
  const { at } = run.facts[place] as Fact;
  const clock = run.current;
  if (clock === null) {
    if (run.begun !== null && !run.over && target !== null) beginLate(run, place, target);
    return;
  }
  if (at <= Math.max(clock.createdAt, clock.start) && clock.stoppedAt === null) {
    beginAgain(run, clock, place, target);
    return;
  }
  if (clock.final || waitsForReopening(clock)) return;
  if (changeTarget(clock, target, at) === 'restart') restart(run, clock, place, target as Target);
  else checkBreach(clock, at, at);
}

/** A change while the ticket is resolved: where that time is not counted, it is one at the reopening. */
function waitsForReopening({ stoppedAt, target: { rules } }: Clock): boolean {
  return stoppedAt !== null && (rules.reopen === 'resume' || rules.priorityChange === 'restart');
}

function restart(run: Run, clock: Clock, place: number, target: Target): void {
  const { at } = run.facts[place] as Fact;
  clock.ended = 'superseded';
  clock.atStop = readingAt(clock, at, null);
  clock.final = true;
  begin(run, place, Math.max(at, clock.start), target);
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
  const { startOn } = run.own[0]?.rules ?? {};
  beginCycle(run, place, startOn === 'opened');
}

function startOnMessage(run: Run, place: number, before: Ticket, ticket: Ticket): void {
  const fact = run.facts[place] as Fact;
  const byRequester = fact.event.data['by'] !== 'agent' && fact.event.data['by'] !== 'system';
  if (!(fact.kind === 'opened' ? byRequester : isRequesterMessage(fact))) return;
  if (targetFor(run.targets, 'firstResponse', ticket) !== null && !before.answered) return;
  if (ticket.resolved) run.waiting = true;
  else if (run.begun === null) beginCycle(run, place, false);
  else if (run.current === null) run.unsaid = 'a further message while no target gave the cycle a clock';
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
    if (wasStarted && fact.at < ordinaryStart(run, run.own[0] as Target))
      run.unsaid = 'an update came before the cut-off’s start';
    if (!wasStarted && ticket.resolved) {
      run.over = true;
      if (run.own.length > 0) run.unsaid = 'the stopping event came before the start';
    }
    run.begun = null;
    run.current = null;
    if (wasStarted && !ticket.resolved && isPublicUpdate(fact)) beginCycle(run, place, false);
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
  run.waiting = false;
}

function reopen(run: Run, place: number, before: Ticket): void {
  const { at } = run.facts[place] as Fact;
  if (run.measure === 'nextResponse' && run.waiting) {
    run.waiting = false;
    beginCycle(run, place, false);
    return;
  }
  if (run.measure === 'periodicUpdate' && run.started && run.begun === null) {
    beginCycle(run, place, false);
    return;
  }
  const clock = run.current;
  if (clock === null && run.over) run.unsaid = 'reopened after a stop that came before any target';
  if (!REOPENED.includes(run.measure) || clock === null || clock.final || clock.stoppedAt === null) return;
  const { reopen: rule } = clock.target.rules;
  if (rule === 'firstResolutionFinal') clock.final = true;
  else if (rule === 'restart' || isTooLate(run, clock, at, before)) {
    clock.final = true;
    forgetPausesSince(run, clock.stoppedAt);
    beginCycle(run, place, false);
  } else resume(run, clock, place, before);
}

/** A pause that began while a clock was stopped for good held nothing, so it has used up nothing of its limit. */
function forgetPausesSince(run: Run, stoppedAt: number): void {
  for (const place of run.pauseEnds.keys()) if ((run.facts[place] as Fact).at >= stoppedAt) run.pauseEnds.delete(place);
}

/** Does the reopening come after the window in which it still takes the clock up again? */
function isTooLate(run: Run, clock: Clock, at: number, before: Ticket): boolean {
  const { reopenWindow } = clock.target.rules;
  const last = before.resolved ? before.lastResolution : before.lastRestoration;
  if (reopenWindow === 'none' || last === null) return false;
  const { hours } = run.own.find((target) => target.id === clock.atStop?.target) ?? clock.target;
  const end = endOf(lengthOf(reopenWindow), hours, last);
  if (at > end && openBetween(hours, end, at) === 0) run.unsaid = 'reopened in closed hours, the window just used up';
  return at > end;
}

function resume(run: Run, clock: Clock, place: number, ticket: Ticket): void {
  const { at } = run.facts[place] as Fact;
  const stopped = clock.atStop as ClockReading;
  clock.stoppedAt = null;
  checkBreach(clock, at, at);
  const applied = run.appliedAfter[place] ?? null;
  const target = at <= clock.start ? applied : standing(run, ticket, applied);
  if (at <= clock.start && target?.id !== clock.target.id) {
    beginAgain(run, clock, place, target);
    return;
  }
  if (changeTarget(clock, target, at) === 'restart') {
    clock.stoppedAt = stopped.stoppedAt;
    clock.final = true;
    run.unsaid = 'reopened with another target under restart';
    begin(run, place, at, target as Target);
    return;
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
