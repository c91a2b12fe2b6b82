import type { Month } from '../../core/settlement/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import type { IssuedReport } from '../ports/index.ts';
import { readReport } from './issued-reports.ts';
import type { CountedClock } from './report-facts.ts';

/** What a report says became of one commitment. */
export type Told = CountedClock['outcome'];

/** A commitment that counts in a month, as reports list it. */
export interface Commitment {
  readonly ticket: string;
  /** The id of the agreement. */
  readonly agreement: string;
  readonly target: string;
  readonly level: string | null;
  readonly measure: string;
  readonly cycle: number;
  readonly outcome: Told;
}

/** What issued reports have told of a month, by `keyOf`: as the last one of the month says, with later corrections. */
export type ToldMonths = ReadonlyMap<Month, ReadonlyMap<string, Commitment>>;

export function commitmentOf({ clock, outcome }: CountedClock): Commitment {
  return { ...nameOf(clock), outcome };
}

function nameOf({ ticket, version, target, measure, cycle }: Judged): Omit<Commitment, 'outcome'> {
  return { ticket, agreement: version.id, target: target.id, level: target.level, measure, cycle };
}

/** A commitment stays the same one when it passes to another target. */
export function keyOf({ ticket, agreement, measure, cycle }: Omit<Commitment, 'outcome' | 'target' | 'level'>): string {
  return JSON.stringify([ticket, agreement, measure, cycle]);
}

/**
 * What reports have told until now, in the order in which months and numbers follow each other. Each is long: others have
 * their turn in between.
 */
export async function toldBy(reports: readonly IssuedReport[]): Promise<ToldMonths> {
  const told = new Map<Month, Map<string, Commitment>>();
  const inOrder = [...reports].sort((a, b) => (a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1));
  for (const issued of inOrder) {
    const { commitments, corrections } = readReport(issued).en;
    told.set(issued.month, new Map(commitments.map((one) => [keyOf(one), one])));
    for (const one of corrections) {
      const of = told.get(one.month);
      if (of === undefined || one.month === issued.month) continue;
      if (one.is === null) of.delete(keyOf(one));
      else of.set(keyOf(one), { ...one, outcome: one.is });
    }
    await new Promise(setImmediate);
  }
  return told;
}
