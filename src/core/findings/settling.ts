import type { Versions } from '../agreement/index.ts';
import type { ChargeFacts, Charges } from '../charge/index.ts';
import type { Event } from '../event/index.ts';
import { type AccountQuestion, type ChargesOf, chargesFor, type PeriodOutcome } from '../settlement/index.ts';
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

/**
 * @param outcomes of the agreement
 * @param decisions about the agreement, at least
 * @param facts what charges depend on, of all agreements
 */
export function settlingOf(
  { outlook }: Books,
  versions: Versions,
  outcomes: readonly PeriodOutcome[],
  decisions: readonly Event[],
  facts: ChargeFacts,
): Settling {
  return { versions, asOf: outlook.vantage.asOf, outcomes, charges: chargesFor(versions, facts), decisions };
}
