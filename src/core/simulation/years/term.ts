import type { Agreement, Target } from '../../agreement/index.ts';
import type { RatioPpm } from '../../money/index.ts';
import { type Duration, formatDuration } from '../../time/index.ts';

/** One term of a target as it might be agreed instead. */
export type Change =
  | { readonly kind: 'within'; readonly within: Duration }
  | { readonly kind: 'attainment'; readonly requiredPpm: RatioPpm }
  | { readonly kind: 'allow'; readonly misses: number };

/** Which target a change is of; `level` tells the variants of one target apart. */
export interface ChangedTarget {
  readonly target: string;
  readonly level: string | null;
  readonly change: Change;
}

/** The duration that a target's verdict over a period turns on; null where there is none. */
export function withinOf(target: Target): Duration | null {
  const { requirement } = target;
  return requirement?.kind === 'percentile' || requirement?.kind === 'mean' ? requirement.within : target.within;
}

/** The target with one term changed; a change it has no room for (an attainment where misses are counted) leaves it as it is. */
export function changed(target: Target, change: Change): Target {
  const { requirement } = target;
  if (change.kind !== 'within') return requirement?.kind === change.kind ? { ...target, requirement: change } : target;
  const { within } = change;
  if (requirement?.kind !== 'percentile' && requirement?.kind !== 'mean') return { ...target, within };
  const both = isSame(target.within, requirement.within);
  return { ...target, within: both ? within : target.within, requirement: { ...requirement, within } };
}

/** Are these the same length, counted in the same way? */
export function isSame(a: Duration | null, b: Duration | null): boolean {
  return a === null || b === null ? a === b : formatDuration(a) === formatDuration(b);
}

/**
 * The agreement with terms of its targets changed: what is to be evaluated again to see whether an offer holds.
 * Targets it does not have are passed over.
 */
export function withChanges(agreement: Agreement, changes: readonly ChangedTarget[]): Agreement {
  const targets = agreement.targets.map((target) =>
    changes
      .filter((one) => one.target === target.id && one.level === target.level)
      .reduce((so, one) => changed(so, one.change), target),
  );
  return { ...agreement, targets };
}
