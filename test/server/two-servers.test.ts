import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../oracle/random.ts';
import { dataFolder, until } from '../running/node-process.ts';
import { newHistory, startClients } from './clients.ts';
import { type DebianDatabase, debianDatabase } from './debian.ts';
import { drawDeliveries } from './deliveries.ts';
import { killAgain, type Ways } from './kill-again.ts';
import { type Listener, startListener } from './listener.ts';
import { KILLS, SEED, tell } from './measure.ts';
import { type Nodes, nodesOf } from './nodes.ts';
import { publish, tokenOfNewOwner } from './owner.ts';
import { killBackend, killPostmaster, killWhole } from './processes.ts';
import { expectAllKept, expectEqualToReplay } from './truth.ts';

const folders = [dataFolder(), dataFolder()];
let database: DebianDatabase;
let nodes: Nodes;
beforeAll(async () => {
  database = await debianDatabase();
  const both = { DATABASE_URL: database.url, LEEWAY_SECRET: randomBytes(24).toString('hex') };
  nodes = nodesOf(folders.map(({ path }) => ({ LEEWAY_DATA: path, ...both })));
}, 60_000);
afterAll(async () => {
  nodes?.end();
  await database?.drop();
  for (const folder of folders) folder.remove();
});

const WAYS: Ways = {
  'one server': async (random) => {
    const number = random.below(2);
    await nodes.kill(number);
    if (random.chance(40)) await nodes.startInVain(number, random.below(800));
    await pause(random.below(600));
    await nodes.start(number);
  },
  'both servers': async () => {
    await Promise.all([nodes.kill(0), nodes.kill(1)]);
    await Promise.all([nodes.start(0), nodes.start(1)]);
  },
  postmaster: async () => {
    await killPostmaster(database.data);
    await database.start();
  },
  'all of PostgreSQL': async (random) => {
    await killWhole(database.data);
    await pause(random.below(500));
    await database.start();
  },
  backend: async ({ pick }) => {
    await until('a backend was killed', () => killBackend(database.data, pick));
  },
};

describe(`two servers on one PostgreSQL 15, killed ${KILLS} times under load (seed ${SEED})`, () => {
  it(
    'lose nothing and know what a replay gives; whoever listens to one is told what the other was told',
    async () => {
      const random = randomFrom(SEED + 1);
      const deliveries = drawDeliveries(SEED + 1);
      const history = newHistory();
      const link = await nodes.start(0);
      const token = await tokenOfNewOwner(String(nodes.url(0)), String(link));
      await nodes.start(1);
      for (const [index, text] of deliveries.agreements.entries())
        await publish(String(nodes.url(index % 2)), token, text);
      const listener = startListener(() => nodes.url(1), token);
      const clients = startClients({ urls: nodes.urls, token, deliveries, history, seed: SEED + 1 });
      await killAgain(KILLS, WAYS, random, history, async (kill) => {
        await nodes.ready();
        // Both then judge every ticket again.
        if (kill % 4 === 1) await publish(String(nodes.urls()[0]), token, deliveries.nextVersion());
        if (kill % 5 === 4) await expectAllKept(String(nodes.urls()[0]), token, history);
      });
      await clients.stop();
      await expectAllKept(String(nodes.urls()[1]), token, history);
      await expectAllTold(listener);
      await listener.stop();
      expect(nodes.log()).not.toContain('"defect"');
      expect(await nodes.stop()).toEqual([0, 0]);
      const known = await expectEqualToReplay({ data: String(folders[0]?.path), databaseUrl: database.url });
      tell(`two servers, ${KILLS} kills, seed ${SEED}`, history, { ...known, stream: listener.counts });
    },
    KILLS * 60_000,
  );
});

/** Of every ticket he was told after it had changed for the last time. */
async function expectAllTold({ heardAt }: Listener): Promise<void> {
  let missed: readonly object[] = [];
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(200)) {
    const changed = await database.ask<{ readonly ticket: string; readonly at: number }>(
      `select ticket, floor(1000 * extract(epoch from pg_xact_commit_timestamp(changed_xid::xid)))::float as at
      from ticket where generation is not null`,
    );
    missed = changed.filter(({ ticket, at }) => (heardAt.get(ticket) ?? 0) < at);
    if (missed.length === 0) return;
  }
  expect(missed).toEqual([]);
}
