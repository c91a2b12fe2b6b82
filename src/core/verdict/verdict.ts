import type { Clock } from '../clock/index.ts';
import { type Excusal, excusalFor } from './excusal.ts';

export type Verdict = 'open' | 'atRisk' | 'met' | 'breached' | 'excused' | 'notApplicable';

/** A clock and what became of its promise. */
export interface Judged extends Clock {
  readonly verdict: Verdict;
  readonly excusal: Excusal | null;
}

/** What `atRisk` means where a target does not say when to warn (SEMANTICS 1, verdicts). */
const DEFAULT_RISK_PPM = 750_000;

/** The verdicts of one ticket's clocks, excusals applied. */
export function judge(clocks: readonly Clock[], excusals: readonly Excusal[]): Judged[] {
  return clocks.map((clock) => {
    const excusal = excusals.length === 0 ? null : excusalFor(clock, clocks, excusals);
    return withVerdict(clock, verdictOf(clock, excusal !== null), excusal);
  });
}

/** Written out, for a spread of so many fields costs more than the rest of the verdict. */
function withVerdict(clock: Clock, verdict: Verdict, excusal: Excusal | null): Judged {
  return {
    ticket: clock.ticket,
    openedAt: clock.openedAt,
    measure: clock.measure,
    version: clock.version,
    cycle: clock.cycle,
    target: clock.target,
    targets: clock.targets,
    state: clock.state,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
    until: clock.until,
    elapsedMs: clock.elapsedMs,
    remainingMs: clock.remainingMs,
    pausedMs: clock.pausedMs,
    breachedAt: clock.breachedAt,
    firstVerdict: clock.firstVerdict,
    budgetMs: clock.budgetMs,
    usedMs: clock.usedMs,
    countedOn: clock.countedOn,
    reckonings: clock.reckonings,
    holds: clock.holds,
    epochs: clock.epochs,
    verdict,
    excusal,
  };
}

/**
 * The verdict on one clock. A breach is never edited away: it is `breached`, or `excused` by a named person; a cancelled
 * ticket's leaves the count and keeps only its instant.
 */
export function verdictOf(clock: Clock, excused: boolean): Verdict {
  if (clock.state === 'cancelled') return 'notApplicable';
  if (clock.breachedAt !== null) return excused ? 'excused' : 'breached';
  switch (clock.state) {
    case 'superseded':
    case 'notApplicable':
      return 'notApplicable';
    case 'stopped':
      return 'met';
    case 'notStarted':
      return 'open';
    default:
      return isAtRisk(clock) ? 'atRisk' : 'open';
  }
}

function isAtRisk(clock: Clock): boolean {
  if (clock.budgetMs === null) return false;
  const below = clock.target.warnAtPpm?.filter((ppm) => ppm < 1_000_000);
  const ppm = below?.[below.length - 1] ?? DEFAULT_RISK_PPM;
  return clock.usedMs * 1_000_000 >= clock.budgetMs * ppm;
}
