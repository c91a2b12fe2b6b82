import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../../../src/app/ports/index.ts';
import { openDatabase, openPostgresStore } from '../../../../src/store/postgres/index.ts';
import { emptiedDatabase } from '../../../support/postgres/emptied-database.ts';
import type { FreshStores } from '../../../support/postgres/fresh-stores.ts';
import { heldOpen, soon, type Twice } from '../../held-open.ts';
import { decideTogether, dispatchTogether } from './decide-together.ts';
import { AT, alertOf, decided, leased, MINUTE, messageOf, payloadOf, sourceOf, told, tried } from './rows.ts';

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

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

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
