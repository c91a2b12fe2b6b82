import type { Target } from '../../agreement/index.ts';
import type { Breach } from '../../objective/index.ts';
import { limitUnder } from '../sample/used.ts';
import { type Cells, copiesOf } from './cells.ts';
import { isSame } from './term.ts';
import { outcomesUnder } from './week-counts.ts';

/**
 * The breaches of one target by cell, as settlement counts them, each as often as its ticket counts. How late a clock
 * was under a time limit that did not judge it is told in service time; of real time that is the least it can be.
 */
export function breachesByCell(cells: Cells, place: number, target: Target): readonly (readonly Breach[])[] {
  const { perClock } = cells.sample;
  const outcomeOf = outcomesUnder(cells, place, target);
  const factOf = factsUnder(cells, place, target);
  const byCell: Breach[][] = [];
  for (let cell = 0; cell < cells.crowds * cells.weeks * cells.variants; cell += 1) byCell.push([]);
  for (let at = cells.starts[place] as number; at < (cells.starts[place + 1] as number); at += 1) {
    const clock = cells.order[at] as number;
    const ticket = perClock.ticket.values[clock] as number;
    const cell = cells.ofTicket[ticket] as number;
    if (cell < 0 || outcomeOf(clock) !== 'breached') continue;
    const fact = factOf(clock, ticket);
    for (let variant = 0; variant < cells.variants; variant += 1) {
      const list = byCell[cell * cells.variants + variant] as Breach[];
      for (let copies = copiesOf(cells, ticket, variant); copies > 0; copies -= 1) list.push(fact);
    }
  }
  return byCell;
}

function factsUnder({ sample }: Cells, place: number, target: Target): (clock: number, ticket: number) => Breach {
  const { perClock, agreement, priorities } = sample;
  const own = agreement.targets[place]?.within ?? null;
  const limit = target.within === null || isSame(own, target.within) ? null : limitUnder(target, target.within);
  return (clock, ticket) => {
    const dueAt = perClock.dueAt.values[clock] as number;
    const untilAt = perClock.untilAt.values[clock] as number;
    const budgetMs = perClock.budgetMs.values[clock] as number;
    const allowedMs = limit === null ? budgetMs : limit(perClock.startedAt.values[clock] as number);
    const isDue = !Number.isNaN(dueAt);
    return {
      ticket: `#${ticket}`,
      cycle: 1,
      priority: priorities[perClock.priority.values[clock] as number] || null,
      dueAt: isDue ? dueAt : null,
      breachedAt: isDue ? dueAt : untilAt,
      lateMs: wholeMs((perClock.usedMs.values[clock] as number) - allowedMs),
      lateRealMs: isDue ? wholeMs(untilAt - dueAt + (limit === null ? 0 : budgetMs - allowedMs)) : 0,
    };
  };
}

/** Beyond the horizon nothing is late. */
function wholeMs(ms: number): number {
  return Number.isFinite(ms) ? Math.max(0, Math.floor(ms)) : 0;
}
