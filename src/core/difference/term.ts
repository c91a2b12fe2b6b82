import type { Direction, DirectionReason, Effect } from './direction.ts';
import type { StatedValue } from './value.ts';

/** What one side's approvers decide on. */
export const APPROVER_ROLES = ['customerService', 'technical', 'finance', 'legal'] as const;

/** `green`: as wished · `amber`: to be approved · `red`: past the line at which we walk away. */
export type BoundZone = 'green' | 'amber' | 'red';

/** Where a term stands between our private bounds, before and after. */
export interface BoundCrossing {
  /** As `internal.bounds` writes it. */
  readonly path: string;
  readonly approver: string | null;
  /** Null: the version does not say the term, or the bound can not be set against it. */
  readonly before: BoundZone | null;
  readonly after: BoundZone | null;
  readonly crossed: boolean;
}

/** What a change means inside our house. Never shown to the customer. */
export interface TermInternal {
  /** Roles whose approval the change re-opens, in a fixed order. */
  readonly approvals: readonly string[];
  /** Of a whole entry, those of its terms. */
  readonly bounds: readonly BoundCrossing[];
}

/** One term that two versions say otherwise. */
export interface ChangedTerm {
  /** As in the file: `targets.p1-response.within`, `rules.priorityChange`. */
  readonly path: string;
  /** The path in the earlier version, where its entry was renamed; else null. */
  readonly formerPath: string | null;
  /** `added` and `removed` are whole entries, or what one version leaves unsaid. */
  readonly change: 'added' | 'removed' | 'changed' | 'renamed';
  readonly before: StatedValue | null;
  readonly after: StatedValue | null;
  /** The values as the file writes them; null as they are. */
  readonly beforeText: string | null;
  readonly afterText: string | null;
  readonly direction: Direction;
  readonly reason: DirectionReason;
  readonly effect: Effect | null;
  /** Is the term itself ours alone? Such are never shown to the customer. */
  readonly internalOnly: boolean;
  readonly internal: TermInternal | null;
}
