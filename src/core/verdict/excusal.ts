import type { Clock } from '../clock/index.ts';
import type { Instant } from '../time/index.ts';
import { type Moment, type Timeline, textOf } from '../timeline/index.ts';

/** A breach that the parties agreed not to count: by whom, and why (FR: neutralisation). */
export interface Excusal {
  readonly at: Instant;
  readonly target: string;
  readonly cycle: number | null;
  readonly reason: string;
  readonly evidence: string | null;
  readonly approver: string;
}

/** An excusal without effect, and what it lacks. */
export interface VoidExcusal {
  readonly moment: Moment;
  readonly lacks: 'target' | 'reason' | 'approver';
}

/** The excusals of a ticket; without a target, a reason and an approver one has no effect (SEMANTICS 1). */
export function excusalsOf(timeline: Pick<Timeline, 'holdsExcusals' | 'moments'>): {
  readonly excusals: readonly Excusal[];
  readonly void: readonly VoidExcusal[];
} {
  if (!timeline.holdsExcusals) return NO_EXCUSALS;
  const excusals: Excusal[] = [];
  const without: VoidExcusal[] = [];
  for (const moment of timeline.moments) {
    if (moment.type !== 'excused') continue;
    const { data } = moment.event;
    const target = nonEmpty(textOf(data, 'target'));
    const reason = nonEmpty(textOf(data, 'reason'));
    const approver = nonEmpty(textOf(data, 'approver'));
    if (target === null || reason === null || approver === null) {
      without.push({ moment, lacks: target === null ? 'target' : reason === null ? 'reason' : 'approver' });
      continue;
    }
    const cycle = data['cycle'];
    excusals.push({
      at: moment.at,
      target,
      cycle: typeof cycle === 'number' ? cycle : null,
      reason,
      evidence: textOf(data, 'evidence'),
      approver,
    });
  }
  return { excusals, void: without };
}

const NO_EXCUSALS = { excusals: [], void: [] } as const;

function nonEmpty(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}

/** The excusal that takes a breached clock out of the count; null when none names it (open-case 39). */
export function excusalFor(clock: Clock, clocks: readonly Clock[], excusals: readonly Excusal[]): Excusal | null {
  if (clock.breachedAt === null) return null;
  for (const excusal of excusals) {
    if (excusal.target !== clock.target.id) continue;
    if ((excusal.cycle ?? latestCycle(clock, clocks, excusal.at)) === clock.cycle) return excusal;
  }
  return null;
}

function latestCycle(clock: Clock, clocks: readonly Clock[], at: Instant): number {
  let latest = 1;
  for (const other of clocks) {
    if (other.measure !== clock.measure || other.version.id !== clock.version.id) continue;
    if (other.startedAt !== null && other.startedAt <= at && other.cycle > latest) latest = other.cycle;
  }
  return latest;
}
