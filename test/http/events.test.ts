import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const opened = (id: string, more: object = {}) => ({
  specversion: '1.0',
  id,
  source: 'helpdesk',
  type: 'ticket.opened',
  subject: `INC-${id}`,
  time: '2026-03-12T08:00:00Z',
  data: { customer: 'boreal', priority: 'P1' },
  ...more,
});

describe('posted events', () => {
  it('are new once, the same when sent again, and different under a known id', async () => {
    const first = await server.postJson('/api/v1/events', opened('a'));
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ items: [{ id: 'a', source: 'helpdesk', result: 'new', errors: [] }] });
    const again = await server.postJson('/api/v1/events', opened('a'));
    expect(await again.json()).toMatchObject({ items: [{ result: 'same' }] });
    const other = await server.postJson('/api/v1/events', opened('a', { data: { customer: 'austral' } }));
    expect(await other.json()).toMatchObject({
      items: [{ result: 'different', errors: [], warnings: [{ pointer: '/id', code: 'LW412' }] }],
    });
    const kept = await server.ask('/api/v1/events/helpdesk/a');
    expect(await kept.json()).toMatchObject({
      event: { data: { customer: 'boreal' } },
      stream: 'ticket:INC-a',
      author: 't-owner',
      recordedAt: '2026-03-12T12:00:00Z',
    });
  });

  it('that were taken back are shown as they were, with what took them back and why', async () => {
    await server.postJson('/api/v1/events', [opened('r1'), opened('r2')]);
    const back = {
      ...opened('r3', { type: 'event.retracted', subject: '', data: { of: 'r1', reason: 'wrong ticket' } }),
      time: '2026-03-12T09:00:00Z',
    };
    await server.postJson('/api/v1/events', back);
    const takenBack = { source: 'helpdesk', id: 'r3', author: 't-owner', reason: 'wrong ticket' };
    expect(await (await server.ask('/api/v1/events/helpdesk/r1')).json()).toMatchObject({
      event: { id: 'r1', type: 'ticket.opened' },
      retracted: { ...takenBack, recordedAt: '2026-03-12T12:00:00Z' },
    });
    expect(await (await server.ask('/api/v1/events/helpdesk/r2')).json()).toMatchObject({ retracted: null });
    expect(await (await server.ask('/api/v1/tickets/INC-r1/events')).json()).toMatchObject({
      items: [{ event: { id: 'r1' }, retracted: takenBack }],
    });
  });

  it('of a type that Leeway does not know are kept, and whoever posted them is told what was probably meant', async () => {
    const misspelt = await server.postJson('/api/v1/events', [
      opened('w1'),
      opened('w2', { type: 'ticket.openned', subject: 'INC-w1' }),
    ]);
    expect(misspelt.status).toBe(200);
    expect(await misspelt.json()).toMatchObject({
      items: [
        { result: 'new', warnings: [] },
        {
          result: 'new',
          errors: [],
          warnings: [{ pointer: '/1/type', code: 'LW411', help: 'did you mean “ticket.opened”?' }],
        },
      ],
    });
  });

  it('a bad one does not sink its neighbours', async () => {
    const text = `[${JSON.stringify(opened('b1'))},{"id":"b2"},{"id":"b3","id":"b4"},
      ${JSON.stringify(opened('b5')).replace('"priority"', '"__proto__":{"polluted":true},"priority"')},
      ${JSON.stringify(opened('b6')).replace('P1', 'P\\u0000')},${JSON.stringify(opened('b7'))}]`;
    const answer = await server.ask('/api/v1/events', {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/cloudevents-batch+json', 'accept-language': 'fr' },
    });
    expect(answer.status).toBe(207);
    const { items, counts } = (await answer.json()) as {
      items: { result: string; errors: { pointer: string }[] }[];
      counts: object;
    };
    expect(items.map(({ result }) => result)).toEqual(['new', 'refused', 'refused', 'refused', 'refused', 'new']);
    expect(counts).toEqual({ new: 2, same: 0, different: 0, refused: 4 });
    expect(items[2]?.errors).toMatchObject([
      { pointer: '/2/id', code: 'duplicateKey', message: 'Cette clé est donnée deux fois.' },
    ]);
    expect(items[3]?.errors).toMatchObject([{ pointer: '/3/data/__proto__', code: 'forbiddenKey' }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('one bad event alone is refused with everything that is wrong', async () => {
    const answer = await server.postJson('/api/v1/events', { id: 7 });
    expect(answer.status).toBe(422);
    const { items } = (await answer.json()) as { items: { result: string; errors: { pointer: string }[] }[] };
    expect(items[0]?.result).toBe('refused');
    expect(items[0]?.errors.length).toBeGreaterThan(1);
  });

  it.each([
    ['application/cloudevents+json', opened('c1'), 200],
    ['application/cloudevents+json; charset=UTF-8', opened('c2'), 200],
    ['application/cloudevents-batch+json', [opened('c3')], 200],
    ['application/cloudevents-batch+json', opened('c4'), 400],
    ['application/cloudevents+json', [opened('c5')], 400],
    ['text/plain', opened('c6'), 415],
    ['application/json; charset=latin1', opened('c7'), 415],
    ['application/x-www-form-urlencoded', opened('c8'), 415],
  ])('come as %s', async (type, body, status) => {
    const answer = await server.postJson('/api/v1/events', body, { headers: { 'content-type': type } });
    expect(answer.status).toBe(status);
  });

  it('more than a thousand at once are refused, and none is kept', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => opened(`d${index}`));
    const answer = await server.postJson('/api/v1/events', many);
    expect(answer.status).toBe(413);
    expect((await server.ask('/api/v1/events/helpdesk/d0')).status).toBe(404);
  });

  it('are read page by page, each once, in the order of their receipt', async () => {
    const fresh = await serve();
    for (const id of ['e3', 'e1', 'e2']) {
      fresh.clock.at += 1_000;
      await fresh.postJson('/api/v1/events', opened(id));
    }
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const answer = await fresh.ask(`/api/v1/events?limit=1${cursor}`);
      const page = (await answer.json()) as { items: { event: { id: string } }[]; next: string | null };
      seen.push(...page.items.map(({ event }) => event.id));
      next = page.next;
    }
    expect(seen).toEqual(['e3', 'e1', 'e2']);
    await fresh.close();
  });

  it('received earlier and kept later stand before who read on: only the changes tell of them', async () => {
    const changes = await server.ask('/api/v1/changes');
    const heard = (changes.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    const list = async (query: string) =>
      (await (await server.ask(`/api/v1/events?source=late&limit=1${query}`)).json()) as {
        readonly items: readonly { readonly event: { readonly id: string } }[];
        readonly next: string | null;
      };
    const received = server.clock.at;
    for (const id of ['f1', 'f2']) await server.postJson('/api/v1/events', opened(id, { source: 'late' }));
    const { next } = await list('');
    server.clock.at = received - 1;
    await server.postJson('/api/v1/events', opened('f0', { source: 'late' }));
    server.clock.at = received;
    expect((await list(`&cursor=${next}`)).items.map(({ event }) => event.id)).toEqual(['f2']);
    expect((await list('')).items.map(({ event }) => event.id)).toEqual(['f0']);
    let told = '';
    while (!told.includes('INC-f0')) told += (await heard.read()).value ?? '';
    await heard.cancel();
  });

  it('an id with a slash, a percent sign or a backslash is found by ~1, ~2, ~3', async () => {
    await server.postJson('/api/v1/events', opened('f/1~x%2F\\', { source: 'https://desk.example/api' }));
    const found = await server.ask('/api/v1/events/https:~1~1desk.example~1api/f~11~0x~22F~3');
    expect(await found.json()).toMatchObject({ event: { id: 'f/1~x%2F\\' } });
  });
});
