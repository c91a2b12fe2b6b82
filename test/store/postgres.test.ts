import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import { DEBIAN_15 } from '../support/postgres/cluster.ts';
import { emptiedDatabase } from '../support/postgres/emptied-database.ts';
import { embeddedPrograms, type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';
import { describeAccess } from './conformance/access.ts';
import { describeAlerting } from './conformance/alerting/describe-alerting.ts';
import { describeAlertingTogether } from './conformance/alerting/describe-together.ts';
import { describeAudit } from './conformance/audit.ts';
import { describeCustomers } from './conformance/customers.ts';
import { describeDesk } from './conformance/desk.ts';
import { describeLive } from './conformance/live.ts';
import { describeRegister } from './conformance/register.ts';
import { describeRetention } from './conformance/retention.ts';
import { describeSimulations } from './conformance/simulations.ts';
import { describeTogether } from './together.ts';

const ages: readonly (readonly [string, () => Promise<{ readonly folder: string; readonly drop: () => void }>])[] = [
  ['PostgreSQL 15', async () => ({ folder: DEBIAN_15, drop: () => {} })],
  ['PostgreSQL 18', embeddedPrograms],
];

describe.each(ages)('%s', (name, programsOf) => {
  let programs: Awaited<ReturnType<typeof programsOf>>;
  let stores: FreshStores;
  beforeAll(async () => {
    programs = await programsOf();
    stores = await freshStores(programs.folder);
  }, 120_000);
  afterAll(async () => {
    await stores?.drop();
    programs?.drop();
  }, 120_000);
  const empty = emptiedDatabase(() => stores);
  const open = async () => openPostgresStore(openDatabase(await empty()));
  describeLive(name, open);
  describeRegister(name, open);
  describeAccess(name, open);
  describeAudit(name, open);
  describeRetention(name, open);
  describeAlerting(name, open);
  describeSimulations(name, open);
  describeCustomers(name, open);
  describeDesk(name, open);
  describeTogether(name, () => stores);
  describeAlertingTogether(name, () => stores);
});
