import type { Objective } from '../../src/core/objective/index.ts';
import { dateOfDay, instantToLocal } from '../../src/core/time/index.ts';

const PRIORITIES = ['p1', 'p2', 'p3', 'p4'] as const;

/** The month of an objective's period, `2016-03`, in the zone of the agreement. */
function monthOf(objective: Objective): string {
  return dateOfDay(instantToLocal('Europe/Paris', objective.period.from).dayNumber).slice(0, 7);
}

/** Rows of the guide's table: a month, and for each priority how many of its incidents were resolved in time. */
export function complianceRows(objectives: readonly Objective[]): readonly string[] {
  const cells = new Map<string, Map<string, string>>();
  for (const objective of objectives) {
    const priority = PRIORITIES.find((each) => objective.target === `${each}-resolution`);
    const counted = objective.met + objective.breached;
    if (priority === undefined || counted === 0) continue;
    // Rounded downwards: 79.99 % never shows as the 80 % that was promised.
    const percent = (Math.floor((objective.met * 1000) / counted) / 10).toFixed(1);
    const ofMonth = cells.get(monthOf(objective)) ?? new Map<string, string>();
    cells.set(monthOf(objective), ofMonth.set(priority, `${percent} % of ${counted}`));
  }
  return [...cells]
    .sort()
    .map(([month, ofMonth]) => `| ${month} | ${PRIORITIES.map((each) => ofMonth.get(each) ?? '–').join(' | ')} |`);
}
