/**
 * One clock, kept minute by minute: for each minute since its start, was it held, and by what?
 */
import type { Fact } from './facts.ts';
import { openBetween } from './hours.ts';
import { endOf, lengthOf, type Target } from './ticket.ts';

const FREE = 0;
const PAUSED = 1;
const RESOLVED = 2;

/** An allowance of time under a target, counted from an instant. */
interface Allowance {
  readonly target: Target;
  readonly from: number;
}

export interface Clock {
  readonly cycle: number;
  start: number;
  /** The instant of the fact that made it. */
  readonly createdAt: number;
  /** The last target that applied, and whether one applies now. */
  target: Target;
  applies: boolean;
  /** Due when the first of these is used up. */
  allowances: readonly Allowance[];
  /** On which target's hours time counts, from when (open case 23). */
  counting: readonly Allowance[];
  readonly firstApplied: Map<string, number>;
  /** What held each minute since the start; minutes not walked yet are free. */
  readonly held: number[];
  /** Minutes between a stop and a reopening, that lie there too when all is walked anew from an earlier start. */
  readonly resolvedMinutes: Set<number>;
  /** By the place of the `paused` fact that began a pause: the target whose rules decide, and where `maxPause` ends. */
  readonly pauseTargets: Map<number, Target>;
  readonly pauseEnds: Map<number, number>;
  /** The pauses that held this clock first, and in which minute they first did. */
  readonly firstHeld: Map<number, number>;
  stoppedAt: number | null;
  /** The place of the fact that stopped it last. */
  stoppedBy: number;
  /** As it stood at its stop; kept when no reopening takes it up again. */
  atStop: ClockReading | null;
  final: boolean;
  breach: { readonly dueAt: number; readonly at: number } | null;
  firstVerdict: 'met' | 'breached' | null;
  ended: 'superseded' | 'cancelled' | 'notApplicable' | null;
}

/** What a clock shows at an instant; minutes. */
export interface ClockReading {
  readonly target: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly stoppedAt: number | null;
  readonly elapsed: number;
  readonly remaining: number;
  readonly paused: number;
  readonly state: string;
  readonly verdict: string;
}

export function newClock(
  cycle: number,
  start: number,
  createdAt: number,
  target: Target,
  pauseEnds: Map<number, number>,
): Clock {
  return {
    cycle,
    start,
    createdAt,
    target,
    applies: true,
    allowances: [{ target, from: start }],
    counting: [{ target, from: start }],
    firstApplied: new Map([[target.id, start]]),
    held: [],
    resolvedMinutes: new Set(),
    pauseTargets: new Map(),
    pauseEnds,
    firstHeld: new Map(),
    stoppedAt: null,
    stoppedBy: -1,
    atStop: null,
    final: false,
    breach: null,
    firstVerdict: null,
    ended: null,
  };
}

/** The pause of a ticket that is open after these facts: the place of the fact that began it, and its present reason. */
export interface Pause {
  readonly place: number;
  readonly reason: unknown;
}

/** The pause this clock sees after some facts; a reply may end it, by the rules of the target that decides. */
export function pauseAfter(
  clock: Clock,
  facts: readonly Fact[],
  isRequesterMessage: (fact: Fact) => boolean,
): Pause | null {
  let pause: Pause | null = null;
  facts.forEach((fact, place) => {
    if (fact.kind === 'paused') pause = { place: pause?.place ?? place, reason: fact.event.data['reason'] };
    else if (['resumed', 'resolved', 'closed', 'cancelled'].includes(fact.kind)) pause = null;
    else if (
      pause?.reason === 'waitingCustomer' &&
      isRequesterMessage(fact) &&
      pauseTarget(clock, pause).rules.resumeOnReply
    )
      pause = null;
  });
  return pause;
}

const pauseTarget = (clock: Clock, pause: Pause): Target => clock.pauseTargets.get(pause.place) ?? clock.target;

/** Does this pause hold the clock in this minute? The first minute it does fixes where `maxPause` ends. */
function isHeld(clock: Clock, pause: Pause | null, minute: number): boolean {
  if (pause === null) return false;
  const { pausable, rules } = pauseTarget(clock, pause);
  if (!pausable || !rules.pauseOn.includes(pause.reason as string)) return false;
  if (rules.maxPause === undefined) return true;
  let end = clock.pauseEnds.get(pause.place);
  if (end === undefined) {
    end = endOf(lengthOf(rules.maxPause), clock.target.hours, minute);
    clock.pauseEnds.set(pause.place, end);
    clock.firstHeld.set(pause.place, minute);
  }
  return minute < end;
}

/** Walks the clock, minute by minute, up to an instant. */
export function walk(clock: Clock, to: number, pause: Pause | null): void {
  for (let minute = clock.start + clock.held.length; minute < to; minute++) {
    const stopped = clock.stoppedAt !== null && minute >= clock.stoppedAt;
    const isLost = stopped && clock.target.rules.reopen !== 'countResolvedTime';
    if (isLost || clock.resolvedMinutes.has(minute)) clock.held.push(RESOLVED);
    else clock.held.push(isHeld(clock, pause, minute) ? PAUSED : FREE);
  }
}

/** Takes back what was walked from an instant on. */
export function unwalk(clock: Clock, from: number): void {
  clock.held.length = Math.min(clock.held.length, Math.max(0, from - clock.start));
  for (const [place, minute] of clock.firstHeld)
    if (minute >= from) {
      clock.firstHeld.delete(place);
      clock.pauseEnds.delete(place);
    }
}

/** Open case 37: the clock starts earlier than it did, and another ticket's pauses hold it too. */
export function adopt(
  clock: Clock,
  start: number,
  paused: ReadonlySet<number>,
  walkAgain: (clock: Clock) => void,
  now: number,
): void {
  const was = clock.start;
  unwalk(clock, Number.NEGATIVE_INFINITY);
  clock.start = start;
  walkAgain(clock);
  for (const minute of paused)
    if (minute >= start && heldBy(clock, minute) === FREE) clock.held[minute - start] = PAUSED;
  const moved = (one: Allowance): Allowance => (one.from === was ? { ...one, from: start } : one);
  clock.allowances = clock.allowances.map(moved);
  clock.counting = clock.counting.map(moved);
  for (const [id, from] of clock.firstApplied) if (from === was) clock.firstApplied.set(id, start);
  checkBreach(clock, now, now);
}

const heldBy = (clock: Clock, minute: number): number => clock.held[minute - clock.start] ?? FREE;

/** When an allowance is used up, if nothing holds the clock after the last minute walked. */
function usedUpAt(clock: Clock, { target, from }: Allowance): number {
  const { within, counted } = target;
  const countsAt = (minute: number): boolean => counted.isOpen(minute) && heldBy(clock, minute) === FREE;
  let minute = from;
  let left = within.amount;
  if (within.kind === 'bd' || within.kind === 'endOfBd') {
    const deadline = endOf(within, target.hours, from);
    left = 0;
    for (; minute < deadline; minute++) if (counted.isOpen(minute) && heldBy(clock, minute) !== FREE) left++;
  }
  for (; left > 0; minute++) if (countsAt(minute)) left--;
  return minute;
}

/** The earliest end of the clock's allowances, and the allowance it is of. */
export function dueOf(clock: Clock): { readonly at: number; readonly allowance: Allowance } {
  const ends = clock.allowances.map((allowance) => ({ allowance, at: usedUpAt(clock, allowance) }));
  return ends.reduce((first, other) => (other.at < first.at ? other : first));
}

/** Notes a breach if the clock is open and past due at `now`; `broughtAboutAt`: the change that may have made it so. */
export function checkBreach(clock: Clock, now: number, broughtAboutAt: number | null): void {
  if (clock.breach !== null || !clock.applies || clock.stoppedAt !== null || clock.ended !== null) return;
  const dueAt = dueOf(clock).at;
  if (dueAt >= now) return;
  clock.breach = { dueAt, at: Math.max(dueAt, broughtAboutAt ?? dueAt) };
  clock.firstVerdict ??= 'breached';
}

/** Another target, or none, applies from c on. Answers whether the clock must restart instead. */
export function changeTarget(clock: Clock, target: Target | null, c: number): 'restart' | 'goesOn' {
  const rule = clock.target.rules.priorityChange;
  clock.applies = target !== null;
  if (target === null || target.id === clock.target.id || rule === 'ignore') return 'goesOn';
  if (rule === 'restart') return 'restart';
  if (clock.breach !== null) return 'goesOn';
  if (rule === 'fair') changeFairly(clock, target, c);
  else {
    clock.allowances = [{ target, from: clock.start }];
    clock.counting = [{ target, from: clock.start }];
  }
  clock.target = target;
  return 'goesOn';
}

function changeFairly(clock: Clock, target: Target, c: number): void {
  const now = Math.max(c, clock.start);
  const inFull = (of: Target): number => endOf(of.within, of.hours, c);
  if (inFull(target) < inFull(clock.target)) {
    const from = clock.firstApplied.get(target.id) ?? now;
    clock.firstApplied.set(target.id, from);
    clock.allowances = [...clock.allowances.filter((a) => a.target.id !== target.id), { target, from }];
    clock.counting = [...clock.counting, { target, from: now }];
    return;
  }
  const fromTheStart = { target, from: clock.start };
  clock.counting = [fromTheStart];
  if (usedUpAt(clock, fromTheStart) < dueOf(clock).at) {
    if (!clock.firstApplied.has(target.id)) clock.firstApplied.set(target.id, now);
    return;
  }
  // It is as if this target had applied from the start, so that is the instant at which it first applied.
  clock.allowances = [fromTheStart];
  clock.firstApplied.set(target.id, clock.start);
}

/** Minutes from the start up to an instant that are held so and in which service time passes. */
function countMinutes(clock: Clock, to: number, by: number): number {
  let count = 0;
  let place = 0;
  for (let minute = clock.start; minute < to; minute++) {
    while ((clock.counting[place + 1]?.from ?? Number.POSITIVE_INFINITY) <= minute) place++;
    if (heldBy(clock, minute) === by && clock.counting[place]?.target.counted.isOpen(minute) === true) count++;
  }
  return count;
}

/** What the clock shows at an instant up to which it has been walked; `pause`: the one open then. */
export function readingAt(clock: Clock, now: number, pause: Pause | null): ClockReading {
  const due = dueOf(clock);
  const dueAt = clock.breach?.dueAt ?? due.at;
  const { target, from } = due.allowance;
  const remaining = openBetween(target.counted, now, dueAt);
  const allowed =
    target.within.kind === 'bd' || target.within.kind === 'endOfBd'
      ? openBetween(target.counted, from, endOf(target.within, target.hours, from))
      : target.within.amount;
  const left = openBetween(target.counted, Math.max(now, clock.start), dueAt);
  const atRisk = allowed - left >= allowed * clock.target.warnAt;
  return {
    target: clock.target.id,
    startedAt: clock.start,
    dueAt,
    stoppedAt: clock.stoppedAt,
    elapsed: countMinutes(clock, now, FREE),
    remaining,
    paused: countMinutes(clock, now, PAUSED),
    state: stateAt(clock, now, pause),
    verdict: verdictOf(clock, atRisk),
  };
}

function stateAt(clock: Clock, now: number, pause: Pause | null): string {
  if (clock.ended !== null) return clock.ended;
  if (!clock.applies && clock.breach === null) return 'notApplicable';
  if (clock.stoppedAt !== null) return 'stopped';
  if (now < clock.start) return 'closedHours';
  if (isHeld(clock, pause, now)) return 'paused';
  return clock.target.counted.isOpen(now) ? 'running' : 'closedHours';
}

function verdictOf(clock: Clock, atRisk: boolean): string {
  if (clock.ended === 'cancelled') return 'notApplicable';
  if (clock.breach !== null) return 'breached';
  if (clock.ended !== null || !clock.applies) return 'notApplicable';
  if (clock.stoppedAt !== null) return 'met';
  return atRisk ? 'atRisk' : 'open';
}
