/** Judges worlds by the thousand, and makes those on which the two differ as small as they go. */
import { type Difference, differencesIn } from './comparison.ts';
import type { World } from './facts.ts';
import { drawWorld, shrink } from './world.ts';

/** A world on which oracle and engine differ. */
export interface Disagreement {
  readonly seed: number;
  readonly differences: readonly Difference[];
  readonly world: World;
}

function differencesOrThrown(world: World): readonly Difference[] {
  try {
    return differencesIn(world);
  } catch (error) {
    return [
      { field: 'thrown', oracle: '', engine: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    ];
  }
}

function disagreementOn(seed: number, shrinks: boolean): Disagreement | null {
  const drawn = drawWorld(seed);
  const differences = differencesOrThrown(drawn);
  const first = differences[0];
  if (first === undefined) return null;
  if (!shrinks) return { seed, differences, world: drawn };
  const same = (smaller: World): boolean => differencesOrThrown(smaller).some(({ field }) => field === first.field);
  const world = shrink(drawn, same);
  return { seed, differences: differencesOrThrown(world), world };
}

/** Compares oracle and engine on the worlds of `count` seeds from `fromSeed` on; shrinks the first few that differ. */
export function runWorlds(fromSeed: number, count: number, shrunk = 5): readonly Disagreement[] {
  const disagreements: Disagreement[] = [];
  for (let seed = fromSeed; seed < fromSeed + count; seed++) {
    const found = disagreementOn(seed, disagreements.length < shrunk);
    if (found !== null) disagreements.push(found);
  }
  return disagreements;
}

/** A disagreement as text: the seed that brings it back, what differs, and the shrunk world. */
export function tell({ seed, differences, world }: Disagreement): string {
  const lines = differences.map(({ field, oracle, engine }) => `  ${field}: oracle ${oracle}, engine ${engine}`);
  const events = world.events.map(({ id, time, type, data }) => `  ${time} ${type} ${id} ${JSON.stringify(data)}`);
  const { calendars: _, ...promise } = world.promise;
  const head = `seed ${seed}, month of ${world.within}, as of ${world.asOf}`;
  return [head, ...lines, ...events.sort(), JSON.stringify(promise)].join('\n');
}
