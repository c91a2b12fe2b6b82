import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { homeIn } from '../../src/store/postgres/embedded/identity.ts';
import { type Random, randomFrom } from '../oracle/random.ts';
import { dataFolder, type NodeProcess, start, startReady, until } from '../running/node-process.ts';
import { newHistory, startClients } from './clients.ts';
import { drawDeliveries } from './deliveries.ts';
import { KILLS, SEED, tell } from './measure.ts';
import { publish, tokenOfNewOwner } from './owner.ts';
import { killBackend, killPostmaster } from './processes.ts';
import { expectAllKept, expectEqualToReplay } from './truth.ts';

const folder = dataFolder();
const env = { LEEWAY_DATA: folder.path };
let node: NodeProcess | null = null;
afterEach(() => {
  node?.process.kill('SIGKILL');
  folder.remove();
});

const data = () => `${homeIn(folder.path).folder}/data`;
const isReady = async () => (await fetch(`${node?.url}/readyz`)).ok;

async function killServer(): Promise<void> {
  const killed = node;
  node = null;
  killed?.process.kill('SIGKILL');
  await killed?.exited;
}

/** What is killed; each time what was killed is then brought back as whoever runs it would. */
const WAYS: { readonly [way: string]: (random: Random) => Promise<void> } = {
  server: async () => {
    await killServer();
    node = await startReady(env);
  },
  'server while it starts': async (random) => {
    await killServer();
    const started = start(env);
    await pause(random.below(1_200));
    started.process.kill('SIGKILL');
    await started.exited;
    node = await startReady(env);
  },
  postmaster: async () => {
    killPostmaster(data());
    await until('it is ready again', isReady);
  },
  backend: async ({ pick }) => {
    await until('a backend was killed', () => killBackend(data(), pick));
    await until('it is ready again', isReady);
  },
  both: async (random) => {
    killPostmaster(data());
    await pause(random.pick([0, 0, random.below(400)]));
    await killServer();
    // Now and then so late that what was left behind has ended by itself.
    await pause(random.chance(10) ? 6_500 : random.below(300));
    node = await startReady(env);
  },
};

describe(`leeway serve, killed ${KILLS} times under load (seed ${SEED})`, () => {
  it(
    'loses nothing it acknowledged, counts nothing twice, and knows what a replay from nothing gives',
    async () => {
      const random = randomFrom(SEED);
      const deliveries = drawDeliveries(SEED);
      const history = newHistory();
      node = await startReady(env);
      const token = await tokenOfNewOwner(node.url, String(node.ownerLink));
      for (const text of deliveries.agreements) await publish(node.url, token, text);
      const urls = () => (node === null ? [] : [node.url]);
      const clients = startClients({ urls, token, deliveries, history, seed: SEED });
      const ways = [...Array(Math.ceil(KILLS / 5)).keys()].flatMap(() => random.shuffle(Object.keys(WAYS)));
      for (const [index, way] of ways.slice(0, KILLS).entries()) {
        const before = history.counts.posts;
        await until('some posts were answered', () => history.counts.posts > before + 3);
        await pause(random.below(900));
        await WAYS[way]?.(random);
        if (index % 5 === 4) await expectAllKept(String(urls()[0]), token, history);
      }
      await clients.stop();
      await expectAllKept(String(urls()[0]), token, history);
      expect(node?.log()).not.toContain('"defect"');
      expect(await node?.stop()).toBe(0);
      const known = await expectEqualToReplay({ data: folder.path, databaseUrl: null });
      tell(`${KILLS} kills, seed ${SEED}`, history, known);
      expect(history.acknowledged.size).toBeGreaterThan(KILLS * 10);
    },
    KILLS * 60_000,
  );
});
