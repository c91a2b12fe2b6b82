import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../oracle/random.ts';
import { until } from '../running/node-process.ts';
import type { History } from './clients.ts';

/** What is killed; each time what was killed is then brought back as whoever runs it would. */
export interface Ways {
  readonly [way: string]: (random: Random) => Promise<void>;
}

/** Kills so many times at random instants while clients hand in, every way as often as any other. */
export async function killAgain(
  kills: number,
  ways: Ways,
  random: Random,
  history: History,
  then: (kill: number) => Promise<void>,
): Promise<void> {
  const names = Object.keys(ways);
  const order = [...Array(Math.ceil(kills / names.length)).keys()].flatMap(() => random.shuffle(names));
  for (const [kill, way] of order.slice(0, kills).entries()) {
    const before = history.counts.posts;
    await until('some posts were answered', () => history.counts.posts > before + 3);
    await pause(random.below(900));
    await ways[way]?.(random);
    await then(kill);
  }
}
