import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import type { Store } from '../../../src/app/ports/index.ts';
import { openDatabase } from '../../../src/store/postgres/database.ts';
import { programsIn } from '../../../src/store/postgres/embedded/programs.ts';
import { migrate } from '../../../src/store/postgres/migrate.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-store.ts';
import { APP_ROLE, OWNER_ROLE } from '../../../src/store/postgres/roles.ts';
import { type Cluster, once, startCluster } from './cluster.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../src/store/migrations');

/** Databases that are up to date and empty, one after another, in a cluster of their own. */
export interface FreshStores {
  readonly cluster: Cluster;
  /** How the program at work connects to a new one. */
  readonly newDatabase: () => Promise<pg.PoolConfig>;
  readonly open: () => Promise<Store>;
  readonly drop: () => Promise<void>;
}

/** @param programs the folder of `initdb` and `postgres` */
export async function freshStores(programs: string): Promise<FreshStores> {
  const cluster = await startCluster(programs);
  const administer = (text: string) => once(cluster.folder, text);
  await administer(`create role ${OWNER_ROLE} login`);
  await administer(`create role ${APP_ROLE} login`);
  const { host, database: template } = await cluster.newDatabase();
  await administer(`alter database ${template} owner to ${OWNER_ROLE}`);
  const owner = openDatabase({ host, database: template, user: OWNER_ROLE });
  const migrated = await migrate(owner, MIGRATIONS);
  await owner.close();
  if (migrated.kind !== 'ready') throw new Error(`the migrations came to ${JSON.stringify(migrated)}`);
  let made = 0;
  const newDatabase = async () => {
    made += 1;
    const database = `${template}_${made}`;
    await administer(`create database ${database} template ${template} owner ${OWNER_ROLE} strategy file_copy`);
    return { host, database, user: APP_ROLE, max: 6 };
  };
  return {
    cluster,
    newDatabase,
    open: async () => {
      const config = await newDatabase();
      const store = openPostgresStore(openDatabase(config));
      const close = async () => {
        await store.close();
        await administer(`drop database ${config.database}`);
      };
      return { ...store, close };
    },
    drop: cluster.drop,
  };
}

/** The programs of the PostgreSQL that comes with Leeway, where whoever runs them can read them; `drop` when done. */
export async function embeddedPrograms(): Promise<{ readonly folder: string; readonly drop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'lwpg-18-'));
  const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if ('uid' in identity) chownSync(folder, Number(identity.uid), Number(identity.gid));
  const { initdb } = await programsIn({ folder, identity });
  return { folder: dirname(initdb), drop: () => rmSync(folder, { recursive: true, force: true }) };
}
