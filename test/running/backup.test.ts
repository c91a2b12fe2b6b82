import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bringUpToDate,
  type Database,
  migrate,
  openDatabase,
  restoreBackup,
  writeBackup,
} from '../../src/store/postgres/index.ts';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';

const MIGRATIONS = join(import.meta.dirname, '../../src/store/migrations');
const noSecret = () => {};
const folder = mkdtempSync(join(tmpdir(), 'lwbk-'));
let cluster: Cluster;
const databases: Database[] = [];

async function emptyDatabase(): Promise<Database> {
  const database = openDatabase({ ...(await cluster.newDatabase()), max: 3 });
  databases.push(database);
  return database;
}

async function filledDatabase(facts: number): Promise<Database> {
  const database = await emptyDatabase();
  await migrate(database, MIGRATIONS);
  await addFacts(database, 'first', facts);
  await sql`insert into person (id, role, approves, disabled, created_at)
    values ('p-1', 'approver', ${['finance', 'legal']}::text[], false, 1), ('p-2', 'owner', '{}', true, 2)`.execute(
    database.sql,
  );
  await sql`insert into person_identity (person, name, email) values ('p-1', ${AWKWARD}, null)`.execute(database.sql);
  await sql`insert into alert (key, kind, at, contacts, details, decided_at, standing)
    values ('a', 'breach', 1, ${['boreal/it', AWKWARD]}::text[], ${AWKWARD}, 2, 'told')`.execute(database.sql);
  await sql`insert into message (id, recipient, channel, language, bundle, about, send_at, step, details, state, made_at,
      next_at)
    values ('m', 'person:p-1', 'email', 'fr', 'b', 'alert', 1, 0, '{}', 'due', 1, 2)`.execute(database.sql);
  await sql`insert into message_alert values ('m', 1, 'a', 'person:p-1', 'email', 0, 'alert', '')`.execute(
    database.sql,
  );
  await sql`insert into attempt values ('m', 1, 1, 12, 'failed', 503, ${AWKWARD})`.execute(database.sql);
  await sql`insert into source (id, title, mapping, secrets_sealed, keep_days, made_at, revision)
    values ('zabbix', 'Z', ${AWKWARD}, '{}', 30, 1, 1)`.execute(database.sql);
  await sql`insert into payload (source, id, received_at, body, state, is_sample)
    values ('zabbix', '1', 1, ${AWKWARD}, 'waiting', true)`.execute(database.sql);
  await sql`insert into allowance (key, free_at, failures, refused) values ('k', 1, 1, false)`.execute(database.sql);
  await sql`update agreement_set set generation = 7`.execute(database.sql);
  return database;
}

const AWKWARD = '[{"é\\\n\r\t\u0001\u2028 👩‍🚒 "quoted", NULL {}';

async function addFacts(database: Database, source: string, count: number): Promise<void> {
  await sql`with facts as (
      select ${source} as source, 'e' || n as id, 'ticket:T' || n / 5 as stream, n as at,
        json_build_object('n', n, 'text', ${AWKWARD}::text, 'more', repeat('x', n % 90))::text as body
      from generate_series(1, ${count}) as n
    ), identities as (
      insert into event_identity (source, id, stream, recorded_at, content)
      select source, id, stream, at, decode(md5(body), 'hex') from facts
    )
    insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
    select stream, at, source, id, at, 'ticket.opened', 'T', case when at % 2 = 0 then 'p-1' end, body from facts`.execute(
    database.sql,
  );
}

const TABLES = [
  ...['event', 'event_identity', 'person', 'person_identity', 'agreement_set', 'audit_head'],
  ...['alert', 'message', 'message_alert', 'attempt', 'source', 'payload'],
];

/** Every row of tables that a copy holds, in an order of its own. */
async function contentOf(database: Database): Promise<{ readonly [table: string]: string }> {
  const content: { [table: string]: string } = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ told: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text collate "C")), '') as told
      from ${sql.table(table)} r`.execute(database.sql);
    content[table] = rows[0]?.told ?? '';
  }
  return content;
}

const countOf = async (database: Database, table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.sql)).rows[0]?.n;

beforeAll(async () => {
  cluster = await startCluster(DEBIAN_15);
}, 120_000);
afterAll(async () => {
  for (const database of databases) await database.close();
  await cluster.drop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

describe('a backup', () => {
  let source: Database;
  let file = '';
  let lines: readonly string[] = [];
  beforeAll(async () => {
    source = await filledDatabase(5000);
    file = join(folder, 'whole.leeway');
    await writeBackup(source, file, { program: '1.2.3', secret: null });
    lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  });
  const written = (name: string, text: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, typeof text === 'string' ? gzipSync(text) : text);
    return path;
  };

  it('restored elsewhere holds the same rows, awkward texts included', async () => {
    const target = await emptyDatabase();
    const told = await restoreBackup(target, file, MIGRATIONS, noSecret);
    expect(told).toMatchObject({ program: '1.2.3', tables: expect.arrayContaining([{ table: 'event', rows: 5000 }]) });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    await bringUpToDate(target, MIGRATIONS);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it('leaves out who is signed in, who asked how often, and what is projected from facts', async () => {
    expect(await countOf(source, 'allowance')).toBe(1);
    const { tables } = JSON.parse(lines[0] ?? '') as { readonly tables: readonly { readonly table: string }[] };
    const names = tables.map(({ table }) => table);
    expect(names).toEqual(expect.arrayContaining(['event', 'person', 'token', 'agreement_version', 'audit_entry']));
    for (const left of ['session', 'one_time', 'allowance', 'ticket', 'clock', 'leeway_migration'])
      expect(names).not.toContain(left);
  });

  it('says itself what it holds, in lines that anything can read', () => {
    const header = JSON.parse(lines[0] ?? '') as { readonly [key: string]: unknown };
    expect(header).toMatchObject({ leeway: 'backup', format: 1, program: '1.2.3' });
    expect(lines.at(-2)).toMatch(/^\{"end":true,"sha256":"[0-9a-f]{64}"\}$/);
    for (const line of lines.slice(0, -1)) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('is for its owner only, and does not write over a file', async () => {
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    await expect(writeBackup(source, file, { program: '1', secret: null })).rejects.toMatchObject({
      hindrance: 'copy',
    });
  });

  it('that can not be written leaves nothing behind', async () => {
    writeFileSync(join(folder, 'plain'), 'x');
    await expect(
      writeBackup(source, join(folder, 'plain', 'b.leeway'), { program: '1', secret: null }),
    ).rejects.toMatchObject({
      hindrance: 'copy',
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is of one instant, though facts arrive while it is written', async () => {
    const busy = await filledDatabase(2000);
    let isOver = false;
    const acknowledged: string[] = [];
    const adding = (async () => {
      for (let n = 0; !isOver; n += 1) {
        await addFacts(busy, `more-${n}`, 3);
        acknowledged.push(`more-${n}`);
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      const before = [...acknowledged];
      const path = join(folder, `busy-${round}.leeway`);
      await writeBackup(busy, path, { program: '1', secret: null });
      const target = await emptyDatabase();
      await restoreBackup(target, path, MIGRATIONS, noSecret);
      const { rows } = await sql<{ source: string; n: number }>`
        select source, count(*) as n from event where source like 'more-%' group by source`.execute(target.sql);
      const found = new Map(rows.map((row) => [row.source, row.n]));
      expect(before.filter((each) => found.get(each) !== 3)).toEqual([]);
      expect([...found.values()].filter((n) => n !== 3)).toEqual([]);
      expect(await countOf(target, 'event')).toBe(await countOf(target, 'event_identity'));
    }
    isOver = true;
    await adding;
  }, 60_000);

  it('is not restored into a database that holds something, and leaves that as it was', async () => {
    const before = await contentOf(source);
    await expect(restoreBackup(source, file, MIGRATIONS, noSecret)).rejects.toMatchObject({ hindrance: 'notEmpty' });
    expect(await contentOf(source)).toEqual(before);
  });

  it.each<[string, (whole: readonly string[]) => string | Buffer, RegExp]>([
    ['a changed value', (all) => all.map((line) => line.replace('"e77"', '"e78"')).join('\n'), /event/],
    ['a row less', (all) => all.filter((line) => !line.includes('"e77"')).join('\n'), /event/],
    ['a table less', (all) => all.slice(0, 1).concat(all.slice(4)).join('\n'), /damaged/],
    ['no end', (all) => all.slice(0, -2).join('\n'), /damaged/],
    ['the end of the file torn off', (all) => gzipSync(all.join('\n')).subarray(0, -900), /damaged/],
    ['bytes turned over', (all) => turned(gzipSync(all.join('\n'))), /damaged/],
    ['something behind its end', (all) => `${all.join('\n')}{"more":1}\n`, /damaged/],
    [
      'a stranger table',
      (all) => all.map((line) => line.replaceAll('"event_identity"', '"pg_authid"')).join('\n'),
      /pg_authid/,
    ],
    [
      'a table by a path',
      (all) => all.map((line) => line.replaceAll('"event_identity"', '"../event"')).join('\n'),
      /\.\.\/event/,
    ],
    [
      'a column of another name',
      (all) => [all[0]?.replace('"recorded_at"', '"x; drop table person"'), ...all.slice(1)].join('\n'),
      /x; drop table/,
    ],
    ['a table twice', (all) => [all[0]?.replace('"event_identity"', '"event"'), ...all.slice(1)].join('\n'), /damaged/],
    ['a value that is none', (all) => resealed(all), /in the table agreement_set/],
    ['an empty file', () => Buffer.alloc(0), /damaged: in its first line/],
    ['no gzip', () => Buffer.from('create table x ()'), /no backup of Leeway/],
    ['another gzip', () => 'hello\n', /damaged|no backup/],
    ['a line without end', () => gzipSync(Buffer.alloc(300 << 20, 'x')), /damaged/],
    [
      'a newer format',
      (all) => [all[0]?.replace('"format":1', '"format":2'), ...all.slice(1)].join('\n'),
      /newer Leeway \(1\.2\.3, format 2/,
    ],
    [
      'a newer migration',
      (all) => [all[0]?.replace(/"migration":\d+/, '"migration":900'), ...all.slice(1)].join('\n'),
      /newer Leeway .*migration 900/,
    ],
  ])('with %s is refused with its place, and the database stays empty', async (name, change, said) => {
    const target = await emptyDatabase();
    const path = written(`broken-${name.replaceAll(' ', '-')}`, change(lines));
    await expect(restoreBackup(target, path, MIGRATIONS, noSecret)).rejects.toThrow(said);
    const { rows } = await sql`select from pg_class where relnamespace = 'public'::regnamespace`.execute(target.sql);
    expect(rows).toHaveLength(0);
  });

  it.each(['/dev/null', '/dev/zero', '/nowhere/x.leeway', '/'])('at %s is none', async (path) => {
    const target = await emptyDatabase();
    await expect(restoreBackup(target, path, MIGRATIONS, noSecret)).rejects.toMatchObject({ hindrance: 'copy' });
  });
});

/** Bytes in the middle, each turned over: what a bad disk does. */
function turned(whole: Buffer): Buffer {
  const middle = whole.length >> 1;
  for (let at = 0; at < 16; at += 1) whole[middle + at] = ~(whole[middle + at] ?? 0);
  return whole;
}

/** A value that its column does not take, with hashes that agree: the database itself must refuse it. */
function resealed(all: readonly string[]): string {
  const at = all.indexOf('{"table":"agreement_set"}');
  const changed = `${all[at + 1]?.replace('"7"', '"seven"')}\n`;
  const part = createHash('sha256').update(changed).digest('hex');
  const ends = all.map((line, index) => (index === at + 2 ? JSON.stringify({ rows: 1, sha256: part }) : line));
  const whole = createHash('sha256').update(all[0] ?? '');
  for (const line of ends) {
    const sealed = /^\{"rows":\d+,"sha256":"([0-9a-f]+)"\}$/.exec(line)?.[1];
    if (sealed !== undefined) whole.update(sealed);
  }
  const end = JSON.stringify({ end: true, sha256: whole.digest('hex') });
  return ends
    .map((line, index) => (index === at + 1 ? changed.trimEnd() : line.startsWith('{"end"') ? end : line))
    .join('\n');
}
