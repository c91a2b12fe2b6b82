import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/app/access/index.ts';
import { actorOf, type Served, serve } from './support/server.ts';

let server: Served;
afterEach(() => server.close());

interface Told {
  readonly event: string;
  readonly id: string;
  readonly tickets: readonly string[];
}

/** Listens, and gives what is told one by one. */
async function listen(as: string, after: string | null = null) {
  const stop = new AbortController();
  const headers = after === null ? {} : { 'last-event-id': after };
  const answer = await server.ask('/api/v1/changes', { as, headers, signal: stop.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<Told | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith(':')) continue;
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        const { tickets } = JSON.parse(field('data')) as { tickets: { ticket: string }[] };
        return { event: field('event'), id: field('id'), tickets: tickets.map(({ ticket }) => ticket) };
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  };
  return { answer, next, stop: () => stop.abort() };
}

let number = 0;
const opened = (ticket: string) => ({
  id: `e${ticket}-${number++}`,
  source: 'helpdesk',
  type: 'ticket.opened',
  subject: ticket,
  time: '2026-03-12T08:00:00Z',
  data: { customer: 'boreal', priority: 'P1' },
});
const post = (ticket: string) => server.postJson('/api/v1/events', opened(ticket));

describe('changes', () => {
  it('are told as they are committed, and resumed after any of them without a gap', async () => {
    server = await serve();
    const first = await listen('owner');
    expect(first.answer.headers.get('content-type')).toContain('text/event-stream');
    expect(await first.next()).toMatchObject({ event: 'ready' });
    await post('INC-1');
    const one = await first.next();
    expect(one).toMatchObject({ event: 'changed', tickets: ['INC-1'] });
    first.stop();
    await post('INC-2');
    await post('INC-3');
    const second = await listen('owner', one?.id);
    const seen = new Set<string>();
    while (!seen.has('INC-3')) for (const ticket of (await second.next())?.tickets ?? []) seen.add(ticket);
    expect(seen).toContain('INC-2');
    await post('INC-4');
    while (!seen.has('INC-4')) for (const ticket of (await second.next())?.tickets ?? []) seen.add(ticket);
    second.stop();
  });

  it('of others are not told to a customer, and its marks do not name them', async () => {
    server = await serve();
    const foreign = await listen('customer-boreal');
    const ready = await foreign.next();
    // The customer of these is not known yet to any agreement: they are nobody's.
    await post('INC-SECRET');
    await new Promise((resolve) => setTimeout(resolve, 100));
    foreign.stop();
    const again = await listen('customer-boreal', ready?.id);
    expect(Buffer.from(ready?.id ?? '', 'base64').toString('latin1')).not.toContain('INC');
    const late = await Promise.race([
      again.next(),
      new Promise((resolve) => setTimeout(() => resolve('silence'), 200)),
    ]);
    expect(late).toBe('silence');
    again.stop();
  });

  it('a mark that is not ours, or of another server, means reading everything anew', async () => {
    server = await serve();
    for (const mark of ['x', Buffer.from('0').toString('base64'), '999999']) {
      const stream = await listen('owner', mark);
      expect(await stream.next()).toMatchObject({ event: 'reset' });
      stream.stop();
    }
  });

  it('who has missed more than can be told at once is told to read everything anew, and hears on', async () => {
    server = await serve();
    const first = await listen('owner');
    const ready = await first.next();
    first.stop();
    const { changesAfter } = server.store;
    let pages = 0;
    Object.assign(server.store, {
      changesAfter: async (mark: string, limit: number) => {
        if (limit !== 1_000 || pages >= 1_000) return await changesAfter(mark, limit);
        pages += 1;
        const tickets = Array.from({ length: limit }, (_, index) => ({
          ticket: `INC-${pages}-${index}`,
          customer: null,
        }));
        return { mark, tickets };
      },
    });
    const late = await listen('owner', ready?.id);
    const told: string[] = [];
    while (told.at(-1) !== 'reset') told.push((await late.next())?.event ?? 'nothing');
    expect(told.length).toBeLessThan(100);
    pages = 1_000;
    await post('INC-1');
    expect(await late.next()).toMatchObject({ event: 'changed', tickets: ['INC-1'] });
    late.stop();
  });

  it('are told no more to somebody whose token was revoked', async () => {
    let actor: Actor | null = actorOf('owner');
    server = await serve({ config: { beatMs: 50 }, parts: { authenticate: async () => actor } });
    const stream = await listen('owner');
    await stream.next();
    actor = null;
    expect(await stream.next()).toBeNull();
  });

  it('end when the server closes', async () => {
    server = await serve();
    const stream = await listen('owner');
    await stream.next();
    const ended = stream.next();
    await server.close();
    expect(await ended).toBeNull();
  });

  it('five hundred streams ask the store once for each commit', async () => {
    server = await serve({ parts: { authenticate: async ({ secret }) => actorOf('owner', null, `t-${secret}`) } });
    let asked = 0;
    const { changesAfter } = server.store;
    Object.assign(server.store, {
      changesAfter: (mark: string, limit: number) => {
        asked += 1;
        return changesAfter(mark, limit);
      },
    });
    const streams = await Promise.all(Array.from({ length: 500 }, (_, index) => listen(`t${index % 10}`)));
    for (const stream of streams) expect(await stream.next()).toMatchObject({ event: 'ready' });
    await post('INC-1');
    for (const stream of streams) expect(await stream.next()).toMatchObject({ tickets: ['INC-1'] });
    expect(asked).toBeLessThan(5);
    for (const stream of streams) stream.stop();
  });

  it('who has gone takes no place, however he went', async () => {
    server = await serve();
    for (let round = 0; round < 150; round += 1) {
      if (round % 2 === 0) {
        expect((await server.ask('/api/v1/changes', { method: 'HEAD' })).status).toBe(200);
        continue;
      }
      const stream = await listen('owner');
      expect(await stream.next()).toMatchObject({ event: 'ready' });
      stream.stop();
    }
    const open = await Promise.all(Array.from({ length: 90 }, () => listen('owner')));
    expect(open.map(({ answer }) => answer.status)).toEqual(open.map(() => 200));
    for (const stream of open) stream.stop();
  });

  it('a reader who does not read is cut off, and the others hear on', async () => {
    server = await serve();
    const socket = connect(server.port, '127.0.0.1');
    const cut = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    socket.write(
      `GET /api/v1/changes HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer owner\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    const quick = await listen('owner');
    await quick.next();
    const told = {
      mark: '1',
      tickets: Array.from({ length: 900 }, (_, index) => ({ ticket: `${index}-${'x'.repeat(200)}`, customer: null })),
    };
    let rounds = 0;
    Object.assign(server.store, { changesAfter: async () => ({ ...told, mark: String(rounds++) }) });
    const heard = (async () => {
      for (let round = 0; round < 60; round += 1) {
        await post(`INC-${round}`);
        await quick.next();
      }
    })();
    await heard;
    socket.resume();
    await cut;
    quick.stop();
    expect(rounds).toBeGreaterThanOrEqual(60);
  });
});
