import { afterEach, describe, expect, it } from 'vitest';
import {
  changeEndpoint,
  deliveriesFor,
  deliveryFor,
  disableEndpoint,
  dropOldSecret,
  type EndpointWanted,
  enableEndpoint,
  endpointFor,
  endpointsFor,
  makeEndpoint,
  removeEndpoint,
  replay,
  resend,
  rotateSecret,
  sendTest,
} from '../../src/app/delivery/index.ts';
import { isRefusal, type Refusal } from '../../src/app/refusal.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { actorOf } from '../register/register-world.ts';
import { BEGIN, delivering, OWNER } from './support/delivering.ts';
import { realMailServer } from './support/mail-server.ts';
import { type Got, receiver, verified } from './support/receiver.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function house() {
  const there = await receiver();
  const mail = await realMailServer();
  const w = await delivering(openMemoryStore(), mail);
  ends.push(there.close, mail.close, w.close);
  return { ...w, mail, there };
}

const MANAGER = actorOf('manager');
const TECHNICIAN = actorOf('technician');
const BOUND = { ...actorOf('manager'), customer: 'boreal' };

const WANTED: EndpointWanted = {
  kind: 'webhook',
  title: 'Board',
  url: 'https://hooks.example/in?token=canary',
  language: 'fr',
  customer: null,
  template: null,
  lang: 'en',
};
const GATEWAY = {
  ...WANTED,
  kind: 'sms',
  template: { method: 'POST', contentType: 'application/json', headers: {}, body: '{"to":"{to}","text":"{text}"}' },
} as const satisfies EndpointWanted;

function refused<T>(answer: T | Refusal): Refusal {
  if (!isRefusal(answer)) throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return answer;
}

function got<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

const faultsOf = (answer: unknown): readonly string[] =>
  refused(answer).faults.map(({ pointer, code, line, column }) =>
    [pointer, code, line, column].filter((part) => part !== undefined).join(' '),
  );

describe('a receiver', () => {
  it('is made with a secret that is told once, and leaves a note without its address', async () => {
    const { ports, store } = await house();
    const { endpoint, secret } = got(await makeEndpoint(WANTED, MANAGER, ports));
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(endpoint).toMatchObject({
      url: 'https://hooks.example/in?…',
      secrets: 1,
      revision: 1,
      disabledBecause: null,
    });
    const kept = JSON.stringify([
      await store.endpoints(),
      await store.auditEntries(0, 10),
      await endpointsFor(MANAGER, ports),
    ]);
    expect(kept).not.toContain('canary');
    expect(kept).not.toContain(secret);
    const [note] = await store.auditAbout([`endpoint:${endpoint.id}`], 0, 10);
    expect(note).toMatchObject({ action: 'endpoint.made', actor: MANAGER.id, details: { kind: 'webhook' } });
  });

  it.each(['slack', 'teams'] as const)('of kind %s shows no more of its address than the host', async (kind) => {
    const { ports, store } = await house();
    const { endpoint, secret } = got(
      await makeEndpoint({ ...WANTED, kind, url: 'https://hooks.example/T/B/canary' }, MANAGER, ports),
    );
    expect([endpoint.url, endpoint.secrets, secret]).toEqual(['https://hooks.example/…', 0, null]);
    expect(JSON.stringify(await store.endpoints())).not.toContain('canary');
  });

  it.each<[string, Partial<EndpointWanted>, readonly string[]]>([
    ['no title', { title: ' ' }, ['/title badTitle']],
    ['a title no store keeps', { title: 'a\0' }, ['/title badTitle']],
    ['another scheme', { url: 'file:///etc/passwd' }, ['/url badUrl']],
    ['a user before the host', { url: 'https://user@hooks.example/' }, ['/url badUrl']],
    ['no host', { url: 'https://' }, ['/url badUrl']],
    ['a line break', { url: 'https://hooks.example/\r\nx: y' }, ['/url badUrl']],
    ['an endless address', { url: `https://hooks.example/${'x'.repeat(2_000)}` }, ['/url badUrl']],
    ['a customer nobody knows', { customer: 'nobody' }, ['/customer unknownCustomer']],
    ['a gateway without a template', { kind: 'sms' }, ['/template templateMissing']],
    ['a webhook with one', { template: GATEWAY.template }, ['/template templateNotTaken']],
    [
      'everything at once',
      { title: '', url: 'x', kind: 'sms' },
      ['/title badTitle', '/url badUrl', '/template templateMissing'],
    ],
  ])('is refused with %s', async (_name, change, faults) => {
    const { ports, store } = await house();
    expect(faultsOf(await makeEndpoint({ ...WANTED, ...change }, MANAGER, ports))).toEqual(faults);
    expect(await store.endpoints()).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['{constructor}', '{"to":"{to}",\n "text":"{text} {constructor}"}', ['/template/body unknownName 2 17']],
    ['{__proto__}', '{"{__proto__}":"{to}{text}"}', ['/template/body unknownName 1 3']],
    ['{toString}', '{"a":"{toString}{text}"}', ['/template/body unknownName 1 7']],
    ['{to.length}', '{"a":"{to.length}{text}"}', ['/template/body unknownName 1 7']],
    ['two of them', '{"a":"{x}{y}{text}"}', ['/template/body unknownName 1 7', '/template/body unknownName 1 10']],
    ['nothing to say', '{"a":"{to}"}', ['/template/body nameMissing']],
    ['no JSON', '{"a":{text}', ['/template/body notJson']],
    ['a name without quotation marks', '{"a": {text}}', ['/template/body notJson']],
    ['an endless one', `{"a":"{text}${'x'.repeat(4_000)}"}`, ['/template/body templateTooLong']],
  ])('a template with %s is refused with its place', async (_name, body, faults) => {
    const { ports } = await house();
    const wanted = { ...GATEWAY, template: { ...GATEWAY.template, body } };
    expect(faultsOf(await makeEndpoint(wanted, MANAGER, ports))).toEqual(faults);
  });

  it.each(['Host', 'content-length', 'Transfer-Encoding', 'x y', 'x:y', '', 'é'])(
    'a header named %j is refused',
    async (name) => {
      const { ports } = await house();
      const wanted = { ...GATEWAY, template: { ...GATEWAY.template, headers: { [name]: 'x' } } };
      expect(faultsOf(await makeEndpoint(wanted, MANAGER, ports))).toEqual([`/template/headers/${name} badHeader`]);
      const broken = { ...GATEWAY, template: { ...GATEWAY.template, headers: { 'x-a': 'b\r\nx-c: d' } } };
      expect(faultsOf(await makeEndpoint(broken, MANAGER, ports))).toEqual(['/template/headers/x-a badHeader']);
    },
  );

  it('is changed by whoever has read it last, and keeps what is not said anew', async () => {
    const { ports, there, tell, deliver } = await house();
    const { endpoint, secret } = got(await makeEndpoint({ ...WANTED, url: `${there.url}/a?b=1` }, MANAGER, ports));
    const change = { title: 'Wall', ifRevision: 1, lang: 'en' } as const;
    expect(got(await changeEndpoint(endpoint.id, change, MANAGER, ports))).toMatchObject({
      title: 'Wall',
      revision: 2,
    });
    expect(refused(await changeEndpoint(endpoint.id, change, MANAGER, ports)).refused).toBe('stale');
    await tell(`endpoint:${endpoint.id}`);
    await deliver();
    expect(there.got[0]?.path).toBe('/a?b=1');
    expect(verified(there.got[0] as Got, secret ?? '')).toMatchObject({ type: 'alert.raised' });
  });

  it('is nobody’s who may not, and another customer’s is not there', async () => {
    const { ports } = await house();
    const { endpoint } = got(await makeEndpoint(WANTED, MANAGER, ports));
    const own = got(await makeEndpoint({ ...WANTED, customer: 'boreal' }, BOUND, ports)).endpoint;
    for (const ask of [
      makeEndpoint(WANTED, TECHNICIAN, ports),
      makeEndpoint(WANTED, BOUND, ports),
      endpointsFor(TECHNICIAN, ports),
      endpointFor(endpoint.id, TECHNICIAN, ports),
      rotateSecret(endpoint.id, TECHNICIAN, ports),
      sendTest(endpoint.id, TECHNICIAN, ports),
      removeEndpoint(endpoint.id, TECHNICIAN, ports),
    ])
      expect(refused<unknown>(await ask).refused).toBe('notAllowed');
    for (const ask of [
      endpointFor(endpoint.id, BOUND, ports),
      changeEndpoint(endpoint.id, { title: 'x', ifRevision: null, lang: 'en' }, BOUND, ports),
      removeEndpoint(endpoint.id, BOUND, ports),
      disableEndpoint(endpoint.id, BOUND, ports),
      endpointFor('e-nothing', MANAGER, ports),
    ])
      expect(refused<unknown>(await ask).refused).toBe('notFound');
    expect(got(await endpointsFor(BOUND, ports)).map(({ id }) => id)).toEqual([own.id]);
    const taken = changeEndpoint(own.id, { customer: null, ifRevision: null, lang: 'en' }, BOUND, ports);
    expect(refused(await taken).refused).toBe('notAllowed');
  });

  it('is not removed while rules name it', async () => {
    const { ports, store } = await house();
    const { endpoint } = got(await makeEndpoint(WANTED, MANAGER, ports));
    const body = JSON.stringify({
      timeZone: 'UTC',
      calendars: {},
      rules: [{ id: 'r', to: [`endpoint:${endpoint.id}`] }],
    });
    const put = (text: string) =>
      store.transact((tx) => tx.putNotificationRules({ body: text, setAt: BEGIN, setBy: null }, null));
    await put(body);
    expect(refused(await removeEndpoint(endpoint.id, MANAGER, ports)).refused).toBe('conflict');
    await put(JSON.stringify({ timeZone: 'UTC', calendars: {}, rules: [] }));
    expect(await removeEndpoint(endpoint.id, MANAGER, ports)).toBeNull();
    expect(await store.endpoints()).toEqual([]);
  });
});

describe('a secret', () => {
  it('is changed without a gap: both sign until the old one is dropped', async () => {
    const { ports, there, tell, deliver } = await house();
    const made = got(await makeEndpoint({ ...WANTED, url: there.url }, MANAGER, ports));
    const { id } = made.endpoint;
    const send = async () => {
      await tell(`endpoint:${id}`);
      await deliver();
      return there.got.at(-1) as Got;
    };
    const rotated = got(await rotateSecret(id, MANAGER, ports));
    expect(rotated.endpoint.secrets).toBe(2);
    const both = await send();
    for (const secret of [made.secret ?? '', rotated.secret]) expect(verified(both, secret)).toBeDefined();
    expect(got(await dropOldSecret(id, MANAGER, ports)).secrets).toBe(1);
    const one = await send();
    expect(verified(one, rotated.secret)).toBeDefined();
    expect(() => verified(one, made.secret ?? '')).toThrow('No matching signature');
    // Of three only two are kept.
    await rotateSecret(id, MANAGER, ports);
    expect(got(await rotateSecret(id, MANAGER, ports)).endpoint.secrets).toBe(2);
  });

  it('of another receiver does not open here, though somebody put it there', async () => {
    const { ports, store, there, tell, deliver } = await house();
    const mine = got(await makeEndpoint({ ...WANTED, url: there.url }, MANAGER, ports)).endpoint;
    const other = got(await makeEndpoint({ ...WANTED, url: there.url }, MANAGER, ports)).endpoint;
    const [a, b] = [await store.endpoint(mine.id), await store.endpoint(other.id)];
    if (a === null || b === null) throw new Error('gone');
    await store.transact((tx) => tx.putEndpoint({ ...a, secretsSealed: b.secretsSealed }, null));
    await tell(`endpoint:${mine.id}`);
    await deliver();
    expect(there.got).toEqual([]);
    expect(refused(await rotateSecret(mine.id, MANAGER, ports)).refused).toBe('conflict');
  });

  it('is a webhook’s alone', async () => {
    const { ports } = await house();
    const { endpoint } = got(await makeEndpoint({ ...WANTED, kind: 'slack' }, MANAGER, ports));
    expect(refused(await rotateSecret(endpoint.id, MANAGER, ports)).refused).toBe('conflict');
  });
});

describe('a test', () => {
  it('is sent at once and tried once, and says that it is one', async () => {
    const { ports, there, deliver, store, endpoint } = await house();
    const { id, secret } = await endpoint({ url: there.url });
    const { message } = got(await sendTest(id, MANAGER, ports));
    await deliver();
    expect(verified(there.got[0] as Got, secret)).toMatchObject({ type: 'test', data: { message, alerts: [] } });
    there.answer = (_, res) => res.writeHead(500).end('no such channel');
    const second = got(await sendTest(id, MANAGER, ports)).message;
    await deliver();
    expect((await store.message(second))?.state).toBe('dead');
    expect(await store.endpoint(id)).toMatchObject({ disabledBecause: null });
    expect(await store.alerts({}, null, 10)).toEqual([]);
    const asOwner = got(await deliveryFor(second, OWNER, ports));
    expect(asOwner.attempts).toMatchObject([{ status: 500, detail: 'no such channel' }]);
    // What a receiver answers is nobody's but the administrator's.
    expect(got(await deliveryFor(second, MANAGER, ports)).attempts).toMatchObject([{ status: 500, detail: '' }]);
  });

  it('of a gateway goes to the number of who asks', async () => {
    const { ports, there, deliver, store, person } = await house();
    const made = got(await makeEndpoint({ ...GATEWAY, url: there.url }, MANAGER, ports));
    await person(MANAGER.person ?? '');
    expect(refused(await sendTest(made.endpoint.id, MANAGER, ports)).refused).toBe('conflict');
    await store.transact((tx) => tx.putReachability({ person: MANAGER.person ?? '', phone: '+33698765432', via: [] }));
    got(await sendTest(made.endpoint.id, MANAGER, ports));
    await deliver();
    expect(JSON.parse(there.got[0]?.body ?? '')).toMatchObject({ to: '+33698765432' });
  });

  it('is refused where the receiver is switched off', async () => {
    const { ports } = await house();
    const { endpoint } = got(await makeEndpoint(WANTED, MANAGER, ports));
    expect(got(await disableEndpoint(endpoint.id, MANAGER, ports))).toMatchObject({
      disabledBecause: 'byHand',
      disabledAt: BEGIN,
    });
    expect(refused(await sendTest(endpoint.id, MANAGER, ports)).refused).toBe('conflict');
    expect(got(await enableEndpoint(endpoint.id, MANAGER, ports))).toMatchObject({ disabledBecause: null });
  });
});

describe('sending again', () => {
  it('is a new message with the same event, and a note', async () => {
    const { ports, there, deliver, store, endpoint, tell, clock } = await house();
    const { id } = await endpoint({ url: there.url });
    const first = await tell(`endpoint:${id}`);
    expect(refused(await resend(first, MANAGER, ports)).refused).toBe('conflict');
    await deliver();
    clock.at += 60_000;
    const { message } = got(await resend(first, MANAGER, ports));
    await deliver();
    expect(there.got.map(({ headers }) => headers['webhook-id'])).toEqual([first, message]);
    expect(there.got[1]?.body).toBe(there.got[0]?.body);
    expect(await store.message(message)).toMatchObject({ again: first, state: 'handedOver' });
    expect((await store.auditAbout([`message:${first}`], 0, 10)).map(({ action }) => action)).toEqual([
      'message.resent',
    ]);
    expect(refused(await resend('msg_nothing', MANAGER, ports)).refused).toBe('notFound');
    expect(refused(await resend(first, TECHNICIAN, ports)).refused).toBe('notAllowed');
  });

  it('of a mail tells how matters stand now', async () => {
    const { ports, mail, deliver, tell, person, clock } = await house();
    await person('p-1');
    const first = await tell('person:p-1');
    await deliver();
    clock.at += 60 * 60_000;
    got(await resend(first, MANAGER, ports));
    await deliver();
    expect(mail.arrived.map((one) => one.mail.subject?.split(':')[0])).toEqual([
      '1\u00a0h\u00a012 left',
      '12\u00a0min left',
    ]);
  });

  it('of a stretch of time is everything of it, in its order, once', async () => {
    const { ports, there, deliver, store, endpoint, tell, clock } = await house();
    const { id } = await endpoint({ url: there.url });
    const ids: string[] = [];
    there.answer = (_, res) => res.writeHead(clock.at === BEGIN + 2_000 ? 410 : 200).end();
    for (const ms of [0, 1_000, 2_000, 3_000]) {
      clock.at = BEGIN + ms;
      ids.push(await tell(`endpoint:${id}`));
      await deliver();
    }
    await sendTest(id, MANAGER, ports);
    const asked = { endpoint: id, from: BEGIN + 1_000, to: BEGIN + 3_000 };
    expect(refused(await replay(asked, MANAGER, ports)).refused).toBe('conflict');
    await enableEndpoint(id, MANAGER, ports);
    there.got.length = 0;
    for (const _ of [1, 2]) expect(got(await replay(asked, MANAGER, ports))).toEqual({ messages: 2 });
    await deliver();
    const again = await Promise.all(
      there.got.map(async ({ headers }) => (await store.message(String(headers['webhook-id'])))?.again ?? null),
    );
    expect(again.filter((one) => one === ids[1])).toHaveLength(2);
    expect(again.filter((one) => one === ids[2])).toHaveLength(2);
    expect(there.got).toHaveLength(4);
  });
});

describe('deliveries', () => {
  it('are open to those who look after all customers', async () => {
    const { ports, tell } = await house();
    const id = await tell('endpoint:e-none');
    const page = { after: null, limit: 10 };
    expect(got(await deliveriesFor({}, page, TECHNICIAN, ports)).map((one) => one.id)).toEqual([id]);
    expect(refused(await deliveriesFor({}, page, BOUND, ports)).refused).toBe('notAllowed');
    expect(refused(await deliveryFor(id, actorOf('customer'), ports)).refused).toBe('notAllowed');
    expect(refused(await deliveryFor('msg_nothing', OWNER, ports)).refused).toBe('notFound');
    expect(got(await deliveryFor(id, OWNER, ports)).alerts).toHaveLength(1);
  });
});
