import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resend, sendTest } from '../../src/app/delivery/index.ts';
import { isRefusal } from '../../src/app/refusal.ts';
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
