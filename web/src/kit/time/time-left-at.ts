/** How a promised time stands. `breached`: late, and still to be done unless it is over. */
export type ClockState = 'running' | 'closed' | 'paused' | 'notStarted' | 'met' | 'breached' | 'excused' | 'unknown';

/** From one instant to another; instants are ISO strings. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

/** What the server said of a promised time, as of an instant. */
export interface TimeLeftFacts {
  readonly state: ClockState;
  /** The promised service time; null: none is known. */
  readonly budgetSeconds: number | null;
  /** Of service time, as of `asOf`; negative: late by so much. */
  readonly remainingSeconds: number | null;
  readonly asOf: string;
  readonly dueAt: string | null;
  /** Nothing moves any more: met or missed for good. */
  readonly isOver?: boolean | undefined;
  /** The service hours from `asOf` on, in order. Between them, and after the last, time stands still. */
  readonly openSpans?: readonly TimeSpan[] | undefined;
  /** Where the spans are not known: the next closing, and the next opening. */
  readonly closesAt?: string | null | undefined;
  readonly opensAt?: string | null | undefined;
  /** From so little left on (by the clock on the wall) it is soon. An hour unless told otherwise. */
  readonly soonSeconds?: number | undefined;
}

/** `calm` needs nobody now; `soon` and `late` do. */
export type Tone = 'calm' | 'soon' | 'late' | 'paused' | 'done' | 'unknown';

export interface TimeLeftNow {
  readonly state: ClockState;
  readonly tone: Tone;
  /** Left of the promised time, from 0 to 1; null: not known. */
  readonly share: number | null;
  readonly remainingSeconds: number | null;
  /** When time runs again; null where it runs, or nobody knows. */
  readonly goesOnAt: string | null;
}

const DEFAULT_SOON = 3_600;

/**
 * What is left at an instant, told from what was left before: service time runs within the service hours only. A clock
 * that runs out becomes late, one whose service hours end becomes closed, and goes on when they begin again.
 */
export function timeLeftAt(facts: TimeLeftFacts, atMs: number): TimeLeftNow {
  const asOf = Date.parse(facts.asOf);
  // What the server told is not unsaid by a clock that is a little behind its own.
  const nowMs = Math.max(atMs, asOf);
  const moves =
    facts.isOver !== true && (facts.state === 'running' || facts.state === 'closed' || facts.state === 'breached');
  if (!moves) return told(facts, facts.state, facts.remainingSeconds, null, nowMs);
  const windows = openWindows(facts, asOf);
  const counted = windows.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, nowMs) - Math.max(from, asOf)), 0);
  const remaining = facts.remainingSeconds === null ? null : facts.remainingSeconds - counted / 1_000;
  const isOpen = windows.some(([from, to]) => from <= nowMs && nowMs < to);
  const next = windows.find(([from]) => from > nowMs)?.[0];
  const goesOnAt = isOpen || next === undefined ? null : new Date(next).toISOString();
  const isLate = facts.state === 'breached' || (remaining !== null && remaining < 0);
  const state = isLate ? 'breached' : isOpen ? 'running' : 'closed';
  return told(facts, state, remaining, goesOnAt, nowMs);
}

function told(
  facts: TimeLeftFacts,
  state: ClockState,
  remainingSeconds: number | null,
  goesOnAt: string | null,
  nowMs: number,
): TimeLeftNow {
  const { budgetSeconds } = facts;
  const share =
    budgetSeconds === null || remainingSeconds === null || budgetSeconds <= 0
      ? null
      : Math.min(1, Math.max(0, remainingSeconds / budgetSeconds));
  return { state, tone: toneOf(facts, state, remainingSeconds, nowMs), share, remainingSeconds, goesOnAt };
}

function toneOf(facts: TimeLeftFacts, state: ClockState, remaining: number | null, nowMs: number): Tone {
  if (state === 'breached') return 'late';
  if (state === 'met' || state === 'excused') return 'done';
  if (state === 'paused') return 'paused';
  if (state === 'unknown') return 'unknown';
  if (state === 'notStarted') return 'calm';
  const left = facts.dueAt === null ? remaining : (Date.parse(facts.dueAt) - nowMs) / 1_000;
  if (left === null || (facts.dueAt === null && state === 'closed')) return 'calm';
  return left <= (facts.soonSeconds ?? DEFAULT_SOON) ? 'soon' : 'calm';
}

type Window = readonly [number, number];

/** When service time runs, from `asOf` on. */
function openWindows({ state, openSpans, opensAt, closesAt }: TimeLeftFacts, asOf: number): readonly Window[] {
  if (openSpans !== undefined) return openSpans.map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const);
  const opens = opensAt == null ? null : Date.parse(opensAt);
  const closes = closesAt == null ? null : Date.parse(closesAt);
  const isClosed =
    state === 'closed' || (state === 'breached' && opens !== null && (closes === null || opens < closes));
  if (isClosed) return opens === null ? [] : [[opens, closes !== null && closes > opens ? closes : Infinity]];
  if (closes === null) return [[asOf, Infinity]];
  return opens === null || opens <= closes
    ? [[asOf, closes]]
    : [
        [asOf, closes],
        [opens, Infinity],
      ];
}
