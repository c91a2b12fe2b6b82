import { randomBytes } from 'node:crypto';
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

/** A cluster's folder, and which of its databases is up to date and empty. */
export interface Template {
  readonly folder: string;
  readonly database: string;
}

/** Databases that are up to date and empty, one after another. */
export interface FreshDatabases {
  /** How the program at work connects to a new one, or to a copy of another to which nobody is connected. */
  readonly newDatabase: (of?: string) => Promise<pg.PoolConfig & { readonly host: string; readonly database: string }>;
  readonly open: () => Promise<Store>;
  /** How the superuser connects to one in which there is nothing at all. */
  readonly emptyDatabase: () => Promise<pg.PoolConfig>;
  /** Lets go of all of them: whoever is connected still is cut off. */
  readonly drop: () => Promise<void>;
}

/** Fresh databases in a cluster of their own: for those who stop it, kill it or set it up otherwise. */
export interface FreshStores extends FreshDatabases {
  readonly cluster: Cluster;
}

/** @param programs the folder of `initdb` and `postgres` */
export async function freshStores(programs: string): Promise<FreshStores> {
  const cluster = await startCluster(programs);
  const template = await templateIn(cluster);
  return { ...databasesOf(template), cluster, drop: cluster.drop };
}

/** Makes the roles in a new cluster, and the database that others are copies of. */
export async function templateIn(cluster: Cluster): Promise<Template> {
  const administer = (text: string) => once(cluster.folder, text);
  await administer(`create role ${OWNER_ROLE} login`);
  await administer(`create role ${APP_ROLE} login`);
  const { host, database } = await cluster.newDatabase();
  await administer(`alter database ${database} owner to ${OWNER_ROLE}`);
  const owner = openDatabase({ host, database, user: OWNER_ROLE });
  const migrated = await migrate(owner, MIGRATIONS);
  await owner.close();
  if (migrated.kind !== 'ready') throw new Error(`the migrations came to ${JSON.stringify(migrated)}`);
  return { folder: host, database };
}

/** Copies of a template, in its cluster. */
export function databasesOf({ folder: host, database: template }: Template): FreshDatabases {
  const administer = (text: string) => once(host, text);
  const made = new Set<string>();
  const make = async (how: string) => {
    const database = `t${randomBytes(6).toString('hex')}`;
    await administer(`create database ${database} ${how}`);
    made.add(database);
    return database;
  };
  const newDatabase = async (of = template) => {
    return { host, database: await make(`template ${of} owner ${OWNER_ROLE}`), user: APP_ROLE, max: 6 };
  };
  const dropOne = async (database: string) => {
    made.delete(database);
    await administer(`drop database if exists ${database} with (force)`);
  };
  return {
    newDatabase,
    emptyDatabase: async () => ({ host, database: await make(''), user: 'postgres' }),
    open: async () => {
      const config = await newDatabase();
      const store = openPostgresStore(openDatabase(config));
      const close = async () => {
        await store.close();
        await dropOne(config.database);
      };
      return { ...store, close };
    },
    drop: async () => {
      for (const database of made) await dropOne(database);
    },
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
