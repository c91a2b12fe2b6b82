/** Open case 37: what a merge does to the clocks of the ticket that goes and of the one that stays. */
import { adopt, type Clock, newClock, pauseAfter, readingAt, walk } from './clock.ts';
import { type Fact, isRequesterMessage } from './facts.ts';
import { begin, openPause, ordinaryStart, type Run } from './measure.ts';
import type { Target } from './ticket.ts';

/** The absorbed ticket's clocks come to their end. */
export function endByMerge(run: Run): void {
  const { at } = run.facts.at(-1) as Fact;
  run.merged = true;
  for (const clock of run.clocks) {
    clock.final = true;
    if (clock.target.rules.merged === 'dropAbsorbed') clock.ended = 'cancelled';
    else if (clock.stoppedAt === null && clock.ended === null) clock.ended = 'superseded';
    clock.atStop ??= readingAt(clock, at, null);
  }
}

/** The survivor's clock that runs at the merge starts at the earlier start and keeps the pauses of both. */
export function absorb(run: Run, place: number, other: Run): void {
  run.absorbed.push(other);
  const { at } = run.facts[place] as Fact;
  const target = run.current?.target ?? run.appliedAfter[place];
  if (target?.rules.merged === 'dropAbsorbed' || run.measure === 'periodicUpdate') return;
  if (run.measure === 'nextResponse' && !takesMessage(run, place, other)) return;
  const clock = run.current;
  if (clock === null || clock.final || clock.stoppedAt !== null || clock.breach !== null) return;
  const start = run.measure === 'nextResponse' ? (other.oldest as number) : earliestStart(other, clock.target);
  const paused = new Set<number>();
  notePauses(other, clock.target, at, paused);
  const walkAgain = (again: Clock): void =>
    run.facts.slice(0, place + 1).forEach((fact, earlier) => {
      walk(again, fact.at, openPause(run, again, earlier));
    });
  adopt(clock, Math.min(clock.start, start), paused, walkAgain, at);
}

/** A message that waits on the absorbed ticket goes on waiting; is there a cycle of the survivor's for it now? */
function takesMessage(run: Run, place: number, other: Run): boolean {
  if (other.oldest === null) return false;
  const { at } = run.facts[place] as Fact;
  // On a resolved ticket nothing was owed for it yet: it is the survivor's from the merge on.
  const since = other.resolved ? at : other.oldest;
  run.oldest = Math.min(run.oldest ?? since, since);
  run.waiting = run.resolved;
  if (run.resolved) return false;
  run.begun = Math.min(run.begun ?? since, since);
  const target = run.appliedAfter[place] ?? null;
  if (run.current === null && target !== null) begin(run, place, at, target);
  return !other.resolved;
}

/** Its own start, or that of a ticket it had absorbed before; `Infinity` while nothing has started any. */
export function earliestStart(run: Run, target: Target): number {
  const own = run.startedAt === null ? Number.POSITIVE_INFINITY : ordinaryStart({ ...run, begun: null }, target);
  return Math.min(own, ...run.absorbed.map((other) => earliestStart(other, target)));
}

/** The minutes in which the absorbed ticket, or one it had absorbed, was paused under a target's rules. */
function notePauses(run: Run, target: Target, until: number, paused: Set<number>): void {
  const from = (run.facts[0] as Fact).at;
  const clock = newClock(1, from, from, target, new Map());
  run.facts.forEach((fact, place) => {
    walk(clock, Math.min(fact.at, until), pauseAfter(clock, run.facts.slice(0, place), isRequesterMessage));
  });
  clock.held.forEach((held, place) => {
    if (held !== 0) paused.add(from + place);
  });
  for (const other of run.absorbed) notePauses(other, target, (run.facts.at(-1) as Fact).at, paused);
}
