import { compareRatios, ZERO } from '../../money/index.ts';
import { currencyOf } from '../due/currency.ts';
import { exactValue, nameValue } from '../due/steps.ts';
import type { Candidate } from './candidate.ts';

/**
 * Of several services under one promise, the one that brings the customer most counts: a price is not reduced twice for
 * one line. Different levels are different promises.
 */
export function oncePerPromise(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { remedy, outcome } = candidate;
    const key = JSON.stringify([remedy.id, outcome.target.level, outcome.period.from]);
    const before = best.get(key);
    if (before === undefined || isBetter(candidate, before)) best.set(key, candidate);
  }
  return [...best.values()];
}

/**
 * Of the remedies of one group only the one most favourable to the customer is due: the largest sum, then the most days,
 * then the first in the agreement. The others stay, at nothing, with the reason.
 */
export function mostFavourable(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = groupOf(candidate);
    const before = key === null ? undefined : best.get(key);
    if (key !== null && (before === undefined || isBetter(candidate, before))) best.set(key, candidate);
  }
  return candidates.map((candidate) => {
    const key = groupOf(candidate);
    const winner = key === null ? candidate : (best.get(key) as Candidate);
    return winner === candidate ? candidate : yielding(candidate, winner);
  });
}

function groupOf({ remedy, outcome, minor, owed }: Candidate): string | null {
  if (remedy.group === null || (minor.part <= 0n && owed.days === 0)) return null;
  return JSON.stringify([remedy.group, outcome.target.level]);
}

function isBetter(a: Candidate, b: Candidate): boolean {
  const money = compareRatios(a.minor, b.minor);
  return money > 0 || (money === 0 && a.owed.days > b.owed.days);
}

function yielding(candidate: Candidate, winner: Candidate): Candidate {
  const { remedy, outcome, minor, owed } = candidate;
  const currency = currencyOf(outcome.version);
  return {
    ...candidate,
    minor: ZERO,
    owed: { ...owed, days: 0 },
    steps: () => [
      ...candidate.steps(),
      {
        kind: 'group',
        clause: `remedies.${remedy.id}.group`,
        inputs: {
          group: nameValue(remedy.group ?? ''),
          before: exactValue(minor, currency),
          due: nameValue(winner.remedy.id),
          best: exactValue(winner.minor, currency),
        },
        result: exactValue(ZERO, currency),
        evidence: [],
      },
    ],
  };
}
