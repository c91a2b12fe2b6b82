import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Actor, type Role, SCOPES_OF } from '../../../src/app/access/index.ts';
import { openEventPost, openRosters } from '../../../src/app/live/index.ts';
import type { Store } from '../../../src/app/ports/index.ts';
import type { Api } from '../../../src/http/index.ts';
import { type HttpParts, openHttp } from '../../../src/http/index.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';

export const NOON = Date.UTC(2026, 2, 12, 12);

/** An actor of a role, known by the token `role` or, of a customer, `customer@boreal`. */
export function actorOf(role: Role, customer: string | null = null, id = `t-${role}`): Actor {
  return { kind: 'token', id, person: `p-${role}`, role, approves: [], customer, scopes: SCOPES_OF[role] };
}

const ACTORS: { readonly [secret: string]: Actor } = {
  owner: actorOf('owner'),
  manager: actorOf('manager'),
  technician: actorOf('technician'),
  approver: actorOf('approver'),
  'customer-boreal': actorOf('customer', 'boreal', 't-boreal'),
  'customer-austral': actorOf('customer', 'austral', 't-austral'),
};

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly api: Api;
  readonly store: Store;
  readonly defects: readonly unknown[];
  readonly clock: { at: number };
  /** Asks as an actor; `as` null: nobody. */
  readonly ask: (path: string, init?: RequestInit & { readonly as?: string | null }) => Promise<Response>;
  readonly postJson: (path: string, body: unknown, init?: RequestInit & { readonly as?: string }) => Promise<Response>;
  /** Sends bytes as they are and gives all that comes back until the other end closes. */
  readonly raw: (bytes: string, pauseMs?: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Changes {
  readonly store?: Store;
  readonly config?: Partial<HttpParts['config']>;
  readonly parts?: Partial<HttpParts>;
  /** Defines more routes before the server listens. */
  readonly more?: (api: Api, parts: HttpParts) => void;
}

/** A real server on the loopback over a store (memory unless given), with an actor for each role. */
export async function serve(changes: Changes = {}): Promise<Served> {
  const store = changes.store ?? openMemoryStore();
  const clock = { at: NOON };
  const defects: unknown[] = [];
  const parts = partsOf(store, clock, defects, changes);
  const http = openHttp(parts, changes.more);
  const { port, close } = await http.listen({ host: '127.0.0.1', port: 0 });
  const ask = askAt(`http://127.0.0.1:${port}`);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    api: http.api,
    store,
    defects,
    clock,
    ask,
    postJson: (path, body, init = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        ...init,
        headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
      }),
    raw: (bytes, pauseMs) => sendRaw(port, bytes, pauseMs),
    close: async () => {
      await close(200);
      await store.close();
    },
  };
}

/** A web application of one page and one script. */
const WEB: NonNullable<HttpParts['web']> = {
  page: '<!doctype html><html lang="__LANG__"><script nonce="__NONCE__">1</script><script type="module" src="/assets/app-1.js"></script></html>',
  files: new Map([
    [
      'app-1.js',
      {
        contentType: 'text/javascript; charset=utf-8',
        data: Buffer.from('as it is'),
        brotli: brotliCompressSync('as it is'),
        gzip: gzipSync('as it is'),
      },
    ],
  ]),
};

function partsOf(store: Store, clock: { readonly at: number }, defects: unknown[], changes: Changes): HttpParts {
  const now = () => clock.at;
  const live = { store, now, rosters: openRosters() };
  return {
    store,
    now,
    live,
    post: openEventPost(live),
    config: {
      publicUrl: null,
      trustedProxies: [],
      publicReference: true,
      slots: 16,
      requestTimeoutMs: 10_000,
      secret: 'for tests only, for tests only, for tests only',
      version: '0.0.0',
      checkAnswers: true,
      ...changes.config,
    },
    log: { request: () => {}, defect: (_id, error) => defects.push(error) },
    authenticate: async ({ secret }) => ACTORS[secret] ?? null,
    readiness: async () => ({ ready: true, checks: { store: 'ok' } }),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' }),
    web: WEB,
    ...changes.parts,
  };
}

function askAt(url: string): Served['ask'] {
  return (path, { as = 'owner', ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (as !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${as}`);
    return fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
  };
}

function sendRaw(port: number, bytes: string, pauseMs = 8_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const received: Buffer[] = [];
    const end = () => {
      clearTimeout(patience);
      socket.destroy();
      resolve(Buffer.concat(received).toString('latin1'));
    };
    const patience = setTimeout(end, pauseMs);
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('close', end);
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? end() : reject(error)));
    socket.write(Buffer.from(bytes, 'latin1'));
  });
}
