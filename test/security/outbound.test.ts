import { type LookupAddress, lookup } from 'node:dns';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoAnswer } from '../../src/app/ports/index.ts';
import { openOutbound } from '../../src/connectors/outbound/index.ts';
import { ADDRESSES, LOOPBACK_HOSTS, PRIVATE_HOSTS } from './support/spellings.ts';

// Every spelling names a place inside. A sink listens on every address of this machine and counts who arrives.

let sink: Server;
let port = 0;
let arrived = 0;
let answered: (path: string, res: import('node:http').ServerResponse) => void = (_, res) => res.end('inside');

beforeAll(async () => {
  sink = createServer((req, res) => answered(req.url ?? '', res));
  sink.on('connection', () => {
    arrived += 1;
  });
  await new Promise<void>((resolve) => sink.listen(0, '::', resolve));
  port = (sink.address() as AddressInfo).port;
});

afterAll(async () => {
  sink.closeAllConnections();
  await new Promise((resolve) => sink.close(resolve));
});

beforeEach(() => {
  arrived = 0;
  answered = (_, res) => res.end('inside');
});

/** What a name of these tests leads to; several: all at once. */
const NAMES: { readonly [name: string]: readonly string[] } = {
  'inside.test': ['127.0.0.1'],
  'two-addresses.test': ['198.51.100.7', '127.0.0.1'],
  'two-public-one-inside.test': ['1.1.1.1', '9.9.9.9', '10.0.0.1'],
  'six-only.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'translated.test': ['64:ff9b::7f00:1'],
  'six-to-four.test': ['2002:7f00:1::'],
  'link-local.test': ['fe80::1%lo'],
  'metadata.test': ['169.254.169.254'],
  'empty.test': [],
};

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

function resolve(name: string, options: object, found: Found): void {
  const known = NAMES[name];
  if (known === undefined) {
    lookup(name, { ...options, all: true }, found);
    return;
  }
  const addresses = known.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  setImmediate(() => found(null, addresses));
}

const guarded = (allowNetworks: readonly string[] = [], more: object = {}) =>
  openOutbound({ allowNetworks, timeoutMs: 2_000, resolve, ...more });

async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'answered';
  } catch (error) {
    return error instanceof NoAnswer ? error.fault : `threw ${String(error)}`;
  }
}

describe('going out', () => {
  it('hears who arrives on every address of this machine, so that silence means something', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      await new Promise<void>((done, failed) => {
        const socket = connect(port, host, () => socket.end(done));
        socket.on('error', failed);
      });
    }
    await expect.poll(() => arrived).toBe(2);
  });

  it.each(LOOPBACK_HOSTS)('makes no connection to this machine under the host %s', async (host) => {
    const outbound = guarded();
    expect(await faultOf(outbound.fetch(`http://${host}:${port}/`))).toBe('forbidden');
    expect(await faultOf(outbound.fetch(`https://${host}:${port}/`))).toBe('forbidden');
    expect(arrived).toBe(0);
    await outbound.close();
  });

  it.each(PRIVATE_HOSTS)('makes no connection to an address that is not public: %s', async (host) => {
    const outbound = guarded();
    expect(await faultOf(outbound.fetch(`http://${host}:${port}/`))).toBe('forbidden');
    await outbound.close();
  });

  it.each(ADDRESSES)('makes no connection for an address in disguise: %s', async (address) => {
    const outbound = guarded();
    expect(await faultOf(outbound.fetch(address.replace('PORT', String(port))))).toBe('forbidden');
    expect(arrived).toBe(0);
    await outbound.close();
  });

  it.each(['empty.test', 'localhost.', 'inside.localhost'])(
    'reaches nobody under a name without an address: %s',
    async (host) => {
      const outbound = guarded();
      // Some systems give such names the address of this machine, others none.
      expect(['forbidden', 'unreachable']).toContain(await faultOf(outbound.fetch(`http://${host}:${port}/`)));
      expect(arrived).toBe(0);
      await outbound.close();
    },
  );

  it('reaches a private network that was allowed, by name and by number, and no other one', async () => {
    const outbound = guarded(['127.0.0.1/32']);
    for (const host of ['127.0.0.1', 'inside.test', 'mapped.test', '[::ffff:127.0.0.1]']) {
      expect(await (await outbound.fetch(`http://${host}:${port}/`)).text()).toBe('inside');
    }
    expect(arrived).toBe(4);
    for (const host of ['127.0.0.2', '[::1]', 'two-addresses.test', 'translated.test', '[64:ff9b::7f00:1]']) {
      expect(await faultOf(outbound.fetch(`http://${host}:${port}/`))).toBe('forbidden');
    }
    expect(arrived).toBe(4);
    await outbound.close();
  });

  it('does not trust a tunnel or translator even where its network was allowed', async () => {
    const outbound = guarded(['64:ff9b::/96', '2002::/16']);
    for (const host of ['[64:ff9b::7f00:1]', '[2002:7f00:1::]']) {
      expect(await faultOf(outbound.fetch(`http://${host}:${port}/`))).toBe('forbidden');
    }
    await outbound.close();
  });

  it('looks a name up once for each connection, and is not fooled when it answers otherwise the next time', async () => {
    const asked: string[] = [];
    const outbound = guarded(['127.0.0.2/32'], {
      resolve: (name: string, _: object, done: (error: null, addresses: LookupAddress[]) => void) => {
        asked.push(name);
        done(null, [{ address: asked.length === 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }]);
      },
    });
    expect((await outbound.fetch(`http://rebound.test:${port}/`)).status).toBe(200);
    expect([asked.length, arrived]).toEqual([1, 1]);
    expect(await faultOf(outbound.fetch(`http://rebound.test:${port}/`))).toBe('forbidden');
    expect([asked.length, arrived]).toEqual([2, 1]);
    await outbound.close();
  });

  it('gives a redirect back as an answer and goes nowhere, whatever it points to', async () => {
    const outbound = guarded(['127.0.0.2/32']);
    for (const status of [301, 302, 303, 307, 308]) {
      answered = (path, res) => {
        if (path !== '/') return res.end('followed');
        res.writeHead(status, { location: `http://127.0.0.2:${port}/inside` }).end();
      };
      const answer = await outbound.fetch(`http://127.0.0.2:${port}/`, { method: 'POST', body: 'secret' });
      expect([answer.status, await answer.text()]).toEqual([status, '']);
    }
    expect(arrived).toBe(5);
    await outbound.close();
  });

  it('lets go of an answer that does not end, that is too large, or that takes too long', async () => {
    const outbound = guarded(['127.0.0.1/32'], { timeoutMs: 300, maxBytes: 10_000 });
    answered = (_, res) => {
      const more = () => {
        while (!res.destroyed && res.write('x'.repeat(5_000))) {}
      };
      res.on('drain', more);
      more();
    };
    expect(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`))).toBe('tooLarge');
    answered = (_, res) => void res.write('a little');
    expect(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`))).toBe('tooSlow');
    answered = () => {};
    expect(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`))).toBe('tooSlow');
    answered = (_, res) => void res.writeHead(200, { 'x-long': 'y'.repeat(100_000) }).end();
    expect(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`))).toBe('malformed');
    answered = (_, res) => void res.socket?.end('SSH-2.0-OpenSSH\r\n');
    expect(['malformed', 'unreachable']).toContain(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`)));
    answered = (_, res) => void res.socket?.destroy();
    expect(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`))).toBe('unreachable');
    await outbound.close();
  });

  it('is asked off by who asked, and says so', async () => {
    const outbound = guarded(['127.0.0.1/32']);
    answered = () => {};
    const signal = AbortSignal.timeout(50);
    expect(await faultOf(outbound.fetch(`http://127.0.0.1:${port}/`, { signal }))).toBe('tooSlow');
    await outbound.close();
  });

  it('holds more than sixty spellings against the guard', () => {
    expect(LOOPBACK_HOSTS.length + PRIVATE_HOSTS.length + ADDRESSES.length).toBeGreaterThan(100);
  });
});
