import { type Allowance, shareUsedAt } from '../../core/clock/index.ts';
import { countedAt } from '../../core/objective/index.ts';
import { priorityAt } from '../../core/ticket/index.ts';
import type { Timeline } from '../../core/timeline/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import type { ClockRow } from '../ports/index.ts';

/** A judged clock as it is projected: only what holds until the next look. */
export function clockRow(clock: Judged, timeline: Timeline | null): ClockRow {
  const over = isOver(clock);
  const due = isDueFixed(clock) ? dueAllowance(clock) : null;
  // A target of an earlier version can not be named by its id: what remains is then judged when asked.
  const dueTarget = due !== null && clock.version.targets.includes(due.target) ? due.target : null;
  const moves = movesWithTime(clock);
  return {
    ticket: clock.ticket,
    agreement: clock.version.id,
    version: clock.version.version,
    measure: clock.measure,
    cycle: clock.cycle,
    target: clock.target.id,
    level: clock.target.level,
    state: clock.state === 'closedHours' ? 'running' : clock.state,
    verdict: clock.verdict,
    startedAt: clock.startedAt,
    dueAt: due !== null || clock.breachedAt !== null ? clock.dueAt : null,
    dueTarget: dueTarget?.id ?? null,
    dueLevel: dueTarget?.level ?? null,
    stoppedAt: clock.stoppedAt,
    breachedAt: clock.breachedAt,
    firstVerdict: clock.firstVerdict,
    elapsedMs: over ? clock.elapsedMs : null,
    remainingMs: over ? clock.remainingMs : null,
    pausedMs: over ? clock.pausedMs : null,
    budgetMs: due === null ? null : clock.budgetMs,
    countedOn: clock.countedOn,
    priority: priorityAt(timeline, clock),
    excusedBy: clock.excusal?.approver ?? null,
    excusedBecause: clock.excusal?.reason ?? null,
    countsAt: isPausedAndOpen(clock) && moves ? null : (countedAt(clock)?.at ?? null),
    moves,
  };
}

/** Its counting has ended where it will not go on by time alone. */
function isOver({ stoppedAt, state }: Judged): boolean {
  return stoppedAt !== null || state === 'superseded' || state === 'cancelled';
}

/** Does its deadline stay where it is, as long as nothing happens? */
function isDueFixed(clock: Judged): boolean {
  return isOver(clock) || clock.state === 'running' || clock.state === 'closedHours';
}

function isPausedAndOpen({ state, verdict }: Judged): boolean {
  return state === 'paused' && (verdict === 'open' || verdict === 'atRisk');
}

function movesWithTime(clock: Judged): boolean {
  const { rules, requirement } = clock.target;
  if (isPausedAndOpen(clock)) return rules.attribute !== 'opened';
  const isTimed = requirement?.kind === 'percentile' || requirement?.kind === 'mean';
  return isTimed && clock.verdict === 'breached' && !isOver(clock);
}

/** The allowance that is used up first: on its calendar what remains is told. */
function dueAllowance(clock: Judged): Allowance | null {
  let first: Allowance | null = null;
  let firstAt = Number.POSITIVE_INFINITY;
  for (const allowance of clock.epochs[clock.epochs.length - 1]?.allowances ?? []) {
    const at = shareUsedAt(allowance, 1_000_000, clock.holds, clock.until);
    if (first === null || at < firstAt) [first, firstAt] = [allowance, at];
  }
  return first;
}
