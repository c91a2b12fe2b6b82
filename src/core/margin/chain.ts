import { type Agreement, type Dependency, lastVersionAt, rosterOf } from '../agreement/index.ts';
import type { Instant } from '../time/index.ts';

/** Agreements by id, each in the version that holds. */
export type Chain = ReadonlyMap<string, Agreement>;

/** Agreements that stand on each other in a ring: none of them is safe, and nothing can be said of their promises. */
export interface CyclicDependency {
  readonly kind: 'cyclicDependency';
  /** Ids, each standing on the next; the last is the first again. */
  readonly agreements: readonly string[];
}

/** The version of each agreement in force at an instant; before its first takes effect, that one. */
export function chainOf(agreements: readonly Agreement[], at: Instant): Chain {
  return new Map(rosterOf(agreements).all.map((versions) => [versions.id, lastVersionAt(versions, at)]));
}

/** Ids that a dependency names, in its order, each once. */
export function idsIn(dependency: Dependency): readonly string[] {
  return dependency.kind === 'agreement' ? [dependency.id] : [...new Set(dependency.of.flatMap(idsIn))];
}

/** Ids that an agreement's services stand on, in file order, each once. */
export function standsOn(agreement: Agreement): readonly string[] {
  const dependencies = Object.values(agreement.services).flatMap(({ dependsOn }) => dependsOn ?? []);
  return [...new Set(dependencies.flatMap(idsIn))];
}

/** A ring reached from an agreement, or null. Agreements that were not given end the search. */
export function cycleFrom(start: Agreement, chain: Chain): CyclicDependency | null {
  const safe = new Set<string>();
  const visit = (agreement: Agreement, path: readonly string[]): CyclicDependency | null => {
    const here = [...path, agreement.id];
    for (const id of standsOn(agreement)) {
      const place = here.indexOf(id);
      if (place >= 0) return { kind: 'cyclicDependency', agreements: [...here.slice(place), id] };
      const next = chain.get(id);
      if (next === undefined || safe.has(id)) continue;
      const found = visit(next, here);
      if (found !== null) return found;
    }
    safe.add(agreement.id);
    return null;
  };
  return visit(start, []);
}

/**
 * The ring that an agreement stands on or is part of, among those given, as they hold when it takes effect: ids, each
 * standing on the next, the last the first again; null where there is none.
 */
export function ringFrom(start: Agreement, agreements: readonly Agreement[]): readonly string[] | null {
  return cycleFrom(start, chainOf(agreements, start.effectiveAt))?.agreements ?? null;
}

/** The agreement and every given one below it that stands on others itself, each once, from the top. */
export function promisersFrom(start: Agreement, chain: Chain): readonly Agreement[] {
  const found: Agreement[] = [start];
  for (let place = 0; place < found.length; place++) {
    for (const id of standsOn(found[place] as Agreement)) {
      const next = chain.get(id);
      if (next !== undefined && standsOn(next).length > 0 && !found.includes(next)) found.push(next);
    }
  }
  return found;
}
