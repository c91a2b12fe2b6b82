import type { Agreement } from './agreement.ts';
import type { Measure } from './measure.ts';
import type { Target, WhenKey } from './target.ts';
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

/** A target and the keys it asks for, taken apart once. */
interface Ready {
  readonly target: Target;
  readonly wanted: readonly (readonly [WhenKey, readonly string[]])[];
}

const ready = new WeakMap<Agreement, Map<Measure, readonly Ready[]>>();

/** An agreement's targets of a measure, the most specific first, then in file order. */
function readyTargets(agreement: Agreement, measure: Measure): readonly Ready[] {
  let byMeasure = ready.get(agreement);
  if (byMeasure === undefined) {
    byMeasure = new Map();
    ready.set(agreement, byMeasure);
  }
  let found = byMeasure.get(measure);
  if (found === undefined) {
    found = agreement.targets
      .filter((target) => target.measure === measure)
      .map((target) => ({ target, wanted: WHEN_KEYS.flatMap((key) => pair(key, target.when[key])) }))
      .sort((a, b) => b.wanted.length - a.wanted.length);
    byMeasure.set(measure, found);
  }
  return found;
}

function pair(key: WhenKey, values: readonly string[] | undefined): [WhenKey, readonly string[]][] {
  return values === undefined ? [] : [[key, values]];
}

/** True when every key asked for has one of the values named; a missing field never matches. */
function matches({ wanted }: Ready, traits: Traits): boolean {
  for (const [key, values] of wanted) {
    if (key === 'tag') {
      if (!traits.tags.some((tag) => values.includes(tag))) return false;
      continue;
    }
    const value = traits[key];
    if (value === null || !values.includes(value)) return false;
  }
  return true;
}

/** The target of a measure for a ticket: the most specific that matches, then file order; null when none does. */
export function targetFor(agreement: Agreement, measure: Measure, traits: Traits): Target | null {
  for (const one of readyTargets(agreement, measure)) if (matches(one, traits)) return one.target;
  return null;
}
