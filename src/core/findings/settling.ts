import type { Versions } from '../agreement/index.ts';
import { type Charges, chargesOf, joinChargeFacts } from '../charge/index.ts';
import type { Event } from '../event/index.ts';
import type { ChargesAsked, PeriodOutcome } from '../settlement/index.ts';
import type { Instant, Span } from '../time/index.ts';
import type { Books } from './books.ts';

/** All that settling one agreement takes. */
export interface Settling {
  readonly versions: Versions;
  readonly asOf: Instant;
  /** Of every period so far, each promise. */
  readonly outcomes: readonly PeriodOutcome[];
  /** What is billed for a period before any remedy. */
  readonly charges: (period: Span, asked: ChargesAsked) => Charges;
  /** Visible claims, notices, contests, approvals, delivered reports. */
  readonly decisions: readonly Event[];
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

export function settlingOf(books: Books, versions: Versions, outcomes: readonly PeriodOutcome[]): Settling {
  const facts = joinChargeFacts(books.charges);
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
