import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHindered } from '../../src/app/ports/index.ts';
import { openBareStorage } from '../../src/store/postgres/index.ts';
import { leeway } from '../cli/leeway.ts';
import { dataFolder } from '../running/node-process.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';

let cluster: Cluster;
const folder = dataFolder();
beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
}, 60_000);
afterAll(async () => {
  await cluster?.drop();
  folder.remove();
});

/** A database whose server says that it is of another version than it is. */
async function sayingItIs(number: string, shown: string) {
  const config = await cluster.newDatabase();
  const ask = async (text: string) => {
    const client = new pg.Client(config);
    await client.connect();
    try {
      return (await client.query<{ readonly count: string }>(text)).rows;
    } finally {
      await client.end();
    }
  };
  await ask(`
    create schema said;
    create function said.current_setting(name text) returns text language sql as $$
      select case name when 'server_version_num' then '${number}' when 'server_version' then '${shown}'
        else pg_catalog.current_setting(name) end
    $$;
    alter database ${config.database} set search_path = said, pg_catalog, public;
  `);
  const databaseUrl = `postgres://postgres@/${config.database}?host=${encodeURIComponent(cluster.folder)}`;
  const tables = async () => {
    const [found] = await ask(`select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('said', 'public')`);
    return Number(found?.count);
  };
  return { databaseUrl, tables };
}

async function refusal(databaseUrl: string) {
  try {
    const bare = await openBareStorage({ data: folder.path, databaseUrl, as: 'server' });
    await bare.close();
    return null;
  } catch (error) {
    if (!isHindered(error)) throw error;
    return error;
  }
}

describe('a database older than PostgreSQL 15', () => {
  it.each([
    ['140012', '14.12 (Debian 14.12-1)'],
    ['130999', '13.999'],
    ['90624', '9.6.24'],
    ['149999', '14.9999'],
  ])('%s is refused before anything is made in it, with what it is and the two ways out', async (number, shown) => {
    const { databaseUrl, tables } = await sayingItIs(number, shown);
    const found = await refusal(databaseUrl);
    expect(found?.hindrance).toBe('database');
    expect(found?.what).toEqual({
      fr: `la base est un PostgreSQL ${shown}`,
      en: `the database is a PostgreSQL ${shown}`,
    });
    expect(found?.help.en).toBe(
      'PostgreSQL 15 or later is needed: upgrade it, or leave DATABASE_URL empty for the embedded one.',
    );
    expect(found?.help.fr).toContain('Il faut PostgreSQL 15 ou plus récent');
    expect(await tables()).toBe(0);
  });

  it.each([
    ['150000', '15.0'],
    ['190001', '19.1'],
  ])('%s is not older', async (number, shown) => {
    expect(await refusal((await sayingItIs(number, shown)).databaseUrl)).toBeNull();
  });

  it('ends `leeway serve` with that sentence, in the language of whoever started it', async () => {
    const { databaseUrl } = await sayingItIs('140012', '14.12');
    const env = { DATABASE_URL: databaseUrl, LEEWAY_DATA: folder.path };
    const told = async (lang: string) => {
      const { code, err } = await leeway(['serve', '--port', '0', '--lang', lang], { env });
      return { code, err };
    };
    const [fr, en] = [await told('fr'), await told('en')];
    expect([fr.code, en.code]).toEqual([2, 2]);
    expect(fr.err).toContain('PostgreSQL 14.12');
    expect(fr.err).toContain('Il faut PostgreSQL 15 ou plus récent');
    expect(en.err).toContain('PostgreSQL 15 or later is needed');
  });
});
