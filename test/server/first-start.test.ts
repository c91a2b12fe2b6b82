import { afterAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../oracle/random.ts';
import { dataFolder } from '../running/node-process.ts';
import { KILLS, SEED } from './measure.ts';
import { nodesOf } from './nodes.ts';
import { read, tokenOfNewOwner } from './owner.ts';

const folder = dataFolder();
const nodes = nodesOf([{ LEEWAY_DATA: folder.path }]);
afterAll(() => {
  nodes.end();
  folder.remove();
});

describe(`leeway serve on an empty folder (seed ${SEED})`, () => {
  it(
    'killed again and again while it makes its database, in the end has one that works',
    async () => {
      const random = randomFrom(SEED + 4);
      for (let kill = 0; kill < KILLS / 2; kill += 1) await nodes.startInVain(0, random.below(2_500));
      const link = await nodes.start(0);
      const url = String(nodes.url(0));
      const token = await tokenOfNewOwner(url, String(link));
      expect((await read(url, token, '/events')).status).toBe(200);
      expect(nodes.log()).not.toContain('"defect"');
      expect(await nodes.stop()).toEqual([0]);
    },
    KILLS * 30_000,
  );
});
