import type { Agreement } from './agreement.ts';
import type { Measure } from './measure.ts';
import type { Target } from './target.ts';
import { WHEN_KEYS } from './target.ts';

/** What targets choose by: one value per key, several for tags; null where the ticket does not say. */
export interface Traits {
  readonly priority: string | null;
  readonly service: string | null;
  readonly level: string | null;
  readonly type: string | null;
  readonly team: string | null;
  readonly site: string | null;
  readonly channel: string | null;
  readonly tags: readonly string[];
}

/** How many keys a target asks for: more is more specific. */
export function specificity(target: Target): number {
  let keys = 0;
  for (const key of WHEN_KEYS) if (target.when[key] !== undefined) keys += 1;
  return keys;
}

/** True when every key the target asks for has one of the values it names; a missing field never matches. */
export function matches(target: Target, traits: Traits): boolean {
  for (const key of WHEN_KEYS) {
    const wanted = target.when[key];
    if (wanted === undefined) continue;
    if (key === 'tag') {
      if (!traits.tags.some((tag) => wanted.includes(tag))) return false;
      continue;
    }
    const value = traits[key];
    if (value === null || !wanted.includes(value)) return false;
  }
  return true;
}

/** The target of a measure for a ticket: the most specific that matches, then file order; null when none does. */
export function targetFor(agreement: Agreement, measure: Measure, traits: Traits): Target | null {
  let best: Target | null = null;
  let bestKeys = -1;
  for (const target of agreement.targets) {
    if (target.measure !== measure || !matches(target, traits)) continue;
    const keys = specificity(target);
    if (keys > bestKeys) {
      best = target;
      bestKeys = keys;
    }
  }
  return best;
}
