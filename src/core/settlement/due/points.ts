import type { RemedyFormula } from '../../agreement/index.ts';
import { compareRatios, type Ratio, ratio, ratioOfPpm } from '../../money/index.ts';
import { type Case, type Owed, owedTimes } from './owed.ts';
import { dueStep, nameValue, numberOf } from './steps.ts';

type Points = Extract<RemedyFormula, { kind: 'points' }>;

/**
 * Points for the missed period: those of a serious or of a minor miss, times `repeat` when the period directly before
 * was missed too (not more on a third), less the free ones, each worth `perPoint`.
 */
export function owedByPoints(asked: Case, formula: Points): Owed {
  const serious = isSerious(asked, formula);
  const repeated = asked.sinceMiss === 1;
  const points = (serious ? formula.serious : formula.minor) * (repeated ? formula.repeat : 1);
  const counted: Ratio = ratio(Math.max(0, points - formula.free));
  const owed: Owed = owedTimes(asked, formula.perPoint, counted, () => [
    dueStep('points', asked, owed, formula.perPoint, {
      severity: nameValue(serious ? 'serious' : 'minor'),
      repeated: nameValue(repeated ? 'repeated' : 'first'),
      points: numberOf(ratio(points)),
      free: numberOf(ratio(formula.free)),
      counted: numberOf(counted),
    }),
  ]);
  return owed;
}

/** Below the bound, or, where none is said, when a clock of the agreement's first priority was breached. */
function isSerious({ outcome }: Case, { seriousBelowPpm }: Points): boolean {
  if (seriousBelowPpm !== null)
    return outcome.reached !== null && compareRatios(outcome.reached, ratioOfPpm(seriousBelowPpm)) < 0;
  const first = Object.keys(outcome.version.priorities)[0];
  return first !== undefined && outcome.breaches.some((breach) => breach.priority === first);
}
