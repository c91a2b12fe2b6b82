import { join } from 'node:path';
import type { Store } from '../../app/ports/index.ts';
import { keepSimulating } from '../../app/simulations/index.ts';
import { packageFolder } from '../package-folder.ts';
import type { Node } from '../serve/node.ts';
import { openSimulationRunner } from '../simulation/runner.ts';

/**
 * Works on simulations that were asked for, one at a time, in the process that the package brings along.
 * @returns how to stop: what is under way waits again
 */
export function startSimulating({ now, rosters, onDefect }: Node, store: Store): () => Promise<void> {
  const told = (error: unknown) => onDefect(null, error);
  const runner = openSimulationRunner({ program: join(packageFolder(), 'dist', 'simulation.cjs'), onDefect: told });
  return keepSimulating({ store, now, rosters, runner }, told);
}
