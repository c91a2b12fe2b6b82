import { afterAll, beforeAll } from 'vitest';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { describeAccess } from '../store/conformance/access.ts';
import { describeAudit } from '../store/conformance/audit.ts';
import { DEBIAN_15 } from '../support/postgres/cluster.ts';
import { embeddedPrograms, type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';

let fifteen: FreshStores;
let eighteen: FreshStores;
let programs: Awaited<ReturnType<typeof embeddedPrograms>>;
beforeAll(async () => {
  fifteen = await freshStores(DEBIAN_15);
  programs = await embeddedPrograms();
  eighteen = await freshStores(programs.folder);
}, 60_000);
afterAll(async () => {
  await fifteen.drop();
  await eighteen.drop();
  programs.drop();
});

for (const describeStore of [describeAccess, describeAudit]) {
  describeStore('memory', async () => openMemoryStore());
  describeStore('PostgreSQL 15', () => fifteen.open());
  describeStore('PostgreSQL 18, the embedded one', () => eighteen.open());
}
