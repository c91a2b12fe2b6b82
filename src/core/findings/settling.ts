import type { Versions } from '../agreement/index.ts';
import { type ChargeFacts, type Charges, chargesOf } from '../charge/index.ts';
import type { AccountQuestion, ChargesOf, PeriodOutcome } from '../settlement/index.ts';
import type { Books } from './books.ts';

/** All that settling one agreement takes: what became of its promises, what is billed, what was decided. */
export interface Settling extends AccountQuestion {
  readonly charges: ChargesOf<Charges>;
}

/** Does any version speak of money, or of a right to end? */
export function isCommercial({ versions }: Versions): boolean {
  return versions.some(
    ({ commercial, levels }) =>
      commercial.lines.length > 0 ||
      commercial.remedies.length > 0 ||
      commercial.bonuses.length > 0 ||
      commercial.termination !== null ||
      levels.some(({ price }) => price !== null),
  );
}

/** @param facts what charges depend on, of all agreements */
export function settlingOf(
  books: Books,
  versions: Versions,
  outcomes: readonly PeriodOutcome[],
  facts: ChargeFacts,
): Settling {
  const flat = withoutIndexation(versions);
  return {
    versions,
    asOf: books.outlook.vantage.asOf,
    outcomes,
    charges: (period, { asOf, revised }) => chargesOf(revised ? versions : flat, period, facts, asOf),
    decisions: books.decisions,
  };
}

/** The agreement at the prices it names, as if no index revised them. */
function withoutIndexation(versions: Versions): Versions {
  return {
    ...versions,
    versions: versions.versions.map((version) => ({
      ...version,
      commercial: { ...version.commercial, indexation: null },
    })),
  };
}
