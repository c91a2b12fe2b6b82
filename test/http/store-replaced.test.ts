import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, openPostgresStore } from '../../src/store/postgres/index.ts';
import { DEBIAN_15, once } from '../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../support/postgres/fresh-stores.ts';
import { type Served, serve } from './support/server.ts';

let stores: FreshStores;
let server: Served;
let database = '';
beforeAll(async () => {
  stores = await freshStores(DEBIAN_15);
  const config = await stores.newDatabase();
  database = String(config.database);
  server = await serve({ store: openPostgresStore(openDatabase(config)) });
}, 60_000);
afterAll(async () => {
  await server?.close();
  await stores?.drop();
}, 60_000);

interface Told {
  readonly event: string;
  readonly id: string;
  readonly tickets: readonly string[];
}

/** Listens; gives what is told, one by one. */
async function listen(after: string | null = null) {
  const stop = new AbortController();
  const headers = after === null ? {} : { 'last-event-id': after };
  const answer = await server.ask('/api/v1/changes', { headers, signal: stop.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Told> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const [, event, id, data] = /^event: (.*)\nid: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (event === undefined) continue;
        const { tickets } = JSON.parse(String(data)) as { readonly tickets: readonly { readonly ticket: string }[] };
        return { event, id: String(id), tickets: tickets.map(({ ticket }) => ticket) };
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('the stream ended');
      text += value;
    }
  };
  return { next, stop: () => stop.abort() };
}

/** Hands an event in, again and again while the store is away. */
async function post(ticket: string): Promise<void> {
  const event = {
    id: `e-${ticket}`,
    source: 'helpdesk',
    type: 'ticket.opened',
    subject: ticket,
    time: '2026-03-12T08:00:00Z',
    data: { customer: 'boreal', priority: 'P1' },
  };
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await server.postJson('/api/v1/events', event)).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the store stays away');
}

const CUT = (name: string) => `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;

/** Puts another database in the place of the one the server works on, as whoever restores a copy beside it does. */
async function replace(by: string): Promise<void> {
  const { folder } = stores.cluster;
  for (const name of [by, database]) await once(folder, `alter database ${name} allow_connections false`);
  await once(folder, CUT(by));
  await once(folder, CUT(database));
  await once(folder, `alter database ${database} rename to gone_${database}`);
  await once(folder, `alter database ${by} rename to ${database}`);
  await once(folder, `alter database ${database} allow_connections true`);
}

describe('who listens while the store is replaced by a copy of earlier', () => {
  it('is told to read everything anew, and hears what comes afterwards; so is who resumes', async () => {
    const first = await listen();
    const ready = await first.next();
    expect(ready.event).toBe('ready');
    await post('INC-1');
    expect(await first.next()).toMatchObject({ event: 'changed', tickets: ['INC-1'] });
    // Numbers of transactions go on in the same server: only that it is another database tells it apart.
    const copy = String((await stores.newDatabase()).database);
    await replace(copy);
    const reset = await first.next();
    expect(reset).toMatchObject({ event: 'reset', tickets: [] });
    await post('INC-2');
    let told = await first.next();
    // Whoever is told twice to begin anew misses nothing either.
    while (told.event === 'reset') told = await first.next();
    expect(told).toMatchObject({ event: 'changed', tickets: ['INC-2'] });
    const late = await listen(ready.id);
    expect(await late.next()).toMatchObject({ event: 'reset' });
    const resumed = await listen(reset.id);
    expect(await resumed.next()).toMatchObject({ event: 'changed', tickets: ['INC-2'] });
    for (const stream of [first, late, resumed]) stream.stop();
  }, 60_000);
});
