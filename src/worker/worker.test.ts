import { afterEach, describe, expect, it } from 'vitest';
import { houseIn } from '../../test/alerts/house.ts';
import { BOREAL, clock, happened } from '../../test/live/agreement.ts';
import { living } from '../../test/live/living.ts';
import { openRules } from '../app/duty/index.ts';
import { openRosters } from '../app/live/index.ts';
import { type Store, Unavailable } from '../app/ports/index.ts';
import { openMemoryStore } from '../store/memory/index.ts';
import { type Loop, openHeartbeat, openWorker } from './index.ts';

const loops: Loop[] = [];
afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.stop();
});

/** Workers on a store beside a living system; its clock runs from `begin` on. */
async function atWork(begin: number, workers: number, change: (store: Store) => Store = (store) => store) {
  const store = openMemoryStore();
  const system = living(store, begin);
  await system.publish(JSON.stringify(BOREAL));
  const started = performance.now();
  const now = () => Math.floor(begin + performance.now() - started);
  const house = houseIn(store, now);
  await house.goLive('boreal');
  await house.person('p-1');
  await house.rules({ id: 'all', to: ['person:p-1'] });
  const defects: unknown[] = [];
  const onDefect = (error: unknown) => void defects.push(error);
  const opened = change(store);
  for (let number = 0; number < workers; number += 1)
    loops.push(openWorker({ store: opened, now, rosters: openRosters(), rules: openRules('UTC'), onDefect }));
  return { store, system, defects, now };
}

/** Asks until it is so; a test that waits in vain fails by its time limit. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const opened = happened('opened', 'T', '09:00', { customer: 'boreal' });
const breaches = (store: Store) => store.alerts({ kind: ['breach'] }, null, 10);

describe('the worker', () => {
  it('decides, dispatches and ends an alert when its time has come, once beside others that do the same', async () => {
    const { store, system, defects } = await atWork(clock('09:59:59.800'), 3);
    await system.post([opened]);
    await until(async () => (await breaches(store))[0]?.standing === 'told');
    expect(await store.messages({}, null, 10)).toHaveLength(2);
    system.at(clock('10:00:02'));
    await system.post([happened('replied', 'T', '10:00', { public: true, by: 'agent' })]);
    await until(async () => (await breaches(store))[0]?.endedAt !== null);
    expect(await breaches(store)).toHaveLength(1);
    expect(defects).toEqual([]);
  });

  it('plans what agreements call for, and again when they change', async () => {
    const { store, system } = await atWork(clock('09:00:00'), 1);
    await until(async () => (await store.agendaEntry('dates:boreal-or')) !== null);
    const calendars = { always: { timeZone: 'UTC', hours: { 'mon-fri': ['09:00-18:00'] } } };
    await system.publish(JSON.stringify({ ...BOREAL, version: 2, calendars }));
    await until(async () => (await store.agendaEntry('closing:boreal-or:always'))?.dueAt === clock('17:00:00'));
  });

  it('tells of a look that fails, puts it off, and looks at the others', async () => {
    const { store, defects } = await atWork(clock('09:00:00'), 1);
    await store.transact(async (tx) => {
      await tx.plan({ name: 'closing:x:y', dueAt: clock('08:00:00'), note: '{' });
      await tx.plan({ name: 'end:nothing', dueAt: clock('08:30:00'), note: 'nothing' });
    });
    await until(async () => (await store.agendaEntry('end:nothing')) === null);
    expect(defects).toHaveLength(1);
    expect((await store.agendaEntry('closing:x:y'))?.dueAt).toBeGreaterThan(clock('09:00:59'));
  });

  it('waits for a store that is away, and goes on', async () => {
    let away = 4;
    const { store, system, defects } = await atWork(clock('10:00:01'), 1, (whole) => ({
      ...whole,
      transact: async (work) => {
        away -= 1;
        if (away >= 0) throw new Unavailable('away');
        return await whole.transact(work);
      },
    }));
    await system.post([opened]);
    await until(async () => (await breaches(store))[0]?.standing === 'told');
    expect(defects).toEqual([]);
  });
});

describe('the heartbeat', () => {
  it('goes out as long as nothing is late, and is silent when warnings wait', async () => {
    const store = openMemoryStore();
    let pings = 0;
    const told: unknown[] = [];
    let now = clock('09:00:00');
    const beat = () => {
      const ping = async () => {
        pings += 1;
      };
      loops.push(
        openHeartbeat(
          store,
          () => now,
          ping,
          (why) => told.push(why),
        ),
      );
    };
    beat();
    await until(async () => pings === 1);
    await store.transact((tx) => tx.plan({ name: 'end:x', dueAt: now, note: 'x' }));
    now += 61_000;
    beat();
    await until(async () => told.length === 1);
    expect([pings, String(told[0])]).toEqual([1, 'Error: no heartbeat: warnings are 61 s late']);
  });
});
