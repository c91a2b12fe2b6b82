import { afterEach, describe, expect, it } from 'vitest';
import { alertingHealth } from '../../src/app/alerts/index.ts';
import { changeEndpoint, deliverDue, deliveriesFor, enableEndpoint, resend } from '../../src/app/delivery/index.ts';
import { txWith } from '../../src/app/ports/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BEGIN, type Delivering, delivering, OWNER } from './support/delivering.ts';
import { type RealMailServer, realMailServer } from './support/mail-server.ts';
import { type Got, type Receiver, receiver, verified } from './support/receiver.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

async function world(): Promise<Delivering & { readonly mail: RealMailServer; readonly there: Receiver }> {
  const mail = await realMailServer();
  const there = await receiver();
  const world = await delivering(openMemoryStore(), mail);
  ends.push(mail.close, there.close, world.close);
  return { ...world, mail, there };
}

/** What came of each try: `failed 500`. */
async function tries({ store }: Delivering, id: string): Promise<readonly string[]> {
  return (await store.attempts(id)).map(({ outcome, status }) => `${outcome} ${status}`);
}

describe('a receiver that refuses', () => {
  it.each([
    ['a second', SECOND],
    ['ten minutes', 10 * MINUTE],
    ['a day', 24 * HOUR],
    ['seventy hours', 70 * HOUR],
  ])('for %s gets the message all the same, with the same id and the same bytes', async (_name, ms) => {
    const w = await world();
    const { id: endpoint, secret } = await w.endpoint({ url: `${w.there.url}/hook` });
    const id = await w.tell(`endpoint:${endpoint}`);
    w.there.answer = (_, res) => res.writeHead(w.clock.at < BEGIN + ms ? 503 : 200).end();
    await w.until(BEGIN + ms + 30 * HOUR);
    const taken = w.there.got.at(-1) as Got;
    expect((await w.store.message(id))?.state).toBe('handedOver');
    expect(w.there.got.length).toBeGreaterThan(1);
    expect(new Set(w.there.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(w.there.got.map(({ body }) => body)).size).toBe(1);
    for (const got of w.there.got) expect(verified(got, secret)).toMatchObject({ type: 'alert.raised' });
    expect(taken.headers['webhook-id']).toBe(id);
    expect((await tries(w, id)).at(-1)).toBe('handedOver 200');
  });

  it('is tried ten times over three days, each wait within a tenth of what is said', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const id = await w.tell(`endpoint:${endpoint}`);
    w.there.answer = (_, res) => res.writeHead(500).end('no');
    await w.until(BEGIN + 100 * HOUR);
    const attempts = await w.store.attempts(id);
    const waits = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
    const said = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
    expect(waits).toHaveLength(said.length);
    for (const [index, wait] of waits.entries()) {
      expect(Math.abs(wait - (said[index] as number))).toBeLessThanOrEqual((said[index] as number) * 0.1);
    }
    expect((await w.store.message(id))?.state).toBe('dead');
    expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is switched off when it is given up, owners are to be told once, and what follows is cancelled with the reason', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const recipient = `endpoint:${endpoint}`;
    await w.tell(recipient);
    await w.tell(recipient);
    w.there.answer = (_, res) => res.writeHead(500).end();
    await w.until(BEGIN + 100 * HOUR);
    expect(await w.store.endpoint(endpoint)).toMatchObject({ disabledBecause: 'failing' });
    const undelivered = await w.store.alerts({ kind: ['delivery'] }, null, 10);
    expect(undelivered.map(({ standing, details }) => [standing, details['recipient']])).toEqual([['new', recipient]]);
    const notes = await w.store.auditAbout([recipient], 0, 10);
    expect(notes.map(({ action, actor }) => [action, actor])).toContainEqual(['endpoint.disabled', null]);
    const got = w.there.got.length;
    const late = await w.tell(recipient);
    await w.deliver();
    expect(w.there.got).toHaveLength(got);
    expect((await w.store.message(late))?.state).toBe('cancelled');
    expect((await w.store.attempts(late))[0]?.detail).toContain('switched off (failing)');
    await enableEndpoint(endpoint, OWNER, w.ports);
    expect((await w.store.alerts({ kind: ['delivery'], ended: true }, null, 10)).length).toBe(1);
    w.there.answer = null;
    const next = await w.tell(recipient);
    await w.deliver();
    expect((await w.store.message(next))?.state).toBe('handedOver');
  });

  it('one message only is not switched off', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const bad = await w.tell(`endpoint:${endpoint}`);
    w.there.answer = ({ headers }, res) => res.writeHead(headers['webhook-id'] === bad ? 400 : 200).end();
    await w.until(BEGIN + 20 * HOUR);
    await w.tell(`endpoint:${endpoint}`);
    await w.until(BEGIN + 100 * HOUR);
    expect((await w.store.message(bad))?.state).toBe('dead');
    expect(await w.store.endpoint(endpoint)).toMatchObject({ disabledBecause: null });
  });

  it('with 410 is switched off at once, and nothing is tried again', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const id = await w.tell(`endpoint:${endpoint}`);
    w.there.answer = (_, res) => res.writeHead(410).end();
    await w.until(BEGIN + 100 * HOUR);
    expect(await tries(w, id)).toEqual(['refused 410']);
    expect(await w.store.endpoint(endpoint)).toMatchObject({ disabledBecause: 'gone' });
    expect(w.there.got).toHaveLength(1);
  });

  it('is left alone for as long as it asks', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const id = await w.tell(`endpoint:${endpoint}`);
    w.there.answer = (_, res) => {
      if (w.there.got.length === 1) res.writeHead(429, { 'retry-after': '3600' }).end();
      else res.writeHead(200).end();
    };
    await w.until(BEGIN + HOUR - SECOND);
    expect(await tries(w, id)).toEqual(['failed 429']);
    await w.until(BEGIN + HOUR + SECOND);
    expect(await tries(w, id)).toEqual(['failed 429', 'handedOver 200']);
  });
});

describe('a breach that does not get through', () => {
  it('is taken to the next of the ladder after the second failure, not before', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    w.there.answer = (_, res) => res.writeHead(500).end();
    const id = await w.tell(`endpoint:${endpoint}`, { kind: 'breach', thresholdPpm: 1_000_000 });
    const mild = await w.tell(`endpoint:${endpoint}`);
    await w.deliver();
    expect(await w.store.agendaEntry(`ladder:1:${id}`)).toBeNull();
    await w.until(BEGIN + 10 * SECOND);
    expect(await w.store.agendaEntry(`ladder:1:${id}`)).toMatchObject({ note: '{"notBy":"webhook"}' });
    expect(await w.store.agendaEntry(`ladder:1:${mild}`)).toBeNull();
  });

  it('is taken there at once where its reader is gone or the address is refused for good', async () => {
    const w = await world();
    const breach = { kind: 'breach', thresholdPpm: 1_000_000 } as const;
    await w.person('p-1');
    w.mail.mood.code = 550;
    const refused = await w.tell('person:p-1', breach);
    const nobody = await w.tell('person:p-2', breach);
    await w.deliver();
    for (const id of [refused, nobody]) expect(await w.store.agendaEntry(`ladder:1:${id}`)).not.toBeNull();
    expect((await w.store.message(refused))?.state).toBe('dead');
    expect((await w.store.message(nobody))?.state).toBe('cancelled');
  });

  it('of a delivery is not told of by another delivery, for ever', async () => {
    const w = await world();
    await w.person('p-1');
    w.mail.mood.code = 550;
    await w.tell('person:p-1', { kind: 'delivery', key: 'delivery-1', details: { recipient: 'person:p-1' } });
    await w.deliver();
    expect((await w.store.alerts({ kind: ['delivery'] }, null, 10)).map(({ key }) => key)).toEqual(['delivery-1']);
  });
});

describe('that somebody could not be reached', () => {
  it('is over once a message gets through to them, over that channel', async () => {
    const w = await world();
    await w.person('p-1');
    w.mail.mood.code = 550;
    await w.tell('person:p-1');
    await w.deliver();
    const ended = async () => (await w.store.alerts({ kind: ['delivery'] }, null, 9)).map(({ endedAt }) => endedAt);
    expect(await ended()).toEqual([null]);
    await w.person('p-2');
    w.mail.mood.code = null;
    await w.tell('person:p-2');
    await w.tell('person:p-1', {}, { channel: 'page' });
    await w.deliver();
    expect(await ended()).toEqual([null]);
    w.clock.at += HOUR;
    await w.tell('person:p-1');
    await w.deliver();
    expect(await ended()).toEqual([w.clock.at]);
  });

  it('is told as over to programs that were told of it', async () => {
    const w = await world();
    const { id: hook } = await w.endpoint({ url: `${w.there.url}/hook` });
    const { id: off } = await w.endpoint({ url: `${w.there.url}/off` });
    const alert = {
      kind: 'delivery',
      ticket: null,
      details: { recipient: `endpoint:${off}`, channel: 'webhook' },
    } as const;
    await w.tell(`endpoint:${hook}`, alert);
    await w.store.transact(async (tx) => {
      const { revision, ...rest } = (await tx.endpoint(off)) as NonNullable<Awaited<ReturnType<typeof tx.endpoint>>>;
      await tx.putEndpoint({ ...rest, disabledBecause: 'failing', disabledAt: w.clock.at }, revision);
    });
    await w.deliver();
    await enableEndpoint(off, OWNER, w.ports);
    w.clock.at += MINUTE;
    await w.deliver();
    const types = w.there.got.map(({ body }) => (JSON.parse(body.toString()) as { readonly type: string }).type);
    expect(types).toEqual(['alert.raised', 'alert.ended']);
  });
});

describe('a slow receiver', () => {
  it('holds up nobody else, and has one message at a time', async () => {
    const w = await world();
    const slow = await receiver();
    ends.push(slow.close);
    const held: (() => void)[] = [];
    slow.answer = (_, res) => void held.push(() => res.writeHead(200).end());
    const { id: stuck } = await w.endpoint({ url: slow.url });
    const { id: quick } = await w.endpoint({ url: w.there.url });
    for (let i = 0; i < 50; i += 1) await w.tell(`endpoint:${stuck}`);
    for (let i = 0; i < 100; i += 1) await w.tell(`endpoint:${quick}`);
    const done = w.deliver();
    await expect.poll(() => w.there.got.length, { timeout: 20_000 }).toBe(100);
    // What becomes due while it hangs goes out too.
    await w.tell(`endpoint:${quick}`);
    await expect.poll(() => w.there.got.length, { timeout: 5_000 }).toBe(101);
    expect(slow.got).toHaveLength(1);
    slow.answer = null;
    for (const release of held) release();
    await done;
    expect(slow.got).toHaveLength(50);
    expect(w.defects).toEqual([]);
  });
});

describe('a message that we can not word', () => {
  it('holds up no other, and is tried again', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const bad = await w.tell(`endpoint:${endpoint}`, { key: 'poison' });
    const good = await w.tell(`endpoint:${endpoint}`);
    const read = w.store.alert;
    const store = {
      ...w.store,
      alert: async (key: string) => {
        if (key === 'poison') throw new Error('poison');
        return await read(key);
      },
    };
    await deliverDue({ ...w.ports, store }, new AbortController().signal);
    expect(w.defects.map(String)).toEqual(['Error: poison']);
    expect((await w.store.message(good))?.state).toBe('handedOver');
    expect(await tries(w, bad)).toEqual(['failed null']);
    await w.until(BEGIN + MINUTE);
    expect((await w.store.message(bad))?.state).toBe('handedOver');
  });
});

describe('a program that dies', () => {
  it('leaves its messages to another, which hands them over with the same id and the same bytes', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const id = await w.tell(`endpoint:${endpoint}`);
    // It hands over, and is killed before it can note so.
    const killed = {
      ...w.ports,
      worker: 'killed',
      store: {
        ...w.store,
        transact: (work: Parameters<typeof w.store.transact>[0]) =>
          w.store.transact(async (tx) =>
            work(
              txWith(tx, {
                noteAttempt: async () => {
                  throw new Error('killed');
                },
              }),
            ),
          ),
      } as typeof w.store,
    };
    await deliverDue(killed, new AbortController().signal);
    expect(w.defects.map(String)).toEqual(['Error: killed']);
    expect(w.there.got).toHaveLength(1);
    w.clock.at = BEGIN + 29 * SECOND;
    expect(await w.deliver('another')).toBe(0);
    w.clock.at = BEGIN + 30 * SECOND;
    expect(await w.deliver('another')).toBe(1);
    const [first, second] = w.there.got as [Got, Got];
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect((await w.store.message(id))?.state).toBe('handedOver');
  });

  it('and two that live hand each message over once', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const ids: string[] = [];
    for (let i = 0; i < 60; i += 1) ids.push(await w.tell(`endpoint:${endpoint}`));
    await Promise.all([w.deliver('one'), w.deliver('two')]);
    expect(w.there.got.map(({ headers }) => headers['webhook-id']).sort()).toEqual(ids.sort());
  });

  it('told to stop takes no more, and ends', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    await w.tell(`endpoint:${endpoint}`);
    const stop = new AbortController();
    stop.abort();
    expect(await deliverDue(w.ports, stop.signal)).toBe(0);
    expect(w.there.got).toEqual([]);
  });
});

describe('who reads', () => {
  it('is looked up at every try: who was erased or may not come in any more is told nothing', async () => {
    const w = await world();
    await w.person('p-1');
    await w.person('p-2', { disabled: true });
    const first = await w.tell('person:p-1');
    const second = await w.tell('person:p-2');
    await w.store.transact((tx) => tx.erasePerson('p-1', BEGIN));
    await w.deliver();
    expect(w.mail.counts.connections).toBe(0);
    for (const id of [first, second]) expect((await w.store.message(id))?.state).toBe('cancelled');
    expect((await w.store.attempts(first))[0]?.detail).toBe('the person is not here any more');
    expect((await w.store.attempts(second))[0]?.detail).toBe('the person may not sign in any more');
  });

  it('is reached at the address of the moment, while the words stay', async () => {
    const w = await world();
    await w.person('p-1');
    w.mail.mood.code = 451;
    await w.tell('person:p-1');
    await w.deliver();
    const identity = { name: 'A', email: 'new@hexa.example', emailKey: 'new@hexa.example' };
    await w.store.transact((tx) => tx.setIdentity('p-1', identity));
    w.mail.mood.code = null;
    await w.until(BEGIN + MINUTE);
    expect(w.mail.arrived.map(({ to }) => to)).toEqual([['new@hexa.example']]);
  });

  it('of a customer is told in a customer’s words, in their zone, and only once the customer is live', async () => {
    const w = await world();
    const contact = 'contact:boreal-or/it-manager';
    const early = await w.tell(contact, {}, { language: 'fr' });
    await w.deliver();
    expect((await w.store.message(early))?.state).toBe('cancelled');
    expect(w.mail.counts.connections).toBe(0);
    await w.store.transact((tx) => tx.goLive({ customer: 'boreal', liveAt: BEGIN, liveBy: 'p-1' }));
    await w.tell(contact, {}, { language: 'fr' });
    const inside = await w.tell(contact, { kind: 'queue', thresholdPpm: null }, { language: 'fr' });
    const others = await w.tell(contact, { agreement: 'corsaire-or', customer: 'corsaire' }, { language: 'fr' });
    await w.deliver();
    expect(w.mail.arrived).toHaveLength(1);
    const [arrived] = w.mail.arrived;
    expect(arrived?.to).toEqual(['ida@boreal.example']);
    const text = arrived?.mail.text ?? '';
    // 10:57 in UTC, in March.
    expect(text).toContain('11\u202fh\u202f57 (Europe/Paris)');
    expect(text).toContain('écrivez à Hexa');
    expect(arrived?.raw).not.toMatch(/Camille|R=C3=A9seau|Réseau|glpi/);
    for (const id of [inside, others]) expect((await w.store.message(id))?.state).toBe('cancelled');
    // Whom it was for is shown by name.
    const shown = await deliveriesFor({ recipient: contact }, { after: null, limit: 9 }, OWNER, w.ports);
    expect('refused' in shown ? shown : shown.map(({ recipientName }) => recipientName)).toEqual(Array(4).fill('Ida'));
  });

  it('of a receiver bound to a customer is told of nothing else', async () => {
    const w = await world();
    await w.store.transact((tx) => tx.goLive({ customer: 'boreal', liveAt: BEGIN, liveBy: 'p-1' }));
    const { id: endpoint } = await w.endpoint({ url: w.there.url, customer: 'boreal' });
    await w.tell(`endpoint:${endpoint}`);
    await w.tell(`endpoint:${endpoint}`, { customer: 'corsaire', agreement: 'corsaire-or' });
    await w.tell(`endpoint:${endpoint}`, { kind: 'silentSource', source: 'zabbix', customer: 'boreal' });
    await w.deliver();
    expect(w.there.got).toHaveLength(1);
    expect(w.there.got[0]?.body).not.toMatch(/Camille|Réseau|glpi|zabbix/);
  });

  it('of a receiver that is bound to another customer since is told nothing that was worded before', async () => {
    const w = await world();
    await w.store.transact((tx) => tx.goLive({ customer: 'boreal', liveAt: BEGIN, liveBy: 'p-1' }));
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const theirs = { customer: 'corsaire', agreement: 'corsaire-or' };
    const before = await w.tell(`endpoint:${endpoint}`, theirs);
    await w.deliver();
    w.there.answer = (_, res) => res.writeHead(503).end();
    const waiting = await w.tell(`endpoint:${endpoint}`, theirs);
    await w.deliver();
    expect(w.there.got).toHaveLength(2);
    await changeEndpoint(endpoint, { customer: 'boreal', ifRevision: null, lang: 'en' }, OWNER, w.ports);
    await resend(before, OWNER, w.ports);
    await w.until(BEGIN + HOUR);
    expect(w.there.got).toHaveLength(2);
    expect((await w.store.message(waiting))?.state).toBe('cancelled');
  });

  it('with an address that servers could read otherwise is told nothing', async () => {
    const w = await world();
    await w.person('p-1', { email: 'ana@hexa.example\r\nBcc: x@evil.example' });
    const id = await w.tell('person:p-1');
    await w.deliver();
    expect((await w.store.message(id))?.state).toBe('cancelled');
    expect(w.mail.counts.connections).toBe(0);
  });

  it('is never found in a ticket', async () => {
    const w = await world();
    await w.person('p-1');
    const evil = 'x@evil.example';
    await w.tell('person:p-1', { ticket: `INC-1\r\nBcc: ${evil}`, assignee: evil, team: `<${evil}>`, priority: evil });
    await w.deliver();
    expect(w.mail.arrived.map(({ to }) => to)).toEqual([['p-1@hexa.example']]);
    expect(w.mail.arrived[0]?.mail.bcc).toBeUndefined();
    expect(w.mail.arrived[0]?.mail.subject).toContain('INC-1 Bcc: x@evil.example');
  });
});

describe('a short message', () => {
  it('goes to the person’s number through a gateway that takes one, as its template says', async () => {
    const w = await world();
    const headers = { authorization: 'Bearer canary' };
    const template = {
      method: 'POST',
      contentType: 'application/json',
      headers,
      body: '{"to":"{to}","m":"{text}","i":"{id}","k":"canary"}',
    } as const;
    await w.endpoint({ url: `${w.there.url}/sms?key=canary`, kind: 'sms', title: 'SMS', template });
    await w.person('p-1', { name: '{to} "quoted"' });
    await w.store.transact((tx) => tx.putReachability({ person: 'p-1', phone: '+33612345678', via: ['sms'] }));
    const id = await w.tell('person:p-1', { ticket: 'INC-"{to}"' }, { channel: 'sms' });
    await w.deliver();
    const [got] = w.there.got as [Got];
    const sent = JSON.parse(got.body) as { readonly [key: string]: string };
    expect(sent).toMatchObject({ to: '+33612345678', i: id });
    // Names within what is filled in are no names.
    expect(sent['m']).toContain('INC-"{to}"');
    expect(sent['m']?.length).toBeLessThanOrEqual(160);
    expect(got.headers['authorization']).toBe('Bearer canary');
    expect(got.path).toBe('/sms?key=canary');
    // Neither the address nor a header lies in the store as it is.
    expect(JSON.stringify(await w.store.endpoints())).not.toContain('canary');
  });

  it('goes nowhere without a number, or without a gateway', async () => {
    const w = await world();
    await w.person('p-1');
    const nowhere = await w.tell('person:p-1', {}, { channel: 'sms' });
    await w.deliver();
    expect((await w.store.attempts(nowhere))[0]?.detail).toBe('the person has no telephone number');
  });
});

describe('a mail server that takes nothing', () => {
  it('makes warnings late, though each was tried: nobody is told that all is well', async () => {
    const w = await world();
    await w.person('p-1');
    await w.mail.close();
    await w.tell('person:p-1');
    await w.deliver();
    expect(await alertingHealth(w.store, w.clock.at + 59 * SECOND)).toMatchObject({ isLate: false });
    const late = await alertingHealth(w.store, w.clock.at + 60 * SECOND);
    expect(late).toMatchObject({ isLate: true, messagesRetrying: 1, deliveringLateMs: 60 * SECOND });
  });
});

describe('without a mail server', () => {
  it('a mail is kept and tried again, and the record says what is missing', async () => {
    const w = await delivering(openMemoryStore());
    ends.push(w.close);
    await w.person('p-1');
    const id = await w.tell('person:p-1');
    await w.deliver();
    expect((await w.store.attempts(id))[0]).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('LEEWAY_SMTP_URL'),
    });
    expect((await w.store.message(id))?.state).toBe('due');
  });
});

describe('with another secret', () => {
  it('nothing is sent that could not be signed, and it is tried again', async () => {
    const w = await world();
    const { id: endpoint } = await w.endpoint({ url: w.there.url });
    const id = await w.tell(`endpoint:${endpoint}`);
    const other = { ...w.ports, sealingKey: new Uint8Array(32).fill(8) };
    await deliverDue(other, new AbortController().signal);
    expect(w.there.got).toEqual([]);
    expect((await w.store.attempts(id))[0]).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('LEEWAY_SECRET'),
    });
    await w.until(BEGIN + MINUTE);
    expect(w.there.got).toHaveLength(1);
  });
});
