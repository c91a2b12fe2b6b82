import type { Target } from '../../../core/agreement/index.ts';
import { type Reached, reachedBy } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import type { GroupJudged } from '../../live/judge-group.ts';
import type { NewAlert, Projection, TicketRow } from '../../ports/index.ts';
import { allowanceOf } from '../blank-alert.ts';

/** What a clock is to be warned of, and whether anybody can still act. */
export interface ReachedAlert {
  readonly alert: NewAlert;
  /** The allowance it is about still runs down: its clock has not ended, nor has another allowance taken over. */
  readonly goesOn: boolean;
}

/** Every threshold that tickets judged together have reached by an instant, of their clocks and of their cases'. */
export function reachedOf(
  { judgements, cases }: GroupJudged,
  projections: readonly Projection[],
  asOf: Instant,
): readonly ReachedAlert[] {
  const found: ReachedAlert[] = [];
  const take = (clock: Judged) => {
    for (const reached of reachedBy(clock, asOf)) {
      const row = projections.find(({ ticket }) => ticket.ticket === clock.ticket)?.ticket;
      if (row === undefined) continue;
      const tied = projections.length > 1 ? `tied:${row.root}` : null;
      found.push({ alert: alertOf(reached, clock, row, tied), goesOn: isOpenStill(reached, clock) });
    }
  };
  for (const { clocks } of judgements) clocks.forEach(take);
  cases.forEach(take);
  return found;
}

/** Whether what was reached is still the matter: its clock goes on, and counts by the same allowance. */
export function isOpenStill(reached: Pick<Reached, 'allowance'>, clock: Judged): boolean {
  if (clock.verdict === 'excused' || reached.allowance !== clock.epochs.length) return false;
  return clock.state === 'running' || clock.state === 'closedHours' || clock.state === 'paused';
}

function alertOf(reached: Reached, clock: Judged, row: TicketRow, bundle: string | null): NewAlert {
  // A promise made to us: what it costs the supplier is to be claimed.
  const isOurs = clock.version.kind === 'underpinning' && reached.kind === 'breach';
  return {
    key: reached.key,
    kind: isOurs ? 'supplierClaim' : reached.kind,
    at: reached.at,
    ticket: reached.ticket,
    agreement: clock.version.id,
    measure: reached.measure,
    cycle: reached.cycle,
    target: reached.target,
    thresholdPpm: reached.thresholdPpm,
    dueAt: clock.dueAt,
    customer: row.customer,
    service: row.service,
    team: row.team,
    assignee: row.assignee,
    priority: row.priority,
    source: row.source,
    bundle,
    contacts: reached.to,
    details: {
      ...allowanceOf(targetOf(reached, clock)),
      version: clock.version.version,
      level: clock.target.level,
      allowance: reached.allowance,
    },
  };
}

/** The target under which it was reached: another one may count by now. */
function targetOf({ allowance, target }: Reached, clock: Judged): Target {
  const own = clock.epochs[allowance - 1]?.allowances.find((one) => one.target.id === target);
  return own?.target ?? clock.target;
}
