import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { type Warned, warned } from '../alerts/warned.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';
import { BOREAL, clock, happened } from './agreement.ts';

const stores = storesOfRun();
afterAll(() => stores.drop());

const opened = (ticket: string, time: string, data: object = {}) =>
  happened('opened', ticket, time, { customer: 'boreal', service: 'internet', priority: 'P2', ...data });

/** A morning with an outage, a ladder nobody answers, a rota that changes hands, and everything that ends. */
async function morning(store: Store): Promise<Warned> {
  const system = warned(store, clock('08:00:00'));
  await system.publish(BOREAL);
  await system.goLive('boreal');
  for (const id of ['p-1', 'p-2', 'p-3']) await system.person(id, { role: 'technician' });
  await system.person('p-boss', {}, 'u-9');
  await system.endpoint('e-1');
  const shift = (person: string, from: string, to: string) => ({ person, rank: 1, from: clock(from), to: clock(to) });
  await system.rota('day', [shift('p-1', '06:00:00', '10:30:00'), shift('p-2', '10:30:00', '20:00:00')]);
  await system.rules(
    {
      id: 'breach',
      when: { kinds: ['breach'] },
      to: ['rota:day', 'endpoint:e-1'],
      ladder: [{ after: '20m', to: ['role:manager'] }],
    },
    {
      id: 'ahead',
      when: { kinds: ['threshold'] },
      to: ['assignee', 'person:p-3'],
      quiet: { from: '08:00', to: '11:00' },
    },
    { id: 'rest', to: ['role:manager'], digest: '6h' },
  );
  await system.post(happened('outage.started', 'internet', '08:50'));
  await system.post(...Array.from({ length: 30 }, (_, index) => opened(`O-${index}`, '09:00')));
  await system.post(opened('T', '09:45', { service: 'web' }), happened('assigned', 'T', '09:46', { to: 'u-9' }));
  await system.until(clock('10:10:00'));
  await system.post(happened('outage.ended', 'internet', '10:10'));
  await system.post(
    ...Array.from({ length: 30 }, (_, index) =>
      happened('replied', `O-${index}`, '10:10', { public: true, by: 'agent' }),
    ),
  );
  await system.until(clock('12:30:00'));
  return system;
}

/** Who was told what and when, in words that no store chooses. */
async function toldIn(system: Warned): Promise<readonly string[]> {
  const lines = await Promise.all(
    (await system.messages()).map(async ({ id, recipient, channel, about, bundle, sendAt, step, state }) => {
      const keys = (await system.store.alertsOfMessage(id)).toSorted();
      return `${sendAt} ${recipient} ${channel} ${about} ${bundle} ${step} ${state} ${keys.join(' ')}`;
    }),
  );
  return lines.toSorted();
}

describe('who is warned', () => {
  it('is the same in PostgreSQL as in memory, with the same alerts decided and ended', async () => {
    const inMemory = await morning(openMemoryStore());
    const store = await stores.open();
    const inPostgres = await morning(store);
    const alertsOf = async (system: Warned) => (await system.alerts()).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(await alertsOf(inPostgres)).toEqual(await alertsOf(inMemory));
    const told = await toldIn(inPostgres);
    expect(told).toEqual(await toldIn(inMemory));
    expect(told.filter((line) => line.includes('breach outage:internet'))).toHaveLength(3);
    expect(told.length).toBeGreaterThan(8);
    await store.close();
  });
});
