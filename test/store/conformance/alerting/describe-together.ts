import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store, Tx } from '../../../../src/app/ports/index.ts';
import { openDatabase, openPostgresStore } from '../../../../src/store/postgres/index.ts';
import { emptiedDatabase } from '../../../support/postgres/emptied-database.ts';
import type { FreshStores } from '../../../support/postgres/fresh-stores.ts';
import { AT, alertOf, decided, leased, MINUTE, messageOf, payloadOf, sourceOf, told, tried } from './rows.ts';

type Twice = () => Promise<readonly [Store, Store]>;

/** What holds of alerting when several programs share one database. */
export function describeAlertingTogether(name: string, stores: () => FreshStores): void {
  const opened: Store[] = [];
  const empty = emptiedDatabase(stores);
  const twice: Twice = async () => {
    const config = await empty();
    const two = [openPostgresStore(openDatabase(config)), openPostgresStore(openDatabase(config))] as const;
    opened.push(...two);
    return two;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  describe(`several programs that warn people from one ${name}`, () => {
    decideTogether(twice);
    dispatchTogether(twice);
    gatherTogether(twice);
    joinTogether(twice);
    deliverTogether(twice);
    waitTogether(twice);
    listenTogether(twice, stores);
  });
}

/** A transaction that has done its work and stays open until it is told to end. */
async function heldOpen<T>(store: Store, work: (tx: Tx) => Promise<T>) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let done: Promise<void> = Promise.resolve();
  const result = await new Promise<T>((resolve, reject) => {
    done = store.transact(async (tx) => {
      resolve(await work(tx));
      await ended;
    });
    done.catch(reject);
  });
  return {
    result,
    end: async () => {
      end();
      await done;
    },
  };
}

const soon = () => new Promise<'waiting'>((resolve) => setTimeout(resolve, 150, 'waiting'));
const keysOf = (alerts: readonly { readonly key: string }[]) => alerts.map(({ key }) => key);
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

function decideTogether(twice: Twice): void {
  it('an alert that two decide at once is decided by one of them', async () => {
    const [one, other] = await twice();
    const first = await heldOpen(one, (tx) => tx.decide([alertOf('b'), alertOf('a')], AT));
    const second = decided(other, alertOf('c'), alertOf('a'), alertOf('b'));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect([first.result, await second]).toEqual([['a', 'b'], ['c']]);
  });
  it('an alert that is taken back is decided by who waited for it', async () => {
    const [one, other] = await twice();
    let fail = () => {};
    const failing = one.transact(async (tx) => {
      await tx.decide([alertOf('a')], AT);
      await new Promise<void>((_, reject) => {
        fail = () => reject(new Error('no'));
      });
    });
    await soon();
    const second = decided(other, alertOf('a'));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    fail();
    await expect(failing).rejects.toThrow('no');
    expect(await second).toEqual(['a']);
  });
  it('hundreds that many decide in all orders are each new to one of them', async () => {
    const [one, other] = await twice();
    const alerts = Array.from({ length: 300 }, (_, n) => alertOf(`k${n}`));
    const added = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const turned = [...alerts.slice(n * 30), ...alerts.slice(0, n * 30)];
        return decided(n % 2 === 0 ? one : other, ...(n % 3 === 0 ? turned.reverse() : turned));
      }),
    );
    expect(added.flat().sort()).toEqual(keysOf(alerts).sort());
  });
  it('a clock that stops while somebody acknowledges ends once', async () => {
    const [one, other] = await twice();
    await decided(one, alertOf('a'), alertOf('b'));
    const first = await heldOpen(one, (tx) => tx.endAlerts(['a', 'b'], AT + 1));
    const second = other.transact((tx) => tx.endAlerts(['b', 'a'], AT + 2));
    const third = other.transact((tx) => tx.acknowledgeAlerts(['a'], AT + 3, 'p-1'));
    expect(await Promise.race([second, third, soon()])).toBe('waiting');
    await first.end();
    expect([await second, await third]).toEqual([[], ['a']]);
    expect(await one.alert('a')).toMatchObject({ endedAt: AT + 1, acknowledgedAt: AT + 3 });
  });
}

function dispatchTogether(twice: Twice): void {
  it('two that look for new alerts never get the same, and do not wait', async () => {
    const [one, other] = await twice();
    await decided(
      one,
      alertOf('a', { dueAt: AT + 1 }),
      alertOf('b', { dueAt: AT + 2 }),
      alertOf('c', { dueAt: AT + 3 }),
    );
    const first = await heldOpen(one, async (tx) => {
      const locked = await tx.lockNewAlerts(2);
      await tx.settleAlerts(keysOf(locked), 'told', AT);
      return keysOf(locked);
    });
    const rest = () => other.transact(async (tx) => keysOf(await tx.lockNewAlerts(9)));
    expect([first.result, await rest()]).toEqual([['a', 'b'], ['c']]);
    await first.end();
    expect(await rest()).toEqual(['c']);
  });
  it('each of many alerts is dispatched by one of several', async () => {
    const [one, other] = await twice();
    await decided(one, ...Array.from({ length: 60 }, (_, n) => alertOf(`k${n}`, { dueAt: AT + n })));
    const taken: string[] = [];
    const dispatch = async (store: Store) => {
      for (let found = 1; found > 0; ) {
        found = await store.transact(async (tx) => {
          const keys = keysOf(await tx.lockNewAlerts(4));
          await tx.settleAlerts(keys, 'told', AT);
          taken.push(...keys);
          return keys.length;
        });
      }
    };
    await Promise.all([dispatch(one), dispatch(other), dispatch(one), dispatch(other)]);
    expect([taken.length, new Set(taken).size]).toEqual([60, 60]);
  });
}

function gatherTogether(twice: Twice): void {
  it('two that tell one person at once gather in one message, and tell each alert once', async () => {
    const [one, other] = await twice();
    const first = await heldOpen(one, (tx) => tx.tell(messageOf('m1'), ['a', 'b'], AT));
    const second = told(other, messageOf('m2'), ['b', 'c']);
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect([first.result, await second]).toEqual(['m1', 'm1']);
    expect(await one.alertsOfMessage('m1')).toEqual(['a', 'b', 'c']);
    expect(await one.message('m1')).toMatchObject({ alerts: 3 });
    expect(await one.message('m2')).toBeNull();
  });
  it('an alert that two bundle differently at once is told by one of them, and the other leaves nothing', async () => {
    const [one, other] = await twice();
    const first = await heldOpen(one, (tx) => tx.tell(messageOf('m1', { bundle: 'x' }), ['a'], AT));
    const second = told(other, messageOf('m2', { bundle: 'y' }), ['a']);
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect([await second, await one.message('m2')]).toEqual([null, null]);
  });
}

function joinTogether(twice: Twice): void {
  it('an alert does not join a message that is being taken to be sent', async () => {
    const [one, other] = await twice();
    await told(one, messageOf('m1'), ['a']);
    const sender = await heldOpen(one, async (tx) =>
      idsOf(await tx.leaseMessages({ by: 'n', at: AT + MINUTE, until: AT + 2 * MINUTE, limit: 9, perRecipient: 9 })),
    );
    const second = told(other, messageOf('m2'), ['b']);
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await sender.end();
    expect([sender.result, await second]).toEqual([['m1'], 'm2']);
    expect([await one.alertsOfMessage('m1'), await one.alertsOfMessage('m2')]).toEqual([['a'], ['b']]);
  });
  it('a message that an alert is joining is left for the next who looks', async () => {
    const [one, other] = await twice();
    await told(one, messageOf('m1'), ['a']);
    await told(one, messageOf('m9', { recipient: 'person:p-9' }), ['a']);
    const joining = await heldOpen(one, (tx) => tx.tell(messageOf('m2'), ['b'], AT));
    expect(await leased(other)).toEqual(['m9']);
    await joining.end();
    expect(await leased(other)).toEqual(['m1']);
    expect((await one.message('m1'))?.alerts).toBe(2);
  });
  it('alerts that many tell in all ways at once are each told once', async () => {
    const [one, other] = await twice();
    const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        const given = n % 2 === 0 ? keys : keys.toReversed();
        return told(n % 3 === 0 ? one : other, messageOf(`m${n}`, { bundle: `b${n % 3}` }), given.slice(n % 5));
      }),
    );
    const all = await one.messages({}, null, 99);
    const joined = await Promise.all(all.map(({ id }) => one.alertsOfMessage(id)));
    expect(joined.flat().sort()).toEqual(keys.toSorted());
    expect(all.map(({ alerts }) => alerts)).toEqual(joined.map(({ length }) => length));
  });
}

function deliverTogether(twice: Twice): void {
  it('no two get the same message, none waits, and nobody is sent more at once than allowed', async () => {
    const [one, other] = await twice();
    for (const id of ['a1', 'a2', 'a3', 'b1', 'b2'])
      await told(one, messageOf(id, { recipient: `p:${id[0]}`, bundle: id }), [id]);
    const lease = { by: 'n1', at: AT + MINUTE, until: AT + 2 * MINUTE, limit: 2, perRecipient: 2 };
    const first = await heldOpen(one, async (tx) => idsOf(await tx.leaseMessages(lease)));
    expect(first.result).toEqual(['a1', 'a2']);
    expect(await leased(other, { perRecipient: 2, by: 'n2' })).toEqual(['b1', 'b2']);
    await first.end();
    expect(await leased(other, { perRecipient: 2, by: 'n2' })).toEqual([]);
    expect(await tried(other, 'a1', 1, { state: 'handedOver', nextAt: null }, 'n2')).toBe(false);
    expect(await tried(one, 'a1', 1, { state: 'handedOver', nextAt: null }, 'n1')).toBe(true);
    expect(await leased(other, { perRecipient: 2, by: 'n2' })).toEqual(['a3']);
  });
  it('each of many messages is taken by one of several, never too many to one person', async () => {
    const [one, other] = await twice();
    await one.transact(async (tx) => {
      for (let n = 0; n < 60; n += 1)
        await tx.tell(messageOf(`m${n}`, { recipient: `p:${n % 7}`, bundle: `${n}` }), [`k${n}`], AT);
    });
    const under = new Map<string, number>();
    const taken: string[] = [];
    const send = async (store: Store, by: string) => {
      while (taken.length < 60) {
        const lease = { by, at: AT + MINUTE, until: AT + 2 * MINUTE, limit: 5, perRecipient: 2 };
        for (const { id, recipient } of await store.transact((tx) => tx.leaseMessages(lease))) {
          taken.push(id);
          under.set(recipient, (under.get(recipient) ?? 0) + 1);
          expect(under.get(recipient)).toBeLessThanOrEqual(2);
          await new Promise((resolve) => setTimeout(resolve, 5));
          under.set(recipient, (under.get(recipient) ?? 0) - 1);
          expect(await tried(store, id, 1, { state: 'handedOver', nextAt: null }, by)).toBe(true);
        }
      }
    };
    await Promise.all([send(one, 'n1'), send(other, 'n2'), send(one, 'n3'), send(other, 'n4')]);
    expect([taken.length, new Set(taken).size]).toEqual([60, 60]);
  });
}

function waitTogether(twice: Twice): void {
  it('two that look at the agenda never get the same entry, and do not wait', async () => {
    const [one, other] = await twice();
    await one.transact(async (tx) => {
      for (const name of ['a', 'b', 'c']) await tx.plan({ name, dueAt: AT, note: null });
    });
    const first = await heldOpen(one, async (tx) => (await tx.lockAgenda(AT, 2)).map(({ name }) => name));
    const rest = await other.transact(async (tx) => (await tx.lockAgenda(AT, 9)).map(({ name }) => name));
    const earlier = other.transact((tx) => tx.plan({ name: 'a', dueAt: AT - 1, note: 'x' }, 'earlier'));
    expect(await Promise.race([earlier, soon()])).toBe('waiting');
    await first.end();
    await earlier;
    expect([first.result, rest, await one.nextOnAgenda()]).toEqual([['a', 'b'], ['c'], AT - 1]);
  });
  it('a payload that is sent twice at once is kept once, and read by one', async () => {
    const [one, other] = await twice();
    await one.transact((tx) => tx.putSource(sourceOf('zabbix'), 0));
    const first = await heldOpen(one, (tx) => tx.addPayload(payloadOf('1', { sentAs: 's' })));
    const second = other.transact((tx) => tx.addPayload(payloadOf('2', { sentAs: 's' })));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await first.end();
    expect([first.result, await second]).toEqual([{ repeated: null }, { repeated: '1' }]);
    await other.transact((tx) => tx.addPayload(payloadOf('3')));
    const reading = await heldOpen(one, async (tx) => idsOf(await tx.lockWaitingPayloads(AT + 1, 1)));
    expect([
      reading.result,
      await other.transact(async (tx) => idsOf(await tx.lockWaitingPayloads(AT + 1, 9))),
    ]).toEqual([['1'], ['3']]);
    await reading.end();
  });
  it('payloads come in while somebody changes their source, and who changes it first has changed it', async () => {
    const [one, other] = await twice();
    await one.transact((tx) => tx.putSource(sourceOf('zabbix'), 0));
    const changing = await heldOpen(one, async (tx) => {
      await tx.lockSource('zabbix');
      return await tx.putSource(sourceOf('zabbix', { title: 'One' }), 1);
    });
    expect(await other.transact((tx) => tx.addPayload(payloadOf('1')))).toEqual({ repeated: null });
    const second = other.transact((tx) => tx.putSource(sourceOf('zabbix', { title: 'Other' }), 1));
    expect(await Promise.race([second, soon()])).toBe('waiting');
    await changing.end();
    expect([changing.result, await second]).toEqual([true, false]);
    expect(await one.source('zabbix')).toMatchObject({ title: 'One', revision: 2 });
  });
}

function listenTogether(twice: Twice, stores: () => FreshStores): void {
  it('listeners of other programs are called when something is decided', async () => {
    const [one, other] = await twice();
    let called = 0;
    one.onChange(() => {
      called += 1;
    });
    await vi.waitFor(() => expect(called).toBeGreaterThan(0), 5_000);
    await soon();
    const before = called;
    await decided(other, alertOf('a'));
    await vi.waitFor(() => expect(called).toBeGreaterThan(before), 5_000);
  });
  it('the program may take back no alert, and change nothing that it says', async () => {
    const database = openDatabase(await stores().newDatabase());
    for (const text of [
      'delete from alert',
      "update alert set kind = 'x'",
      'truncate message',
      "update attempt set detail = ''",
    ])
      await expect(database.pool.query(text), text).rejects.toThrow(/permission denied/);
    await database.close();
  });
}
