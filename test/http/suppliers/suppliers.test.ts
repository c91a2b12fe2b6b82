import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, type House, openHouse } from '../support/house.ts';

interface Period {
  readonly period: { readonly from: string };
  readonly state: string;
  readonly reached: string | null;
  readonly breached: number | null;
  readonly downtimeSeconds: number | null;
}
interface Delivered {
  readonly promises: readonly {
    readonly target: string;
    readonly service: string | null;
    readonly periods: readonly Period[];
  }[];
}
interface Claims {
  readonly items: readonly {
    readonly agreement: string;
    readonly remedy: string;
    readonly month: string;
    readonly state: string;
    readonly amount: { readonly amount: string; readonly currency: string } | null;
    readonly formula: string | null;
    readonly lastDay: string | null;
    readonly daysLeft: number | null;
    readonly claimed: { readonly source: string; readonly id: string; readonly reference: string } | null;
  }[];
}

let count = 0;
const event = (type: string, subject: string, time: string, data: object = {}) => {
  count += 1;
  return { specversion: '1.0', source: 'desk', id: `e${count}`, type, subject, time, recordedat: time, data };
};
const ticket = (subject: string, opened: string, resolved: string) => [
  event('ticket.opened', subject, opened, { customer: 'garance', service: 'internet', priority: 'P1' }),
  event('ticket.restored', subject, resolved),
  event('ticket.resolved', subject, resolved),
];

const NOW = '2026-07-10T08:00:00Z';
const LIGNE = encodeURIComponent('Ligne Nord (exemple)');
let house: House;
let salle = '';
beforeAll(async () => {
  house = await openHouse(NOW);
  for (const name of ['clinique-garance', 'ligne-nord', 'salle-blanche'])
    await house.publish(example(`three-suppliers/${name}.yaml`));
  const { items } = await house.json<{ items: { supplier: string; agreements: { agreement: string }[] }[] }>(
    '/suppliers',
  );
  salle = encodeURIComponent(
    items.find(({ agreements }) => agreements[0]?.agreement === 'salle-blanche')?.supplier ?? '',
  );
  await house.post([
    // Two late in the second quarter, where one is allowed: Mondays to Fridays, 9 to 18 in Paris, four hours.
    ...ticket('I1', '2026-05-12T08:00:00Z', '2026-05-12T14:00:00Z'),
    ...ticket('I2', '2026-05-13T08:00:00Z', '2026-05-13T15:00:00Z'),
    ...ticket('I3', '2026-02-10T08:00:00Z', '2026-02-10T09:00:00Z'),
    // Servers: three hours down in May, of which something is known since April.
    event('outage.started', 'records', '2026-04-02T08:00:00Z'),
    event('outage.ended', 'records', '2026-04-02T08:10:00Z'),
    event('outage.started', 'records', '2026-05-20T08:00:00Z'),
    event('outage.ended', 'records', '2026-05-20T11:00:00Z'),
  ]);
}, 120_000);
afterAll(() => house.end());

describe('what a supplier promised, and what we got', () => {
  it('lists who promises us something, with contacts and services', async () => {
    const { items } = await house.json<{ items: { name: string; agreements: { services: object[] }[] }[] }>(
      '/suppliers',
    );
    expect(items.map(({ name }) => name)).toContain('Ligne Nord (exemple)');
    expect(items.find(({ name }) => name.startsWith('Ligne'))?.agreements[0]?.services).toEqual([
      { service: 'internet', title: 'Access link' },
    ]);
  });

  it('tells kept and missed by quarter, and nothing where nothing happened', async () => {
    const { promises } = await house.json<Delivered>(`/suppliers/${LIGNE}`);
    const [restoration] = promises;
    expect(
      restoration?.periods.map(({ period, state, reached, breached }) => [period.from, state, reached, breached]),
    ).toEqual([
      ['2026-06-30T22:00:00Z', 'unknown', null, 0],
      ['2026-03-31T22:00:00Z', 'breached', '0.0000%', 2],
      ['2025-12-31T23:00:00Z', 'met', '100.0000%', 0],
    ]);
  });

  it('never takes a month of which nothing is known for one in which all was up', async () => {
    const { promises } = await house.json<Delivered>(`/suppliers/${salle}`);
    const [servers] = promises;
    expect(servers?.periods.map(({ period, state, downtimeSeconds }) => [period.from, state, downtimeSeconds])).toEqual(
      [
        ['2026-06-30T22:00:00Z', 'open', 0],
        ['2026-05-31T22:00:00Z', 'met', 0],
        ['2026-04-30T22:00:00Z', 'breached', 10_800],
        ['2026-03-31T22:00:00Z', 'met', 600],
        ['2026-02-28T23:00:00Z', 'unknown', null],
        ['2026-01-31T23:00:00Z', 'unknown', null],
        ['2025-12-31T23:00:00Z', 'unknown', null],
      ],
    );
  });

  it('knows nobody who is none, and tells nobody who has no business with it', async () => {
    const statusOf = async (path: string, as = 'owner') => (await house.ask(`/api/v1${path}`, { as })).status;
    expect(await statusOf('/suppliers/nobody')).toBe(404);
    expect(await statusOf('/suppliers/nobody/claims')).toBe(404);
    expect(await statusOf('/suppliers', 'technician')).toBe(403);
    expect(await statusOf('/suppliers', 'customer-boreal')).toBe(403);
    expect(await statusOf(`/suppliers/${LIGNE}`, 'customer-boreal')).toBe(403);
    expect(await statusOf('/suppliers', 'approver')).toBe(200);
  });
});

describe('what can be claimed of a supplier', () => {
  const claimsOf = (supplier: string) => house.json<Claims>(`/suppliers/${supplier}/claims`);

  it('is told with its amount, its last day, and the days left until then', async () => {
    const told = async (supplier: string) =>
      (await claimsOf(supplier)).items.map(({ remedy, month, state, amount, formula, lastDay, daysLeft }) =>
        [remedy, month, state, amount?.amount ?? null, formula, lastDay, daysLeft].join(' | '),
      );
    // Two late at 50 EUR, of which a month's charges (95 EUR) are the most; to be claimed within two months.
    expect(await told(LIGNE)).toEqual(['late | 2026-06 | claimable | 95.00 | €50.00 a breach | 2026-08-30 | 51']);
    // Within fifteen days: nobody claimed it.
    expect(await told(salle)).toEqual([
      'credit | 2026-05 | lapsed | 40.00 | below 99.95%: 10% · below 99%: 25% | 2026-06-15 | ',
    ]);
  });

  it('is claimed as a decision, once, and taken back by a correction', async () => {
    const body = { agreement: 'ligne-nord', remedy: 'late', month: '2026-06', reference: 'LN-4711' };
    const noted = await house.postJson(`/api/v1/suppliers/${LIGNE}/claims`, body);
    expect(noted.status).toBe(201);
    const { items } = await claimsOf(LIGNE);
    expect(items[0]?.state).toBe('claimed');
    expect(items[0]?.claimed?.reference).toBe('LN-4711');
    expect((await house.postJson(`/api/v1/suppliers/${LIGNE}/claims`, body)).status).toBe(409);
    const { source, id } = items[0]?.claimed ?? { source: '', id: '' };
    const undone = await house.postJson('/api/v1/corrections', {
      source,
      id,
      reason: 'sent to another',
      corrected: null,
    });
    expect(undone.status).toBe(201);
    const after = (await claimsOf(LIGNE)).items[0];
    expect([after?.state, after?.claimed]).toEqual(['claimable', null]);
  });

  it('is refused with the field and the way out', async () => {
    const errorOf = async (body: object) => {
      const answer = await house.postJson(`/api/v1/suppliers/${LIGNE}/claims`, {
        agreement: 'ligne-nord',
        remedy: 'late',
        month: '2026-05',
        ...body,
      });
      const { errors } = (await answer.json()) as { errors: { pointer: string; help: string }[] };
      return [answer.status, errors[0]?.pointer, errors[0]?.help];
    };
    expect(await errorOf({ remedy: 'x' })).toEqual([422, '/remedy', 'Known: late.']);
    expect(await errorOf({ agreement: 'salle-blanche' })).toEqual([422, '/agreement', 'Known: ligne-nord.']);
    expect(await errorOf({ month: 'May' })).toEqual([422, '/month', 'Write it as 2026-03.']);
    expect(await errorOf({ claimedAt: '2027-07-01T00:00:00Z' })).toEqual([
      422,
      '/claimedAt',
      'Note it once it is made.',
    ]);
  });
});

describe('the catalogue of published service levels', () => {
  it('gives of each entry an agreement that can be published as it stands', async () => {
    const { items } = await house.json<{ items: { entry: string }[] }>('/catalogue');
    expect(items.length).toBeGreaterThan(10);
    for (const { entry } of items) {
      const { text } = await house.json<{ text: string }>(`/catalogue/${encodeURIComponent(entry)}`);
      await house.publish(text);
    }
    expect((await house.ask('/api/v1/catalogue/nothing')).status).toBe(404);
    expect((await house.ask('/api/v1/catalogue', { as: 'customer-boreal' })).status).toBe(403);
  });
});
