import type { Objective, Restatement } from '../../core/objective/index.ts';
import type { Month } from '../../core/settlement/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import { type Commitment, commitmentOf, keyOf, type Told, type ToldMonths } from './commitments.ts';
import type { CountedClock } from './report-facts.ts';

/** What a report told of a month, and what the facts say of it now. */
export interface Correction {
  readonly month: Month;
  readonly commitment: Commitment;
  /** Null: it was not counted in that month, or is no longer. */
  readonly was: Told | null;
  readonly is: Told | null;
  /** As it counts now; null: it does not count in that month any more. */
  readonly clock: Judged | null;
  /** The fact that moved it, where the period of its objective was closed; else null. */
  readonly because: Restatement['because'] | null;
}

/**
 * Where months that were told are otherwise now, by month, then ticket. What was told as open has settled by itself: that
 * corrects nothing.
 */
export function correctionsOf(
  told: ToldMonths,
  now: ReadonlyMap<Month, readonly CountedClock[]>,
  objectives: readonly Objective[],
): readonly Correction[] {
  const moved = movers(objectives);
  return [...told].flatMap(([month, before]) => {
    const after = new Map((now.get(month) ?? []).map((one) => [keyOf(commitmentOf(one)), one]));
    const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
    return keys.flatMap((key): readonly Correction[] => {
      const [was, is] = [before.get(key), after.get(key)];
      const commitment = is === undefined ? was : commitmentOf(is);
      const same = was?.outcome === is?.outcome || was?.outcome === 'open' || is?.outcome === 'open';
      if (commitment === undefined || same) return [];
      const because = moved.get(moverKey(commitment)) ?? null;
      const clock = is?.clock ?? null;
      return [{ month, commitment, was: was?.outcome ?? null, is: is?.outcome ?? null, clock, because }];
    });
  });
}

/** The fact learned last that moved each clock of a closed period. */
function movers(objectives: readonly Objective[]): ReadonlyMap<string, Restatement['because']> {
  const found = new Map<string, Restatement['because']>();
  for (const { restatements } of objectives) {
    for (const one of restatements) {
      const known = found.get(moverKey(one));
      if (known === undefined || known.recordedAt < one.because.recordedAt) found.set(moverKey(one), one.because);
    }
  }
  return found;
}

function moverKey({ ticket, measure, cycle }: Pick<Restatement, 'ticket' | 'measure' | 'cycle'>): string {
  return JSON.stringify([ticket, measure, cycle]);
}
