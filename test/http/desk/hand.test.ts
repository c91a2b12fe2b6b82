import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOON, type Served } from '../support/server.ts';
import { asking, event, house } from './house.ts';

// A shop without a helpdesk: what people do is recorded by hand, and counts as if a helpdesk had sent it.

let server: Served;
const ask = asking(() => server);
beforeAll(async () => {
  server = await house();
  const [ada, bob] = ['p-technician', 'p-manager'].map((id, n) => ({
    ...({ id, role: 'technician', approves: [], customer: null, disabled: false, language: null } as const),
    ...{ name: ['Ada', 'Bob'][n] ?? null, email: null, emailKey: null, createdAt: NOON, createdBy: null },
  }));
  await server.store.transact(async (tx) => {
    for (const one of [ada, bob]) if (one !== undefined) await tx.addPerson(one);
  });
});
afterAll(async () => {
  expect(server.defects).toEqual([]);
  await server.close();
});

interface Told {
  readonly event: { readonly source: string; readonly id: string };
  readonly ticket: {
    readonly ticket: string;
    readonly clocks: readonly { readonly receipt: readonly { readonly state: string }[] }[];
  };
}

const opened = async (more: object = {}) => {
  const body = { customer: 'boreal', priority: 'P1', service: 'helpdesk', at: '2026-03-12T08:00:00Z', ...more };
  return await ask('POST', '/tickets', body, 'technician');
};
const record = (ticket: string, body: object, as = 'technician') => ask('POST', `/tickets/${ticket}/records`, body, as);

describe('a ticket opened by hand', () => {
  it('is one like any other, under an id that can be read aloud', async () => {
    const { status, body } = await opened({ title: 'No mail' });
    expect(status).toBe(201);
    const { ticket, event: fact } = body as Told;
    expect(ticket).toMatchObject({
      ticket: expect.stringMatching(/^L-[2-9A-HJKMNP-Z]{8}$/),
      source: 'leeway-desk',
      customer: 'boreal',
      openedAt: '2026-03-12T08:00:00Z',
      clocks: [{ agreement: 'boreal@1', targetLabel: 'resolved', remainingSeconds: 5 * 3600 }],
    });
    const kept = await ask('GET', `/events/${fact.source}/${encodeURIComponent(fact.id)}`);
    expect(kept.body).toMatchObject({ author: 't-technician', event: { data: { title: 'No mail' } } });
  });

  it('is refused for a customer nobody knows, under an id that there is, and before it has come', async () => {
    expect(await opened({ customer: 'nobody' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/customer' }] },
    });
    expect((await opened({ ticket: 'MINE-1' })).status).toBe(201);
    expect((await opened({ ticket: 'MINE-1' })).status).toBe(409);
    const soon = await opened({ at: '2026-03-12T12:00:06Z' });
    expect(soon).toMatchObject({ status: 422, body: { errors: [{ pointer: '/at', code: 'inTheFuture' }] } });
    // A clock that is some seconds fast opens it now.
    expect((await opened({ at: '2026-03-12T12:00:04Z' })).body).toMatchObject({
      ticket: { openedAt: '2026-03-12T12:00:00Z' },
    });
  });

  it('is opened once by one click, however often it arrives', async () => {
    const headers = { 'idempotency-key': 'a click', 'content-type': 'application/json' };
    const body = JSON.stringify({ customer: 'boreal', priority: 'P1' });
    const send = async () => (await server.ask('/api/v1/tickets', { method: 'POST', headers, body })).json();
    expect(await send()).toEqual(await send());
  });
});

describe('what is recorded by hand', () => {
  it('stops, pauses and resumes the clock at its instant, says who paused it and why, and is undone by a correction', async () => {
    const { ticket } = ((await opened()).body as Told).ticket;
    const at = (time: string) => `2026-03-12T${time}:00Z`;
    const paused = await record(ticket, { kind: 'paused', reason: 'waitingCustomer', at: at('09:00') });
    expect(paused.body).toMatchObject({ ticket: { clocks: [{ state: 'paused' }] } });
    const resumed = await record(ticket, { kind: 'resumed', at: at('10:30') });
    expect(resumed.status).toBe(201);
    const resolved = await record(ticket, { kind: 'resolved', at: at('10:45'), note: 'a cable' });
    expect(resolved.body).toMatchObject({
      ticket: {
        endedAt: at('10:45'),
        clocks: [
          {
            verdict: 'met',
            elapsedSeconds: 75 * 60,
            receipt: [
              { from: at('08:00'), to: at('09:00'), state: 'running', reason: null, by: null },
              {
                from: at('09:00'),
                to: at('10:30'),
                state: 'paused',
                reason: 'waitingCustomer',
                by: 'p-technician',
                byName: 'Ada',
                because: 'Paused: waiting for the customer, by Ada (rules.pauseOn)',
              },
              { from: at('10:30'), to: at('10:45'), state: 'running' },
            ],
          },
        ],
      },
    });
    const { source, id } = (resolved.body as Told).event;
    const undone = { source, id, reason: 'the wrong ticket', corrected: null };
    expect((await ask('POST', '/corrections', undone, 'technician')).status).toBe(201);
    const { body } = await ask('GET', `/tickets/${ticket}?receipts=true`);
    expect(body).toMatchObject({
      endedAt: null,
      clocks: [{ verdict: 'open' }],
      corrections: [
        {
          original: { type: 'ticket.resolved', source, id, time: at('10:45'), data: { note: 'a cable' } },
          corrected: null,
          reason: 'the wrong ticket',
          by: 't-technician',
        },
      ],
    });
  });

  it('says who acknowledged it first, and when', async () => {
    const { ticket } = ((await opened()).body as Told).ticket;
    const at = (time: string) => `2026-03-12T${time}:00Z`;
    expect((await ask('GET', `/tickets/${ticket}`)).body).toMatchObject({ acknowledgement: null });
    await record(ticket, { kind: 'acknowledged', at: at('08:20') });
    const second = await record(ticket, { kind: 'acknowledged', at: at('08:40') }, 'manager');
    const facts = (await ask('GET', `/tickets/${ticket}/events`)).body as { readonly items: readonly unknown[] };
    const people = facts.items.map((one) => (one as { readonly people: object }).people);
    expect(people).toEqual(expect.arrayContaining([{ 'p-technician': 'Ada' }, { 'p-manager': 'Bob' }]));
    const forCustomer = await ask('GET', `/tickets/${ticket}/events`, undefined, 'customer-boreal');
    expect(JSON.stringify(forCustomer.body)).not.toMatch(/Ada|Bob/);
    const byAda = { at: at('08:20'), by: 'p-technician', byName: 'Ada' };
    expect(second.body).toMatchObject({ ticket: { acknowledgement: byAda } });
    await record(ticket, { kind: 'resolved', at: at('09:00') });
    await record(ticket, { kind: 'reopened', at: at('09:30') });
    expect((await ask('GET', `/tickets/${ticket}`)).body).toMatchObject({ acknowledgement: null });
    const third = await record(ticket, { kind: 'acknowledged', at: at('09:40') }, 'manager');
    expect(third.body).toMatchObject({ ticket: { acknowledgement: { at: at('09:40'), byName: 'Bob' } } });
    const asCustomer = await ask('GET', `/tickets/${ticket}`, undefined, 'customer-boreal');
    expect(asCustomer.body).toMatchObject({ acknowledgement: { at: at('09:40'), byName: null } });
  });

  it('tells a pause that its agreement does not honour too, until it ends', async () => {
    const { ticket } = ((await opened()).body as Told).ticket;
    const at = (time: string) => `2026-03-12T${time}:00Z`;
    const paused = await record(ticket, { kind: 'paused', reason: 'lunch', at: at('09:00') });
    const noted = { at: at('09:00'), reason: 'lunch', by: 'p-technician', byName: 'Ada' };
    expect(paused.body).toMatchObject({ ticket: { pause: noted, clocks: [{ state: 'running' }] } });
    const again = await record(ticket, { kind: 'paused', reason: 'waitingCustomer', at: at('09:10') }, 'manager');
    expect(again.body).toMatchObject({
      ticket: { pause: { at: at('09:10'), reason: 'waitingCustomer', byName: 'Bob' }, clocks: [{ state: 'paused' }] },
    });
    for (const kind of ['resumed', 'resolved'] as const) {
      await record(ticket, { kind: 'paused', reason: 'lunch', at: at('09:20') });
      expect((await record(ticket, { kind, at: at('09:30') })).body).toMatchObject({ ticket: { pause: null } });
    }
  });

  it('says to a customer that it was paused and why, not who of us did it, nor what was corrected', async () => {
    const { ticket } = ((await opened()).body as Told).ticket;
    await record(ticket, { kind: 'paused', reason: 'waitingCustomer', at: '2026-03-12T09:00:00Z' });
    await ask('POST', '/excusals', { ticket, target: 'p1-resolution', reason: 'r', evidence: null }, 'manager');
    const { body } = await ask('GET', `/tickets/${ticket}?receipts=true`, undefined, 'customer-boreal');
    expect(JSON.stringify(body)).not.toMatch(/Ada|Bob/);
    expect(body).toMatchObject({ decisions: [], corrections: [], assigneeName: null });
  });

  it('assigns to whoever records, to a person, or to whom the helpdesk means', async () => {
    const { ticket } = ((await opened()).body as Told).ticket;
    expect((await record(ticket, { kind: 'assigned', to: 'me', team: 'lille' })).body).toMatchObject({
      ticket: { assignee: 'p-technician', assigneeName: 'Ada' },
    });
    const mine = (await ask('GET', '/board?mine=true', undefined, 'technician')).body as { items: object[] };
    expect(mine.items).toMatchObject([{ ticket, assigneeName: 'Ada' }]);
    expect((await record(ticket, { kind: 'assigned', to: 'u-9' })).body).toMatchObject({
      ticket: { assignee: 'u-9', assigneeName: null },
    });
    const nobody = await record(ticket, { kind: 'assigned', to: `p-${'x'.repeat(22)}` });
    expect(nobody).toMatchObject({ status: 422, body: { errors: [{ code: 'unknownPerson' }] } });
  });

  it('is refused where it can not have been', async () => {
    const { ticket } = ((await opened()).body as Told).ticket;
    const early = await record(ticket, { kind: 'resolved', at: '2026-03-12T07:59:59Z' });
    expect(early).toMatchObject({ status: 422, body: { errors: [{ pointer: '/at', code: 'beforeOpening' }] } });
    const late = await record(ticket, { kind: 'resolved', at: '2026-03-13T08:00:00Z' });
    expect(late).toMatchObject({ status: 422, body: { errors: [{ pointer: '/at', code: 'inTheFuture' }] } });
    expect((await record(ticket, { kind: 'paused' })).status).toBe(422);
    expect((await record(ticket, { kind: 'paused', reason: ' ' })).status).toBe(422);
    expect((await record(ticket, { kind: 'excused' })).status).toBe(422);
    expect((await record(ticket, { kind: 'resolved', reason: 'x' })).status).toBe(422);
    expect((await record('no-such', { kind: 'resolved' })).status).toBe(404);
    expect((await record(ticket, { kind: 'resolved' }, 'approver')).status).toBe(403);
  });

  it('stands beside what the helpdesk sends', async () => {
    const time = '2026-03-12T08:00:00Z';
    await ask('POST', '/events', [event('opened', 'INC-9', time, { customer: 'boreal', priority: 'P1' })]);
    expect((await record('INC-9', { kind: 'resolved' })).body).toMatchObject({
      ticket: { source: 'glpi', endedAt: '2026-03-12T12:00:00Z', clocks: [{ verdict: 'met' }] },
    });
  });
});

describe('a breach', () => {
  it('is excused by a named approver, and who looks at the ticket sees by whom and why', async () => {
    const { ticket } = ((await opened({ at: '2026-03-10T08:00:00Z' })).body as Told).ticket;
    const asked = { ticket, target: 'p1-resolution', reason: 'a power cut', evidence: 'letter of the grid' };
    expect((await ask('POST', '/excusals', asked, 'technician')).status).toBe(403);
    expect((await ask('POST', '/excusals', asked, 'manager')).status).toBe(201);
    expect((await ask('GET', `/tickets/${ticket}`)).body).toMatchObject({
      clocks: [{ verdict: 'excused', excusedBy: 'p-manager', excusedByName: 'Bob', excusedBecause: 'a power cut' }],
      decisions: [
        {
          kind: 'excusal',
          target: 'p1-resolution',
          reason: 'a power cut',
          evidence: 'letter of the grid',
          by: 'p-manager',
          byName: 'Bob',
          takenBackAt: null,
        },
      ],
    });
  });
});
