/**
 * One measure on one ticket as the facts come: starts, changes of target, stops, reopenings, the end.
 */
import { type Clock, changeTarget, checkBreach, readingAt, unwalk, walk } from './clock.ts';
import { type Fact, isRequesterMessage, type Measure, stops } from './facts.ts';
import { openBetween } from './hours.ts';
import { begin, beginAgain, beginCycle, beginLate, openPause, ordinaryStart, type Run } from './measure.ts';
import { endByMerge } from './merge.ts';
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
  run.outAfter.push(ticket.outOfScope);
  const earlier = run.appliedAfter.at(-2) ?? null;
  if (target?.id !== earlier?.id || ticket.outOfScope !== before.outOfScope) retarget(run, place, standing(run, place));
  if (fact.kind === 'paused' && run.current !== null) run.current.pauseTargets.set(place, run.current.target);
  if (run.measure === 'nextResponse') startOnMessage(run, place, before, ticket);
  else if (place === 0 && run.startedAt !== null) beginCycle(run, place);
  run.resolved = ticket.resolved;
  const resolves = ticket.resolved && !before.resolved;
  if (resolves || stopsBy(run, fact, before)) stop(run, place, ticket);
  if (fact.kind === 'noReplyNeeded' && run.measure === 'nextResponse') needsNoReply(run, place);
  if (fact.kind === 'reopened' && (before.resolved || before.restored)) reopen(run, place, before);
  if (fact.kind === 'cancelled') cancel(run);
  if (fact.kind === 'merged') endByMerge(run);
}

/** A reopening that changes nothing (open case 10) is no update either. */
function stopsBy(run: Run, fact: Fact, before: Ticket): boolean {
  const changesNothing = fact.kind === 'reopened' && !before.resolved && !before.restored;
  return run.own[0] !== undefined && !changesNothing && stops(run.measure, fact, run.own[0].rules);
}

/** Under `ignore` the target chosen at the start stands, as long as the ticket is in scope (open case 18). */
function standing(run: Run, place: number): Target | null {
  const clock = run.current;
  const target = run.appliedAfter[place] ?? null;
  if (clock?.target.rules.priorityChange !== 'ignore') return target;
  const { at } = run.facts[place] as Fact;
  if (at <= clock.start || (at <= clock.createdAt && clock.atStop === null)) return target;
  return run.outAfter[place] === true ? null : clock.target;
}

function retarget(run: Run, place: number, target: Target | null): void {
  const { at } = run.facts[place] as Fact;
  const clock = run.current;
  if (clock === null) {
    if (run.begun !== null && !run.over && target !== null) beginLate(run, place, target);
    return;
  }
  // Open case 28: a change on a resolved ticket takes effect at the reopening.
  if (clock.final || clock.stoppedAt !== null) return;
  if (at <= Math.max(clock.createdAt, clock.start)) {
    beginAgain(run, clock, place, target);
    return;
  }
  if (changeTarget(clock, target, at) === 'restart') restart(run, clock, place, target as Target, at);
  else checkBreach(clock, at, at);
}

/** Restarts a clock at c; `place`: the last fact that has come. */
function restart(run: Run, clock: Clock, place: number, target: Target, c: number): void {
  clock.ended = 'superseded';
  clock.atStop = readingAt(clock, c, null);
  clock.final = true;
  begin(run, place, Math.max(c, clock.start), target, c);
}

function startOnMessage(run: Run, place: number, before: Ticket, ticket: Ticket): void {
  const fact = run.facts[place] as Fact;
  const byRequester = fact.event.data['by'] !== 'agent' && fact.event.data['by'] !== 'system';
  if (!(fact.kind === 'opened' ? byRequester : isRequesterMessage(fact))) return;
  if (targetFor(run.targets, 'firstResponse', ticket) !== null && !before.answered) return;
  run.oldest ??= (run.facts[place] as Fact).at;
  if (ticket.resolved) run.waiting = true;
  else if (run.begun === null || (run.current === null && run.appliedAfter[place] !== null)) beginCycle(run, place);
}

function stop(run: Run, place: number, ticket: Ticket): void {
  if (run.measure === 'periodicUpdate') {
    update(run, place, ticket);
    return;
  }
  stopClock(run, place);
  if (run.measure === 'nextResponse') {
    run.begun = null;
    run.current = null;
    run.waiting = false;
    run.oldest = null;
  } else if (run.startedAt === null) stopUnstarted(run, run.appliedAfter[place] ?? null);
  else if (run.current === null) run.over = true;
}

/** Open case 33: an update before the start is not the one it waits for; a resolution ends it all the same. */
function update(run: Run, place: number, ticket: Ticket): void {
  const { at } = run.facts[place] as Fact;
  const isBeforeStart = run.startedAt === null || at < ordinaryStart(run, run.own[0] as Target);
  if (isBeforeStart && !ticket.resolved) return;
  stopClock(run, place);
  run.begun = null;
  run.current = null;
  if (!ticket.resolved) beginCycle(run, place);
}

/** What starts the clock has not come: the first stop tells whether there was a target for it (open case 20). */
function stopUnstarted(run: Run, target: Target | null): void {
  if (run.over || run.doneEarly) return;
  if (target === null) run.over = true;
  else run.doneEarly = true;
}

function stopClock(run: Run, place: number): void {
  const { at } = run.facts[place] as Fact;
  const clock = run.current;
  if (clock === null || clock.final || clock.stoppedAt !== null) return;
  clock.stoppedAt = at;
  clock.stoppedBy = place;
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
  run.oldest = null;
}

function reopen(run: Run, place: number, before: Ticket): void {
  if (run.measure === 'nextResponse' && run.waiting) {
    run.waiting = false;
    beginCycle(run, place);
    return;
  }
  if (run.measure === 'periodicUpdate' && run.startedAt !== null && run.begun === null) {
    beginCycle(run, place);
    return;
  }
  if (REOPENED.includes(run.measure)) reopenClock(run, place, before);
}

function reopenClock(run: Run, place: number, before: Ticket): void {
  const { at } = run.facts[place] as Fact;
  const clock = run.current;
  if (run.startedAt === null) {
    run.over = false;
    run.doneEarly = false;
  } else if (clock === null && run.over) beginCycle(run, place);
  if (clock === null || clock.final || clock.stoppedAt === null) return;
  const { reopen: rule } = clock.target.rules;
  if (rule === 'firstResolutionFinal') clock.final = true;
  else if (rule === 'restart' || isTooLate(run, clock, at, before)) {
    clock.final = true;
    forgetPausesSince(run, clock.stoppedAt);
    beginCycle(run, place);
  } else resume(run, clock, place);
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
  const length = lengthOf(reopenWindow);
  return length.kind === 'service' ? openBetween(hours, last, at) > length.amount : at > endOf(length, hours, last);
}

function resume(run: Run, clock: Clock, place: number): void {
  const { at } = run.facts[place] as Fact;
  clock.stoppedAt = null;
  clock.atStop = null;
  if (clock.target.rules.reopen === 'countResolvedTime') {
    unwalk(clock, run.facts[clock.stoppedBy]?.at ?? at);
    for (let change = clock.stoppedBy + 1; change <= place; change++) changeThen(run, change, place);
    if (run.current !== null) checkBreach(run.current, at, at);
    return;
  }
  for (let minute = run.facts[clock.stoppedBy]?.at ?? at; minute < at; minute++) clock.resolvedMinutes.add(minute);
  checkBreach(clock, at, at);
  const target = standing(run, place);
  if (at <= clock.start) {
    if (target?.id !== clock.target.id) beginAgain(run, clock, place, target);
    return;
  }
  if (changeTarget(clock, target, at) === 'restart') restart(run, clock, place, target as Target, at);
  else checkBreach(clock, at, at);
}

/** Open case 28: at a reopening, what came while resolved takes effect at its own instant; a breach does not. */
function changeThen(run: Run, change: number, reopening: number): void {
  const { at, kind } = run.facts[change] as Fact;
  const known = (run.facts[reopening] as Fact).at;
  const clock = run.current;
  const target = standing(run, change);
  if (clock === null) {
    if (target !== null) beginLate(run, change, target);
    return;
  }
  walk(clock, at, openPause(run, clock, change));
  checkBreach(clock, at, known);
  if (at <= clock.start) {
    if (target?.id !== clock.target.id) beginAgain(run, clock, change, target, at);
  } else if (changeTarget(clock, target, at) === 'restart') restart(run, clock, change, target as Target, at);
  else checkBreach(clock, at, known);
  if (kind === 'paused') run.current?.pauseTargets.set(change, run.current.target);
}

function cancel(run: Run): void {
  for (const clock of run.clocks) {
    if (clock.atStop === null) clock.atStop = readingAt(clock, (run.facts.at(-1) as Fact).at, null);
    clock.ended = 'cancelled';
    clock.final = true;
  }
}
