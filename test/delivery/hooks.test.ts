import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Carrier, HandedOver, Parcel } from '../../src/app/ports/index.ts';
import { openHooks } from '../../src/connectors/hooks/index.ts';
import { openOutbound } from '../../src/connectors/outbound/index.ts';
import { ADDRESSES, LOOPBACK_HOSTS, PRIVATE_HOSTS } from '../security/support/spellings.ts';
import { type Got, type Receiver, receiver, verified } from './support/receiver.ts';

// A real receiver on this machine, which verifies signatures with the package that receivers use.

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const SECRETS = ['whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXc=', 'whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ='] as const;

async function hook(allowNetworks: readonly string[] = ['127.0.0.0/8'], timeoutMs = 5_000) {
  const there = await receiver();
  ends.push(there.close);
  const outbound = openOutbound({ allowNetworks, timeoutMs });
  ends.push(() => outbound.close());
  const carrier = openHooks({ outbound, now: Date.now, userAgent: 'Leeway/test' });
  return { there, carrier };
}

type Change = Omit<Partial<Parcel>, 'endpoint'> & { readonly endpoint?: Partial<NonNullable<Parcel['endpoint']>> };

function parcel(there: Pick<Receiver, 'url'>, { endpoint = {}, ...change }: Change = {}): Parcel {
  const own = { kind: 'webhook', url: `${there.url}/in?token=1`, secrets: [SECRETS[0]], template: null } as const;
  return {
    id: 'msg_1',
    channel: endpoint.kind ?? 'webhook',
    to: null,
    body: '{"type":"test","data":{"é":"☂"}}',
    ...change,
    endpoint: { ...own, ...endpoint },
  };
}

const handOver = (carrier: Carrier, one: Parcel): Promise<HandedOver> =>
  carrier.handOver(one, AbortSignal.timeout(20_000));

describe('a webhook', () => {
  it('is signed as Standard Webhooks says, over the bytes that arrive', async () => {
    const { there, carrier } = await hook();
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'handedOver', status: 204 });
    const [got] = there.got as [Got];
    expect(verified(got, SECRETS[0])).toEqual({ type: 'test', data: { é: '☂' } });
    expect(() => verified(got, SECRETS[1])).toThrow('No matching signature');
    expect(() => verified({ ...got, body: got.body.replace('test', 'tost') }, SECRETS[0])).toThrow(
      'No matching signature',
    );
    expect(got).toMatchObject({ method: 'POST', path: '/in?token=1' });
    expect(got.headers).toMatchObject({
      'webhook-id': 'msg_1',
      'content-type': 'application/json',
      'user-agent': 'Leeway/test',
    });
    expect(Number(got.headers['webhook-timestamp'])).toBeCloseTo(Date.now() / 1_000, -2);
  });

  it('is signed with the old secret and the new one while one is changed for the other', async () => {
    const { there, carrier } = await hook();
    await handOver(carrier, parcel(there, { endpoint: { secrets: SECRETS } }));
    const [got] = there.got as [Got];
    expect(String(got.headers['webhook-signature']).split(' ')).toHaveLength(2);
    for (const secret of SECRETS) expect(verified(got, secret)).toMatchObject({ type: 'test' });
  });
});

describe('an answer', () => {
  it.each([
    [200, { outcome: 'handedOver' }],
    [202, { outcome: 'handedOver' }],
    [299, { outcome: 'handedOver' }],
    [400, { outcome: 'failed', retryAfterMs: null }],
    [401, { outcome: 'failed', retryAfterMs: null }],
    [404, { outcome: 'failed', retryAfterMs: null }],
    [410, { outcome: 'refused', gone: true }],
    [500, { outcome: 'failed', retryAfterMs: null }],
    [503, { outcome: 'failed', retryAfterMs: null }],
  ])('of %i comes to %j', async (status, expected) => {
    const { there, carrier } = await hook();
    there.answer = (_, res) => res.writeHead(status).end('said');
    expect(await handOver(carrier, parcel(there))).toMatchObject({ ...expected, status });
  });

  it.each([
    [429, '120', 120_000],
    [503, '7', 7_000],
    [429, '0', null],
    [429, '999999999', 86_400_000],
    [429, 'soon', null],
    [500, '120', null],
    [429, 'Thu, 01 Jan 1970 00:00:00 GMT', null],
  ])('of %i with Retry-After %s asks for %s ms', async (status, retryAfter, retryAfterMs) => {
    const { there, carrier } = await hook();
    there.answer = (_, res) => res.writeHead(status, { 'retry-after': retryAfter }).end();
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'failed', retryAfterMs });
  });

  it('may name the instant at which to come again', async () => {
    const { there, carrier } = await hook();
    const at = new Date(Date.now() + 3_600_000);
    there.answer = (_, res) => res.writeHead(429, { 'retry-after': at.toUTCString() }).end();
    const found = await handOver(carrier, parcel(there));
    const asked = found.outcome === 'failed' ? (found.retryAfterMs ?? 0) : 0;
    expect(asked).toBeGreaterThan(3_500_000);
    expect(asked).toBeLessThanOrEqual(3_600_000);
  });

  it.each([301, 302, 303, 307, 308])('of %i leads nowhere, and is a failure', async (status) => {
    const { there, carrier } = await hook();
    there.answer = ({ path }, res) => {
      if (path === '/inside') res.end('followed');
      else res.writeHead(status, { location: `${there.url}/inside` }).end();
    };
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'failed', status });
    expect(there.got.map(({ path }) => path)).toEqual(['/in?token=1']);
  });

  it('is kept short, on one line, without what moves a cursor', async () => {
    const { there, carrier } = await hook();
    there.answer = (_, res) => res.writeHead(500).end(`\u001b[2Jno\r\n\u202e${'x'.repeat(10_000)}`);
    const { detail } = await handOver(carrier, parcel(there));
    expect(detail.length).toBeLessThanOrEqual(500);
    expect(detail).toMatch(/^\[2Jno x+$/);
  });

  it('that does not come, does not end or is none of HTTP is a failure', async () => {
    const { there, carrier } = await hook(['127.0.0.0/8'], 400);
    there.answer = () => {};
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'failed', status: null });
    there.answer = (_, res) => void res.writeHead(200).write('a little');
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'failed', status: null });
    there.answer = (_, res) => void res.socket?.end('SSH-2.0\r\n');
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'failed', status: null });
    const closed = await receiver();
    await closed.close();
    expect(await handOver(carrier, parcel(closed))).toMatchObject({ outcome: 'failed', status: null });
  });
});

describe('a receiver that falls silent', () => {
  it('is tried by one message at a time until it answers again; another address is asked all the same', async () => {
    const { there, carrier } = await hook(['127.0.0.0/8'], 400);
    there.answer = ({ path }, res) => {
      if (path === '/other') res.writeHead(200).end();
    };
    for (let i = 0; i < 3; i += 1) expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'failed' });
    const asked = there.got.length;
    const all = await Promise.all(Array.from({ length: 20 }, () => handOver(carrier, parcel(there))));
    for (const one of all) expect(one).toMatchObject({ outcome: 'failed', status: null });
    expect(there.got.length - asked).toBe(1);
    const other = parcel(there, { endpoint: { url: `${there.url}/other` } });
    expect(await handOver(carrier, other)).toMatchObject({ outcome: 'handedOver' });
    there.answer = null;
    expect(await handOver(carrier, parcel(there))).toMatchObject({ outcome: 'handedOver' });
    const again = await Promise.all(Array.from({ length: 5 }, () => handOver(carrier, parcel(there))));
    expect(again.map(({ outcome }) => outcome)).toEqual(Array(5).fill('handedOver'));
  });
});

describe('an address inside', () => {
  it('is never connected to, in whatever spelling', async () => {
    let arrived = 0;
    const sink = createServer((socket) => {
      arrived += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => sink.listen(0, '::', resolve));
    ends.push(() => new Promise((resolve) => void sink.close(() => resolve())));
    const { port } = sink.address() as AddressInfo;
    const { carrier } = await hook([]);
    const named = [...LOOPBACK_HOSTS, ...PRIVATE_HOSTS].filter((host) => !host.endsWith('.test'));
    const urls = [
      ...named.map((host) => `http://${host}:${port}/`),
      ...ADDRESSES.map((one) => one.replace('PORT', String(port))),
    ];
    for (const kind of ['webhook', 'slack', 'sms'] as const) {
      for (const url of urls) {
        const found = await handOver(carrier, parcel({ url: '' }, { endpoint: { kind, url } }));
        expect(found, url).toMatchObject({ outcome: 'failed', status: null });
      }
    }
    expect(urls.length).toBeGreaterThan(100);
    expect(arrived).toBe(0);
  });
});

describe('chat rooms and gateways', () => {
  it.each(['slack', 'teams'] as const)('%s is posted its own shape, unsigned', async (kind) => {
    const { there, carrier } = await hook();
    await handOver(carrier, parcel(there, { endpoint: { kind, secrets: [] }, body: '{"text":"é"}' }));
    expect(there.got[0]).toMatchObject({ method: 'POST', body: '{"text":"é"}' });
    expect(there.got[0]?.headers['webhook-signature']).toBeUndefined();
    expect(there.got[0]?.headers['content-type']).toContain('application/json');
  });

  it('a gateway is asked as its template says', async () => {
    const { there, carrier } = await hook();
    const headers = { authorization: 'Bearer x', 'content-type': 'application/x-www-form-urlencoded' };
    const template = JSON.stringify({ method: 'PUT', headers, body: 'to=%2B33&text=a' });
    expect(await handOver(carrier, parcel(there, { endpoint: { kind: 'sms', template } }))).toMatchObject({
      outcome: 'handedOver',
    });
    expect(there.got[0]).toMatchObject({ method: 'PUT', body: 'to=%2B33&text=a' });
    expect(there.got[0]?.headers).toMatchObject(headers);
  });

  it.each(['{}', '[]', '{"body":1,"headers":{}}', '{"body":"x","headers":null}'])(
    'a gateway whose template is none is told nothing: %s',
    async (template) => {
      const { there, carrier } = await hook();
      const found = await handOver(carrier, parcel(there, { endpoint: { kind: 'sms', template } }));
      expect(found).toMatchObject({ outcome: 'refused', gone: false });
      expect(there.got).toEqual([]);
    },
  );

  it('a header that would begin another is told nowhere', async () => {
    const { there, carrier } = await hook();
    const template = JSON.stringify({ method: 'POST', headers: { 'x-a': 'b\r\nx-c: d' }, body: 'x' });
    expect(await handOver(carrier, parcel(there, { endpoint: { kind: 'sms', template } }))).toMatchObject({
      outcome: 'failed',
    });
    expect(there.got).toEqual([]);
  });
});
