import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resend, rotateSecret, sendTest } from '../../src/app/delivery/index.ts';
import { isRefusal } from '../../src/app/refusal.ts';
import { openDatabase } from '../../src/store/postgres/database.ts';
import { openPostgresStore } from '../../src/store/postgres/open-store.ts';
import { OWNER_ROLE } from '../../src/store/postgres/roles.ts';
import { everyRow } from '../security/support/checksum.ts';
import { embeddedPrograms, type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';
import { BEGIN, delivering, OWNER } from './support/delivering.ts';
import { realMailServer } from './support/mail-server.ts';
import { receiver } from './support/receiver.ts';

// The same as in memory, on a real PostgreSQL: two programs side by side, three days of refusals, messages without alerts.

let programs: Awaited<ReturnType<typeof embeddedPrograms>>;
let stores: FreshStores;
beforeAll(async () => {
  programs = await embeddedPrograms();
  stores = await freshStores(programs.folder);
}, 120_000);
afterAll(async () => {
  await stores?.drop();
  programs?.drop();
}, 120_000);

const HOUR = 3_600_000;

describe('on PostgreSQL', () => {
  it('nothing of what receivers keep to themselves lies in any table, nor in what is shown of deliveries', async () => {
    const there = await receiver();
    const config = await stores.newDatabase();
    const w = await delivering(openPostgresStore(openDatabase(config)));
    const headers = { authorization: 'Bearer canary-header' };
    const body = '{"key":"canary-body","to":"{to}","text":"{text}"}';
    const template = { method: 'POST', contentType: 'application/json', headers, body } as const;
    const { id: hook, secret } = await w.endpoint({ url: `${there.url}/?canary-query=1`, title: 'Hook' });
    await w.endpoint({ url: `${there.url}/canary-room`, kind: 'slack', title: 'Room' });
    const { id: gateway } = await w.endpoint({ url: `${there.url}/canary-sms`, kind: 'sms', title: 'SMS', template });
    const rotated = await rotateSecret(hook, OWNER, w.ports);
    if (isRefusal(rotated)) throw new Error(JSON.stringify(rotated));
    await w.person('p-1');
    await w.store.transact((tx) => tx.putReachability({ person: 'p-1', phone: '+33612345678', via: ['sms'] }));
    await w.tell(`endpoint:${hook}`);
    await w.tell('person:p-1', {}, { channel: 'sms', details: { gateway } });
    await w.deliver();
    expect(there.got.map(({ path }) => path).sort()).toEqual(['/?canary-query=1', '/canary-sms']);
    const client = new pg.Client({ ...config, user: OWNER_ROLE });
    await client.connect();
    const sql = async (text: string) => (await client.query(text)).rows;
    const rows = await everyRow({ sql });
    await client.end();
    expect(rows).toContain('+33612345678');
    for (const one of ['canary', secret, rotated.secret]) expect(rows.includes(one), one.slice(0, 6)).toBe(false);
    for (const part of [there, w]) await part.close();
  });

  it('keeps what a mail server answers, whatever it puts into its line', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 x\r\n');
      socket.on(
        'data',
        (line) => void socket.write(/^RCPT/.test(String(line)) ? '550 no\0 such\u202e \x1b[2Juser\r\n' : '250 x\r\n'),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const mail = await realMailServer();
    const w = await delivering(await stores.open(), { ...mail, server: { ...mail.server, port } });
    await w.person('p-1');
    const id = await w.tell('person:p-1');
    await w.deliver();
    const [attempt] = await w.store.attempts(id);
    expect(attempt).toMatchObject({ outcome: 'refused', status: 550 });
    expect(attempt?.detail).toMatch(/such.*user/);
    expect(attempt?.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    for (const part of [w, mail, server]) part.close();
  });

  it('two programs hand each message over once, to many receivers and by mail', async () => {
    const mail = await realMailServer();
    const there = await receiver();
    const w = await delivering(await stores.open(), mail);
    const ids: string[] = [];
    for (let r = 0; r < 10; r += 1) {
      const { id } = await w.endpoint({ url: `${there.url}/${r}` });
      await w.person(`p-${r}`);
      for (let m = 0; m < 10; m += 1) ids.push(await w.tell(`endpoint:${id}`), await w.tell(`person:p-${r}`));
    }
    const tries = await Promise.all([w.deliver('one'), w.deliver('two')]);
    expect(tries[0] + tries[1]).toBe(200);
    const arrived = [
      ...there.got.map(({ headers }) => String(headers['webhook-id'])),
      ...mail.arrived.map((one) => one.mail.messageId?.slice(1).split('@')[0] ?? ''),
    ];
    expect(arrived.sort()).toEqual(ids.sort());
    expect(await w.store.deliveryBacklog(BEGIN)).toMatchObject({ due: 0, retrying: 0, dead: 0 });
    expect(w.defects).toEqual([]);
    for (const part of [mail, there, w]) await part.close();
  });

  it('three days of refusals end in silence, a test and a message sent again go out', async () => {
    const there = await receiver();
    const w = await delivering(await stores.open());
    const { id } = await w.endpoint({ url: there.url });
    const first = await w.tell(`endpoint:${id}`);
    there.answer = (_, res) => res.writeHead(w.clock.at < BEGIN + 70 * HOUR ? 500 : 200).end();
    await w.until(BEGIN + 100 * HOUR);
    expect((await w.store.message(first))?.state).toBe('handedOver');
    const bodies = new Set(there.got.map(({ body }) => body));
    expect(bodies.size).toBe(1);
    const test = await sendTest(id, OWNER, w.ports);
    const again = await resend(first, OWNER, w.ports);
    if (isRefusal(test) || isRefusal(again)) throw new Error(JSON.stringify([test, again]));
    await w.deliver();
    const last = there.got.slice(-2).map(({ headers, body }) => [String(headers['webhook-id']), bodies.has(body)]);
    expect(last.sort()).toEqual(
      [
        [again.message, true],
        [test.message, false],
      ].sort(),
    );
    there.answer = (_, res) => res.writeHead(410).end();
    await w.tell(`endpoint:${id}`);
    const late = await w.tell(`endpoint:${id}`);
    await w.until(w.clock.at + HOUR);
    expect(await w.store.endpoint(id)).toMatchObject({ disabledBecause: 'gone' });
    expect(['cancelled', 'dead']).toContain((await w.store.message(late))?.state);
    expect((await w.store.alerts({ kind: ['delivery'] }, null, 10)).map(({ standing }) => standing)).toEqual(['new']);
    expect(w.defects).toEqual([]);
    for (const part of [there, w]) await part.close();
  });
});
