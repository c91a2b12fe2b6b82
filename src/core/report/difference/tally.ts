import type { ChangedTerm } from '../../difference/index.ts';

/** How many changes there are, by whom they serve; what is ours alone is counted apart. */
export interface DifferenceTally {
  readonly changes: number;
  readonly customer: number;
  readonly provider: number;
  readonly neutral: number;
  readonly unclear: number;
  readonly internal: number;
}

export function differenceTally(terms: readonly ChangedTerm[]): DifferenceTally {
  const shown = terms.filter(({ internalOnly }) => !internalOnly);
  const of = (direction: ChangedTerm['direction']) => shown.filter((term) => term.direction === direction).length;
  return {
    changes: shown.length,
    customer: of('customer'),
    provider: of('provider'),
    neutral: of('neutral'),
    unclear: of('unclear'),
    internal: terms.length - shown.length,
  };
}
