import type { Money } from '../money/index.ts';
import type { Duration, LocalDate, TermLength } from '../time/index.ts';
import type { CapTerms } from './commercial.ts';
import type { Text } from './text.ts';

/** The report the customer is owed. */
export interface Reporting {
  readonly every: 'week' | 'month' | 'quarter' | 'year';
  /** After the end of what it reports on. */
  readonly dueWithin: Duration | null;
  readonly content: readonly Text[];
  readonly to: readonly string[];
}

/** A meeting in which the agreement is looked at: operational, steering, strategic … */
export interface Review {
  readonly id: string;
  readonly title: Text;
  readonly every: TermLength;
  readonly with: readonly string[];
}

/** Reversibility: how the customer leaves with what is theirs. */
export interface Exit {
  readonly planWithin: TermLength | null;
  readonly assistance: TermLength | null;
  readonly retrieval: TermLength | null;
  readonly erasureWithin: TermLength | null;
  readonly formats: readonly string[];
  readonly price: { readonly unit: string; readonly amount: Money } | null;
}

export interface Liability {
  readonly cap: CapTerms | null;
  readonly excludes: readonly Text[];
}

export interface Insurance {
  readonly id: string;
  readonly insurer: string;
  readonly policy: string | null;
  readonly amount: Money | null;
}

/** Where a supplier's promise was read, and how sure we are of it. */
export interface Provenance {
  readonly url: string | null;
  readonly retrieved: LocalDate | null;
  readonly sha256: string | null;
  readonly quoted: readonly string[];
  readonly verifiedBy: string | null;
  readonly confidence: 'candidate' | 'reviewed' | 'verified';
}

export type MeasuredBy = 'provider' | 'customer' | 'thirdParty';

/** How the agreement itself is kept alive. */
export interface Governance {
  readonly reference: string | null;
  /** Id of the framework agreement this one stands under. */
  readonly parent: string | null;
  readonly signed: LocalDate | null;
  readonly governingLaw: string | null;
  readonly jurisdiction: string | null;
  /** Documents of the contract, the one that prevails first. */
  readonly precedence: readonly Text[];
  /** Who measures, and whose figures decide when two differ. */
  readonly measurement: { readonly by: MeasuredBy; readonly tieBreak: Text | null } | null;
  /** Who sets a ticket's priority. */
  readonly prioritySetBy: 'provider' | 'customer' | 'both' | null;
  readonly reporting: Reporting | null;
  readonly reviews: readonly Review[];
  readonly exit: Exit | null;
  readonly liability: Liability | null;
  readonly insurance: readonly Insurance[];
  readonly provenance: Provenance | null;
}

/** An agreement that says nothing of its own upkeep. */
export const NO_GOVERNANCE: Governance = {
  reference: null,
  parent: null,
  signed: null,
  governingLaw: null,
  jurisdiction: null,
  precedence: [],
  measurement: null,
  prioritySetBy: null,
  reporting: null,
  reviews: [],
  exit: null,
  liability: null,
  insurance: [],
  provenance: null,
};
