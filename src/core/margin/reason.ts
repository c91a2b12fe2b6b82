import type { AvailabilityBasis, Measure } from '../agreement/index.ts';

/** Is a promise safe over what stands under it? `nothingUnder`: it stands on nobody, so there is nothing to compare. */
export type Cover = 'covered' | 'thin' | 'uncovered' | 'nothingUnder';

/** A supplier's promise, by the agreement's `id@version` and the target's id. */
export interface PromiseRef {
  readonly agreement: string;
  readonly target: string;
}

/** Why a promise has the cover it has, with the facts to say it. Figures of the comparison itself stand beside it. */
export type CoverReason =
  /** Answering the customer is our own people's work. */
  | { readonly kind: 'ownWork'; readonly measure: Measure }
  /** The target's services stand on no supplier. */
  | { readonly kind: 'noDependency' }
  /** A share of counted events: what a supplier counts says nothing of what we count. */
  | { readonly kind: 'notComparable'; readonly measure: Measure }
  /** A figure is missing: the target has no time limit or no share to compare. */
  | { readonly kind: 'noFigure' }
  | { readonly kind: 'supplierNotGiven'; readonly agreement: string }
  /** The supplier promises nothing that could carry ours. */
  | { readonly kind: 'noPromiseUnder'; readonly agreement: string; readonly measures: readonly Measure[] }
  /** From some starts the supplier's deadline lies after ours, or leaves less than the margin. */
  | { readonly kind: 'tooLate' | 'withinMargin' }
  /** The downtime permitted to suppliers is more than ours, or leaves less than the margin. */
  | { readonly kind: 'moreDowntime' | 'downtimeWithinMargin' }
  /** The supplier's hours leave out some of ours, in the worst period. */
  | { readonly kind: 'hoursNotCovered'; readonly promise: PromiseRef; readonly outsideMs: number }
  | ScopeGap
  /** A claim that would come too late, or nearly: working days left over after detecting and preparing. */
  | {
      readonly kind: 'claimTooLate';
      readonly promise: PromiseRef;
      readonly remedy: string;
      readonly spareDays: number;
    };

/** What the supplier's figures leave out and ours do not. */
export type ScopeGap = { readonly promise: PromiseRef } & (
  | { readonly kind: 'excludedUpstream'; readonly causes: readonly string[] }
  /** Maintenance they may announce later than we must. */
  | { readonly kind: 'maintenanceNotice'; readonly oursMs: number; readonly theirsMs: number }
  /** Maintenance a month they may protect beyond ours; null: without limit. */
  | { readonly kind: 'maintenanceCap'; readonly oursMs: number; readonly theirsMs: number | null }
  | { readonly kind: 'minimumOutage'; readonly oursMs: number; readonly theirsMs: number }
  /** Their outage begins with our report, ours when it is detected. */
  | { readonly kind: 'outageStart' }
  /** A degraded service weighs less with them than with us. */
  | { readonly kind: 'degradedWeight'; readonly oursPpm: number; readonly theirsPpm: number }
  /** Their share is told of something else than ours: of users' time, or of requests. */
  | { readonly kind: 'basis'; readonly ours: AvailabilityBasis['kind']; readonly theirs: AvailabilityBasis['kind'] }
  /** Reasons that hold their clock and not ours. */
  | { readonly kind: 'pauses'; readonly reasons: readonly string[] }
  /** Their clock starts later than ours: once qualified, or once assigned. */
  | { readonly kind: 'startOn'; readonly theirs: 'qualified' | 'assigned' }
  /** Work their service leaves out, by id, and ours does not; for people to read, for ids are nobody's common words. */
  | { readonly kind: 'workExcluded'; readonly exclusions: readonly string[] }
);
