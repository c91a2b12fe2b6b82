import { compareRatios, multiplyRatios, type Ratio, ratioOfPpm, ZERO } from '../../money/index.ts';
import { applyCaps } from '../cap/apply-caps.ts';
import { currencyOf } from '../due/currency.ts';
import { exactValue } from '../due/steps.ts';
import type { Candidate } from './candidate.ts';

/** Remedies paid from a pool never come to more together than the amount at risk (the largest they name). */
export function withinAtRisk(candidates: readonly Candidate[]): readonly Candidate[] {
  const pooled = candidates.filter(({ remedy }) => remedy.formula?.kind === 'pool');
  if (pooled.length === 0) return candidates;
  const atRisk = pooled.map(atRiskOf).reduce((a, b) => (compareRatios(a, b) >= 0 ? a : b), ZERO);
  const rooms = [{ window: 'month' as const, capMinor: atRisk, usedMinor: ZERO }];
  const { partsMinor, bites } = applyCaps(
    pooled.map(({ minor }) => minor),
    rooms,
  );
  if (bites.length === 0) return candidates;
  return candidates.map((candidate) => {
    const place = pooled.indexOf(candidate);
    return place < 0 ? candidate : limited(candidate, partsMinor[place] as Ratio, atRisk);
  });
}

function atRiskOf({ remedy, baseMinor }: Candidate): Ratio {
  return remedy.formula?.kind === 'pool' ? multiplyRatios(baseMinor, ratioOfPpm(remedy.formula.atRiskPpm)) : ZERO;
}

function limited(candidate: Candidate, minor: Ratio, atRisk: Ratio): Candidate {
  const currency = currencyOf(candidate.outcome.version);
  return {
    ...candidate,
    minor,
    steps: () => [
      ...candidate.steps(),
      {
        kind: 'atRisk',
        clause: `remedies.${candidate.remedy.id}.pool`,
        inputs: { before: exactValue(candidate.minor, currency), atRisk: exactValue(atRisk, currency) },
        result: exactValue(minor, currency),
        evidence: [],
      },
    ],
  };
}
