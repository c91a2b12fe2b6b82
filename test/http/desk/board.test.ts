import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOON, type Served } from '../support/server.ts';
import { asking, event, house } from './house.ts';

// What Today shows: names for ids, mine, the hours ahead.

const MAPPING = [
  'mapping: 1',
  'events:',
  '  - type: ticket.opened',
  '    subject: ticket',
  '    data: { customer: customer }',
].join('\n');

let server: Served;
const ask = asking(() => server);
const person = (id: string, name: string) => ({
  ...({ id, role: 'technician', approves: [], customer: null, disabled: false, language: null } as const),
  ...{ name, email: null, emailKey: null, createdAt: NOON, createdBy: null },
});

beforeAll(async () => {
  server = await house();
  await server.store.transact(async (tx) => {
    await tx.putCustomer({ id: 'boreal', name: 'Boréal SAS', changedAt: NOON, changedBy: null });
    await tx.addPerson(person('p-owner', 'Ada'));
    await tx.setExternalIds('p-owner', [{ source: 'glpi', id: 'u-7' }]);
  });
  const glpi = { title: 'GLPI', mapping: MAPPING, ticketUrl: 'https://glpi.example/t/{ticket}?tab=1' };
  expect((await ask('PUT', '/sources/glpi', glpi)).body).toMatchObject({ ticketUrl: glpi.ticketUrl });
  const opened = (subject: string, customer: string, time: string, source?: string) =>
    event('opened', subject, time, { customer, priority: 'P1', service: 'helpdesk' }, source);
  const { body } = await ask('POST', '/events', [
    opened('INC/1', 'boreal', '2026-03-12T08:00:00Z'),
    event('assigned', 'INC/1', '2026-03-12T08:01:00Z', { to: 'u-7' }),
    opened('INC-2', 'austral', '2026-03-11T12:30:00Z'),
    opened('INC-3', 'austral', '2026-03-12T08:00:00Z', 'zammad'),
    event('assigned', 'INC-3', '2026-03-12T08:01:00Z', { to: 'u-7' }, 'zammad'),
    opened('INC-4', 'boreal', '2026-03-12T09:00:00Z'),
    event('paused', 'INC-4', '2026-03-12T09:30:00Z', { reason: 'waitingCustomer', by: 'u-7' }),
  ]);
  expect(body).toMatchObject({ counts: { new: 7 } });
});
afterAll(async () => {
  expect(server.defects).toEqual([]);
  await server.close();
});

interface Item {
  readonly ticket: string;
}
const listed = async (path: string, as?: string) =>
  ((await ask('GET', path, undefined, as)).body as { readonly items: readonly Item[] }).items;

describe('the board', () => {
  it('calls everything by its name, in the language of who asks, and says where the ticket is', async () => {
    const [first] = (await listed('/board?mine=true')) as readonly Item[];
    expect(first).toMatchObject({
      ticket: 'INC/1',
      customerName: 'Boréal SAS',
      agreementTitle: 'Help desk — Boréal',
      targetLabel: 'resolved',
      priorityLabel: 'Critical',
      serviceLabel: 'Help desk',
      assignee: 'u-7',
      assigneeName: 'Ada',
      // A slash in an id is part of the id, not of the address.
      helpdeskUrl: 'https://glpi.example/t/INC%2F1?tab=1',
    });
    const { body } = await ask('GET', '/board?mine=true', undefined, 'owner', 'fr');
    expect(body).toMatchObject({ items: [{ priorityLabel: 'Critique', serviceLabel: 'Assistance' }] });
  });

  it('shows as mine what my helpdesk assigned to me, not what another gave to somebody it calls alike', async () => {
    expect((await listed('/board?assignee=u-7')).map(({ ticket }) => ticket).sort()).toEqual(['INC-3', 'INC/1']);
    expect((await listed('/board?mine=true')).map(({ ticket }) => ticket)).toEqual(['INC/1']);
    expect((await listed('/board?mine=true&customer=austral')).map(({ ticket }) => ticket)).toEqual([]);
    expect((await ask('GET', '/board/counts?mine=true')).body).toEqual({ open: 1 });
    // The technician has no helpdesk of hers.
    expect(await listed('/board?mine=true', 'technician')).toEqual([]);
  });

  it('tells a customer neither who of us works on its tickets nor where our helpdesk is', async () => {
    const items = await listed('/board', 'customer-boreal');
    expect(items.map(({ ticket }) => ticket).sort()).toEqual(['INC-4', 'INC/1']);
    for (const item of items) expect(item).toMatchObject({ assigneeName: null, helpdeskUrl: null });
    expect(items[0]).toMatchObject({ customerName: 'Boréal SAS', priorityLabel: 'Critical' });
  });

  it('is divided by customer, with what is due within the hour', async () => {
    // INC-2 ran out of its eight hours 13:30 to 18:00 and 9:00 to 12:00 and 13:00 to 13:30: at 12:30 UTC.
    expect((await ask('GET', '/board/groups?by=customer')).body).toEqual({
      asOf: '2026-03-12T12:00:00Z',
      clocks: 4,
      dueWithinHour: 1,
      verdicts: { atRisk: 1, open: 3 },
      groups: [
        { key: 'austral', label: 'Boréal', clocks: 2, dueWithinHour: 1, verdicts: { atRisk: 1, open: 1 } },
        { key: 'boreal', label: 'Boréal SAS', clocks: 2, dueWithinHour: 0, verdicts: { open: 2 } },
      ],
      more: 0,
    });
    expect((await ask('GET', '/board/groups?by=customer&limit=1')).body).toMatchObject({ groups: [{}], more: 1 });
    expect((await ask('GET', '/board/groups?state=paused')).body).toMatchObject({ clocks: 1, groups: [] });
    expect((await ask('GET', '/board/groups?by=customer', undefined, 'customer-boreal')).body).toMatchObject({
      clocks: 2,
      groups: [{ key: 'boreal' }],
    });
    expect((await ask('GET', '/board/groups?by=mood')).status).toBe(400);
  });
});

describe('what lies ahead', () => {
  it('is told hour by hour with when service ends, paused clocks apart', async () => {
    interface Told {
      readonly hours: readonly { readonly from: string; readonly due: number }[];
    }
    const { body } = await ask('GET', '/forecast?hours=48');
    expect(body).toMatchObject({
      asOf: '2026-03-12T12:00:00Z',
      until: '2026-03-14T12:00:00Z',
      due: 3,
      paused: 1,
      closings: [
        {
          at: '2026-03-12T17:00:00Z',
          timeZone: 'Europe/Paris',
          localTime: '18:00',
          opensAgainAt: '2026-03-13T08:00:00Z',
        },
        { at: '2026-03-13T11:00:00Z', localTime: '12:00', opensAgainAt: '2026-03-13T12:00:00Z' },
        // A Friday: service begins again on Monday.
        { at: '2026-03-13T17:00:00Z', localTime: '18:00', opensAgainAt: '2026-03-16T08:00:00Z', agreementCount: 2 },
      ],
    });
    const { hours } = body as Told;
    expect(hours).toHaveLength(48);
    // INC/1 and INC-3 have run 9:00 to 12:00 in Paris: five hours are left from 13:00 on, to the end of service.
    expect(hours.filter(({ due }) => due > 0)).toEqual([
      { from: '2026-03-12T12:00:00Z', to: '2026-03-12T13:00:00Z', due: 1, atRisk: 1 },
      { from: '2026-03-12T17:00:00Z', to: '2026-03-12T18:00:00Z', due: 2, atRisk: 0 },
    ]);
  });

  it('is a customer’s own for a customer, and within bounds', async () => {
    const { body } = await ask('GET', '/forecast', undefined, 'customer-boreal');
    expect(body).toMatchObject({ due: 1, paused: 1, closings: [{ agreements: ['boreal'] }, { agreementCount: 1 }] });
    expect((await ask('GET', '/forecast?hours=169')).status).toBe(400);
    expect((await ask('GET', '/forecast?hours=0')).status).toBe(400);
  });
});

describe('the address of a source’s tickets', () => {
  it.each([
    'javascript:alert({ticket})',
    'ftp://glpi.example/{ticket}',
    'https://{ticket}.example/',
    'https://ada:secret@glpi.example/{ticket}',
    'https://glpi.example/t/',
    'https://glpi.example/{ticket} "onclick=x',
    '//glpi.example/{ticket}',
  ])('leads over http or https to one place, whatever the ticket: %s does not', async (ticketUrl) => {
    const answer = await ask('PUT', '/sources/other', { title: 'x', mapping: MAPPING, ticketUrl });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/ticketUrl', code: 'badTicketUrl' }] } });
  });
});

describe('a search', () => {
  const found = async (q: string, as?: string) => {
    const { body } = await ask('GET', `/search?q=${encodeURIComponent(q)}`, undefined, as);
    const { groups } = body as { groups: { kind: string; items: { id: string; label: string }[] }[] };
    return Object.fromEntries(groups.map(({ kind, items }) => [kind, items.map(({ id }) => id)]));
  };

  it('finds by name and id, whatever accents and capitals, and by how a ticket’s id begins', async () => {
    expect(await found('BOREAL')).toEqual({ customer: ['austral', 'boreal'], agreement: ['boreal', 'austral'] });
    expect(await found('boréal s')).toEqual({ customer: ['boreal'] });
    expect(await found('inc-')).toEqual({ ticket: ['INC-4', 'INC-3', 'INC-2'] });
    expect(await found('assistance')).toEqual({ agreement: ['austral', 'boreal'], service: ['helpdesk', 'helpdesk'] });
    expect(await found('ada')).toEqual({ person: ['p-owner'] });
  });

  it('takes every character for itself', async () => {
    for (const q of ['%', '_', 'INC_', '*', '.*', '\\', "'", 'inc%']) expect(await found(q), q).toEqual({});
  });

  it('shows each what is theirs to see', async () => {
    expect(await found('inc', 'customer-boreal')).toEqual({ ticket: ['INC-4', 'INC/1'] });
    expect(await found('boreal', 'customer-austral')).toEqual({ customer: ['austral'], agreement: ['austral'] });
    expect(await found('ada', 'technician')).toEqual({});
    expect((await ask('GET', '/search?q=')).status).toBe(400);
    expect((await server.ask('/api/v1/search?q=a', { as: null })).status).toBe(401);
  });
});
