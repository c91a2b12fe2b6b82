import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { homeIn } from '../../src/store/postgres/embedded/identity.ts';
import { randomFrom } from '../oracle/random.ts';
import { dataFolder, until } from '../running/node-process.ts';
import { newHistory, startClients } from './clients.ts';
import { drawDeliveries } from './deliveries.ts';
import { killAgain, type Ways } from './kill-again.ts';
import { KILLS, SEED, tell } from './measure.ts';
import { nodesOf } from './nodes.ts';
import { publish, tokenOfNewOwner } from './owner.ts';
import { killBackend, killPostmaster } from './processes.ts';
import { expectAllKept, expectEqualToReplay } from './truth.ts';

const folder = dataFolder();
const nodes = nodesOf([{ LEEWAY_DATA: folder.path }]);
afterAll(() => {
  nodes.end();
  folder.remove();
});

const data = () => join(homeIn(folder.path).folder, 'data');

const WAYS: Ways = {
  server: async () => {
    await nodes.kill(0);
    await nodes.start(0);
  },
  'server while it starts': async (random) => {
    await nodes.kill(0);
    await nodes.startInVain(0, random.below(1_200));
    await nodes.start(0);
  },
  // Its program starts it again.
  postmaster: () => killPostmaster(data()),
  backend: async ({ pick }) => {
    await until('a backend was killed', () => killBackend(data(), pick));
  },
  both: async (random) => {
    const killed = killPostmaster(data());
    await pause(random.pick([0, 0, random.below(400)]));
    await nodes.kill(0);
    await killed;
    // Now and then so late that what was left behind has ended by itself.
    await pause(random.chance(10) ? 6_500 : random.below(300));
    await nodes.start(0);
  },
};

describe(`leeway serve, killed ${KILLS} times under load (seed ${SEED})`, () => {
  it(
    'loses nothing it acknowledged, counts nothing twice, and knows what a replay from nothing gives',
    async () => {
      const random = randomFrom(SEED);
      const deliveries = drawDeliveries(SEED);
      const history = newHistory();
      const link = await nodes.start(0);
      const url = () => String(nodes.url(0));
      const token = await tokenOfNewOwner(url(), String(link));
      for (const text of deliveries.agreements) await publish(url(), token, text);
      const clients = startClients({ urls: nodes.urls, token, deliveries, history, seed: SEED });
      await killAgain(KILLS, WAYS, random, history, async (kill) => {
        await nodes.ready();
        if (kill % 5 === 4) await expectAllKept(url(), token, history);
      });
      await clients.stop();
      await expectAllKept(url(), token, history);
      expect(nodes.log()).not.toContain('"defect"');
      expect(await nodes.stop()).toEqual([0]);
      const known = await expectEqualToReplay({ data: folder.path, databaseUrl: null });
      tell(`${KILLS} kills, seed ${SEED}`, history, known);
      expect(history.acknowledged.size).toBeGreaterThan(KILLS * 10);
    },
    KILLS * 60_000,
  );
});
