/** Judges worlds by the thousand: what `npm test` and `npm run test:long` call. */
import { type Difference, differencesIn } from './comparison.ts';
import type { World } from './facts.ts';
import { drawWorld, shrink } from './world.ts';

/** A world on which oracle and engine differ, made as small as it goes. */
export interface Disagreement {
  readonly seed: number;
  readonly differences: readonly Difference[];
  readonly world: World;
}

export interface Outcome {
  readonly worlds: number;
  readonly disagreements: readonly Disagreement[];
}

function thrown(error: unknown): readonly Difference[] {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ clock: '', field: 'thrown', oracle: null, engine: message }];
}

function differencesOrThrown(world: World): readonly Difference[] {
  try {
    return differencesIn(world);
  } catch (error) {
    return thrown(error);
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
export function runWorlds(fromSeed: number, count: number, shrunk = 5): Outcome {
  const disagreements: Disagreement[] = [];
  for (let seed = fromSeed; seed < fromSeed + count; seed++) {
    const found = disagreementOn(seed, disagreements.length < shrunk);
    if (found !== null) disagreements.push(found);
  }
  return { worlds: count, disagreements };
}

/** A disagreement as text: the seed that brings it back, what differs, and the shrunk world. */
export function tell({ seed, differences, world }: Disagreement): string {
  const lines = differences.map(
    ({ clock, field, oracle, engine }) => `  ${clock} ${field}: oracle ${String(oracle)}, engine ${String(engine)}`,
  );
  const events = world.events.map(
    ({ subject, time, type, data }) => `  ${time} ${subject} ${type} ${JSON.stringify(data)}`,
  );
  const { calendars, targets, rules } = world.agreement;
  return [
    `seed ${seed}, as of ${world.asOf}`,
    ...lines,
    ...events.sort(),
    JSON.stringify({ calendars, targets, rules }),
  ].join('\n');
}
