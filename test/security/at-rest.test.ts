import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ROLE, OWNER_ROLE } from '../../src/store/postgres/roles.ts';
import { appCode, PASSWORD } from '../access/support.ts';
import { leeway } from '../cli/leeway.ts';
import { everyRow } from './support/checksum.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 300_000);
afterAll(() => world.close());

describe('the database', () => {
  it('is worked with as a role that is no superuser, owns nothing and may not rewrite what happened', async () => {
    const roles = await world.sql(
      `select rolname from pg_roles where rolname in ('${APP_ROLE}', '${OWNER_ROLE}')
       and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`,
    );
    expect(roles).toEqual([]);
    expect(await world.sql(`select tablename from pg_tables where tableowner = '${APP_ROLE}'`)).toEqual([]);
    const client = new pg.Client(world.database);
    // Whatever fails below is told there, and not by the connection that is dropped with the database.
    client.on('error', () => {});
    await client.connect();
    for (const text of [
      'update audit_entry set action = $$x$$',
      'delete from audit_entry',
      'truncate audit_entry',
      'update event set body = $$x$$',
      'truncate event',
      'drop table audit_entry',
      'create table public.x(a int)',
      'copy (select 1) to program $$true$$',
    ]) {
      await expect(client.query(text), text).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) });
    }
    await client.end();
  });

  it('holds no secret as it is: of passwords, sessions, tokens, links and second factors there are only hashes or seals', async () => {
    const { people } = world;
    const ask = async (method: string, path: string, body: unknown, who: Parameters<World['ask']>[0] = 'owner') => {
      const answer = await world.ask(who, { method, path: `/api/v1${path}`, body });
      expect(answer.status, `${path} ${answer.text}`).toBeLessThan(300);
      return JSON.parse(answer.text) as { readonly [key: string]: string };
    };
    const me = await people.fresh('manager');
    const token = await ask('POST', '/tokens', { name: 'x', scopes: ['tickets:read'] });
    const invitation = await ask('POST', '/invitations', { person: people.subjects.A });
    const code = invitation['link']?.split('#')[1] ?? '';
    const accepted = await world.ask('anonymous', {
      method: 'POST',
      path: '/api/v1/invitations/accept',
      body: { code, password: PASSWORD },
    });
    expect(accepted.status).toBe(204);
    const reset = await ask('POST', '/resets', { person: people.subjects.A });
    const signedIn = await world.ask('anonymous', {
      method: 'POST',
      path: '/api/v1/session',
      body: { email: 'subject-a@example.org', password: PASSWORD },
    });
    const cookie = /leeway=(\w{43})/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? 'none';
    const own = { kind: 'session', secret: cookie } as const;
    const enrolled = await ask('POST', '/session/second-factor/enrolment', { password: PASSWORD }, own);
    const secret = enrolled['secret'] ?? '';
    const shown = { code: appCode(secret, world.served.clock.at) };
    const confirmed = (await ask('POST', '/session/second-factor/confirmation', shown, own)) as unknown as {
      recoveryCodes: readonly string[];
    };
    const secrets = [
      PASSWORD,
      token['secret'] ?? '',
      code,
      reset['link']?.split('#')[1] ?? '',
      cookie,
      secret,
      me?.secret ?? '',
      ...confirmed.recoveryCodes,
      ...Object.values(people.credentials).flatMap((one) => (one === null ? [] : [one.secret])),
    ];
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(secrets.filter((one) => one.length < 8)).toEqual([]);
    const rows = await everyRow(world);
    expect(rows).toContain('subject-a@example.org');
    for (const one of secrets) expect(rows.includes(one), `${one.slice(0, 4)}…`).toBe(false);
    expect(rows).toMatch(/\$argon2id\$/);
    expect(world.logged.join('\n')).not.toContain(PASSWORD);
    for (const one of secrets) expect(world.logged.some((line) => line.includes(one))).toBe(false);
  });
});

describe('the record of what was decided', () => {
  const { NODE_PATH: _none, ...plain } = process.env as Record<string, string>;
  const verify = async (role: string) => {
    const { host, database } = world.database as { host: string; database: string };
    const url = `postgresql://${role}@/${database}?host=${encodeURIComponent(host)}`;
    return await leeway(['audit', 'verify'], { env: { PATH: plain['PATH'] ?? '', DATABASE_URL: url } });
  };

  it('holds; a row that was changed behind our back is found by number', async () => {
    const whole = await verify('postgres');
    expect([whole.code, whole.err]).toEqual([0, '']);
    await world.sql(`update audit_entry set actor = 'p-somebody-else' where number = 5`);
    const changed = await verify('postgres');
    expect(changed.code).not.toBe(0);
    expect(changed.out + changed.err).toMatch(/\b5\b/);
    const over = await world.ask('owner', { method: 'GET', path: '/api/v1/audit/verification' });
    expect(JSON.parse(over.text).faults).not.toEqual([]);
  });

  it('tells of every publication, decision, export, token and person', async () => {
    await world.ask('owner', { method: 'POST', path: '/api/v1/customers/alba/export' });
    const actions = new Set((await world.sql('select distinct action from audit_entry')).map(({ action }) => action));
    for (const action of [
      'agreement.published',
      'agreement.withdrawn',
      'excusal.granted',
      'exclusion.granted',
      'maintenance.announced',
      'statement.issued',
      'fact.retracted',
      'customer.nameAttached',
      'customer.exported',
      'person.created',
      'token.made',
    ]) {
      expect(actions, action).toContain(action);
    }
  });

  it('can not be made to look like another line by what somebody writes', async () => {
    const reason = 'x\r\n2026-01-01 p-owner agreement.published\u001b[31m\u202e';
    const body = { ticket: 'U-1', scope: 'out', reason };
    await world.ask('owner', { method: 'POST', path: '/api/v1/scope-decisions', body });
    const [row] = await world.sql(
      `select details::text as details from audit_entry where action like 'scope%' order by number desc limit 1`,
    );
    // Kept as a text in JSON, or refused: never as a line of its own.
    expect(String(row?.['details'] ?? '')).not.toMatch(/[\r\n\u001b]/);
  });
});
