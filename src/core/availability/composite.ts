import type { Dependency } from '../agreement/index.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  type RatioPpm,
  ratioOfPpm,
  smallerRatio,
  subtractRatios,
  ZERO,
} from '../money/index.ts';

/**
 * Share of what makes one of several redundant parts fail that makes the others fail with it (β), in millionths, where
 * nobody says otherwise: 5 %. Never nothing: parts that look independent share power, software and people.
 */
export const COMMON_CAUSE_PPM: RatioPpm = 50_000;

/** Shared parts beyond so many are taken as independent: each doubles the reckoning. */
const MOST_SHARED = 10;

/**
 * The availability of what stands on a dependency, exact (formulas, composite availability); null when the availability
 * of one of its parts is not known. All of several: the product. At least k of n, any included: independent failures by
 * the binomial sum, and by common cause the share β of the unavailability that the k-th best part has. A part that
 * occurs more than once (two paths over one line) is up or down in all its places at once.
 */
export function compositeOf(
  dependency: Dependency,
  availabilityOfLeaf: (agreement: string) => Ratio | null,
  commonCausePpm: RatioPpm = COMMON_CAUSE_PPM,
): Ratio | null {
  const counts = new Map<string, number>();
  countLeaves(dependency, counts);
  const known = new Map<string, Ratio>();
  for (const id of counts.keys()) {
    const availability = availabilityOfLeaf(id);
    if (availability === null) return null;
    known.set(id, availability);
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([id]) => id);
  return conditioned(dependency, known, shared.slice(0, MOST_SHARED), ratioOfPpm(commonCausePpm));
}

function countLeaves(dependency: Dependency, counts: Map<string, number>): void {
  if (dependency.kind === 'agreement') counts.set(dependency.id, (counts.get(dependency.id) ?? 0) + 1);
  else for (const one of dependency.of) countLeaves(one, counts);
}

/** Either the first shared part is up everywhere or down everywhere. */
function conditioned(
  dependency: Dependency,
  known: ReadonlyMap<string, Ratio>,
  [first, ...others]: readonly string[],
  beta: Ratio,
): Ratio {
  if (first === undefined) return availableOf(dependency, known, beta);
  const given = (state: Ratio) => conditioned(dependency, new Map(known).set(first, state), others, beta);
  const up = known.get(first) as Ratio;
  return addRatios(multiplyRatios(up, given(ONE)), multiplyRatios(subtractRatios(ONE, up), given(ZERO)));
}

function availableOf(dependency: Dependency, known: ReadonlyMap<string, Ratio>, beta: Ratio): Ratio {
  if (dependency.kind === 'agreement') return known.get(dependency.id) as Ratio;
  const all = dependency.of.map((one) => availableOf(one, known, beta));
  // What is certainly down or up is not redundant to anything, and fails with nothing.
  const parts = all.filter(({ part, whole }) => part > 0n && part < whole);
  const needed = neededOf(dependency) - all.filter(({ part, whole }) => part >= whole).length;
  if (needed >= parts.length) return needed > parts.length ? ZERO : parts.reduce(multiplyRatios, ONE);
  return needed <= 0 ? ONE : redundant(parts, needed, beta);
}

function neededOf(dependency: Exclude<Dependency, { kind: 'agreement' }>): number {
  if (dependency.kind === 'all') return dependency.of.length;
  return dependency.kind === 'any' ? 1 : dependency.count;
}

/** At least `needed` of the parts, fewer than all of them; never better than if they were independent. */
function redundant(parts: readonly Ratio[], needed: number, beta: Ratio): Ratio {
  const down = parts.map((up) => subtractRatios(ONE, up)).sort(compareRatios);
  const alone = subtractRatios(ONE, beta);
  const byThemselves = fewerThan(
    needed,
    down.map((one) => multiplyRatios(alone, one)),
  );
  // The sum is meant for parts that are mostly up; of parts that are mostly down it would say too little.
  const together = addRatios(multiplyRatios(beta, down[needed - 1] as Ratio), byThemselves);
  return smallerRatio(subtractRatios(ONE, together), subtractRatios(ONE, fewerThan(needed, down)));
}

/** The odds that fewer than `needed` of independent parts are up, by how many are up so far. */
function fewerThan(needed: number, down: readonly Ratio[]): Ratio {
  let odds: Ratio[] = [ONE];
  for (const one of down) {
    const up = subtractRatios(ONE, one);
    const next: Ratio[] = [];
    for (let count = 0; count < Math.min(odds.length + 1, needed); count++) {
      const stays = multiplyRatios(odds[count] ?? ZERO, one);
      next.push(count === 0 ? stays : addRatios(stays, multiplyRatios(odds[count - 1] as Ratio, up)));
    }
    odds = next;
  }
  return odds.reduce(addRatios, ZERO);
}

/** Downtime that a composite lets expect of so many milliseconds, exact. */
export function unavailableOf(available: Ratio, ms: number): Ratio {
  return multiplyRatios(subtractRatios(ONE, available), { part: BigInt(ms), whole: 1n });
}
