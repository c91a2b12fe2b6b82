import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../oracle/random.ts';
import { dataFolder, start, until } from '../running/node-process.ts';
import { newHistory, startClients } from './clients.ts';
import { drawDeliveries } from './deliveries.ts';
import { SEED, tell } from './measure.ts';
import { nodesOf } from './nodes.ts';
import { publish, tokenOfNewOwner } from './owner.ts';
import { expectAllKept, expectEqualToReplay } from './truth.ts';

const folder = dataFolder();
const env = { LEEWAY_DATA: folder.path };
const nodes = nodesOf([env]);
afterAll(() => {
  nodes.end();
  folder.remove();
});

/** What is under way may take ten seconds to end; the database then closes. */
const LIMIT_MS = 20_000;

describe(`leeway serve under load (seed ${SEED})`, () => {
  it('says which process has its folder, told to stop ends within its time, and loses nothing', async () => {
    const random = randomFrom(SEED + 3);
    const deliveries = drawDeliveries(SEED + 3);
    const history = newHistory();
    const link = await nodes.start(0);
    const token = await tokenOfNewOwner(String(nodes.url(0)), String(link));
    for (const text of deliveries.agreements) await publish(String(nodes.url(0)), token, text);
    const clients = startClients({ urls: nodes.urls, token, deliveries, history, seed: SEED + 3, restMs: 5 });

    const second = start(env, ['--port', '0']);
    expect(await second.exited).toBe(2);
    expect(second.log()).toContain(`is served by process ${nodes.pid(0)} already`);

    for (let stop = 0; stop < 3; stop += 1) {
      const before = history.counts.posts;
      await until('some posts were answered', () => history.counts.posts > before + 10);
      await pause(random.below(400));
      const toldAt = performance.now();
      expect(await nodes.stop()).toEqual([0]);
      expect(performance.now() - toldAt).toBeLessThan(LIMIT_MS);
      await nodes.start(0);
    }
    await clients.stop();
    await expectAllKept(String(nodes.url(0)), token, history);
    expect(nodes.log()).not.toContain('"defect"');
    expect(await nodes.stop()).toEqual([0]);
    tell(`3 stops, seed ${SEED}`, history, await expectEqualToReplay({ data: folder.path, databaseUrl: null }));
  }, 240_000);
});
