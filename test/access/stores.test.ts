import { afterAll, beforeAll } from 'vitest';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { describeAccess } from '../store/conformance/access.ts';
import { describeAudit } from '../store/conformance/audit.ts';
import { DEBIAN_15 } from '../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';

let fresh: FreshStores;
beforeAll(async () => {
  fresh = await freshStores(DEBIAN_15);
});
afterAll(() => fresh.drop());

describeAccess('memory', async () => openMemoryStore());
describeAudit('memory', async () => openMemoryStore());
describeAccess('PostgreSQL 15', () => fresh.open());
describeAudit('PostgreSQL 15', () => fresh.open());
