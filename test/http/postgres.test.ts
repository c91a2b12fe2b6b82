import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claimed, RequestClaim, Store } from '../../src/app/ports/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { DEBIAN_15 } from '../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';
import { type Served, serve } from './support/server.ts';

let stores: FreshStores;
beforeAll(async () => {
  stores = await freshStores(DEBIAN_15);
});
afterAll(() => stores.drop());

const claimOf = (more: Partial<RequestClaim>): RequestClaim => ({
  actor: 'a',
  key: 'k',
  request: 'r',
  at: 1_000,
  leasedUntil: 2_000,
  endsAt: 10_000,
  ...more,
});

describe.each<[string, () => Promise<Store>]>([
  ['memory', async () => openMemoryStore()],
  ['PostgreSQL 15', () => stores.open()],
])('requests to be worked on once, in %s', (_name, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  const claim = (more: Partial<RequestClaim>): Promise<Claimed> =>
    store.transact((tx) => tx.claimRequest(claimOf(more)));

  it('the first to ask has it, until its answer is kept', async () => {
    expect(await claim({ key: 'k1' })).toEqual({ kind: 'mine' });
    expect(await claim({ key: 'k1' })).toEqual({ kind: 'inFlight' });
    expect(await claim({ key: 'k1', request: 'other' })).toEqual({ kind: 'different' });
    expect(await claim({ key: 'k1', actor: 'b' })).toEqual({ kind: 'mine' });
    await store.transact((tx) => tx.keepAnswer('a', 'k1', 'sealed'));
    expect(await claim({ key: 'k1' })).toEqual({ kind: 'answered', answer: 'sealed' });
  });

  it('of two at once one has it', async () => {
    const both = await Promise.all([claim({ key: 'k2' }), claim({ key: 'k2' })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['inFlight', 'mine']);
  });

  it('who died while working on it loses it when his lease ends', async () => {
    await claim({ key: 'k3' });
    expect(await claim({ key: 'k3', at: 2_000, leasedUntil: 3_000 })).toEqual({ kind: 'mine' });
  });

  it('what was given back, and what has ended, is free for anything', async () => {
    await claim({ key: 'k4' });
    await store.transact((tx) => tx.releaseRequest('a', 'k4'));
    expect(await claim({ key: 'k4', request: 'other' })).toEqual({ kind: 'mine' });
    await store.transact((tx) => tx.keepAnswer('a', 'k4', 'sealed'));
    await store.transact((tx) => tx.releaseRequest('a', 'k4'));
    expect(await claim({ key: 'k4', request: 'other' })).toEqual({ kind: 'answered', answer: 'sealed' });
    expect(await claim({ key: 'k4', at: 10_000, endsAt: 20_000 })).toEqual({ kind: 'mine' });
  });
});

describe('the API over PostgreSQL', () => {
  let server: Served;
  beforeAll(async () => {
    server = await serve({ store: await stores.open() });
  });
  afterAll(() => server.close());

  it('keeps events before it answers, and tells who listens', async () => {
    const stop = new AbortController();
    const stream = await server.ask('/api/v1/changes', { signal: stop.signal });
    const reader = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('event: ready');
    const data = { customer: 'boreal', priority: 'P1' };
    const time = '2026-03-12T08:00:00Z';
    const posted = await server.postJson('/api/v1/events', {
      id: 'e',
      source: 's',
      type: 'ticket.opened',
      subject: 'INC-1',
      time,
      data,
    });
    expect(await posted.json()).toMatchObject({ counts: { new: 1 } });
    expect((await server.ask('/api/v1/tickets/INC-1')).status).toBe(200);
    expect((await reader.read()).value).toContain('"ticket":"INC-1"');
    stop.abort();
  });

  it('answers 503 with Retry-After while the database is away, and everything again when it is back', async () => {
    await stores.cluster.stop();
    const away = await server.ask('/api/v1/tickets/INC-1');
    expect(away.status).toBe(503);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    await stores.cluster.start();
    expect((await server.ask('/api/v1/tickets/INC-1')).status).toBe(200);
  });
});
