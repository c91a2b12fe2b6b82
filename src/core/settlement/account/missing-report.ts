import type { Due, Remedy, RemedyFormula } from '../../agreement/index.ts';
import type { Ratio } from '../../money/index.ts';
import { dueFor } from '../due/due-for.ts';
import { NOTHING_OWED, type Owed } from '../due/owed.ts';
import type { PeriodOutcome } from '../outcome.ts';

/**
 * A report that was not delivered counts as a miss, and says nothing of how far: the mildest figure of the remedy is
 * due, once. Formulas that count clocks, time or days have none.
 */
export function dueForMissingReport(remedy: Remedy, outcome: PeriodOutcome, baseMinor: Ratio): Owed {
  const mild = mildest(remedy.formula);
  if (mild === null) return NOTHING_OWED;
  const owed = dueFor(
    { ...remedy, formula: mild, repeat: null },
    { ...outcome, verdict: 'breached', reached: null },
    baseMinor,
  );
  return {
    ...owed,
    steps: () => [
      {
        kind: 'missingReport',
        clause: `remedies.${remedy.id}.missingReport`,
        inputs: {},
        result: null,
        evidence: [],
      },
      ...owed.steps(),
    ],
  };
}

function mildest(formula: RemedyFormula | null): RemedyFormula | null {
  if (formula?.kind === 'perPeriod' || formula?.kind === 'pool') return formula;
  if (formula?.kind !== 'tiers') return null;
  const highest = [...formula.tiers].sort((a, b) => b.belowPpm - a.belowPpm)[0];
  return highest === undefined ? null : { kind: 'perPeriod', due: highest.due satisfies Due };
}
