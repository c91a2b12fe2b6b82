import { expect } from 'vitest';
import type { Store } from '../../../../src/app/ports/index.ts';
import { AT, alertOf, type Cases, decided, leased, MINUTE, messageOf, told, tried } from './rows.ts';

const handedOver = { state: 'handedOver', nextAt: null } as const;
const later = (nextAt: number) => ({ state: 'due', nextAt }) as const;

/** A message of its own for each, to one person or another. */
async function some(store: Store, messages: { readonly [id: string]: string }): Promise<void> {
  for (const [id, recipient] of Object.entries(messages))
    await told(store, messageOf(id, { recipient, bundle: id }), [`of ${id}`]);
}

export const DELIVERY_CASES: Cases = {
  'leases a message when its instant has come, to one who sends it': async (store) => {
    await told(store, messageOf('m1'), ['a']);
    expect(await leased(store, { at: AT + 1_999 })).toEqual([]);
    expect(await leased(store, { at: AT + 2_000, until: AT + 9_000 })).toEqual(['m1']);
    expect(await store.message('m1')).toMatchObject({
      state: 'sending',
      leasedBy: 'node-1',
      leasedUntil: AT + 9_000,
      tries: 0,
      alerts: 1,
    });
    expect(await leased(store, { at: AT + 8_999, by: 'node-2' })).toEqual([]);
    expect(await store.nextDeliveryAt()).toBe(AT + 9_000);
  },

  'hands out breaches first, then what has waited longest': async (store) => {
    await decided(store, alertOf('x', { kind: 'breach' }));
    await told(store, messageOf('late', { bundle: '1', sendAt: AT + 2 }), ['a']);
    await told(store, messageOf('early', { bundle: '2', sendAt: AT + 1 }), ['b']);
    await told(store, messageOf('urgent', { bundle: '3', sendAt: AT + 3, recipient: 'person:p-2' }), ['c']);
    await told(store, messageOf('joins', { bundle: '3', sendAt: AT + 3, recipient: 'person:p-2' }), ['x']);
    expect(await leased(store, { limit: 2 })).toEqual(['urgent', 'early']);
    expect(await leased(store)).toEqual(['late']);
  },

  'has never more than so many under way to anybody, whoever sends them': async (store) => {
    await some(store, { a1: 'p:a', a2: 'p:a', a3: 'p:a', b1: 'p:b', c1: 'p:c' });
    expect(await leased(store, { perRecipient: 2, limit: 4 })).toEqual(['a1', 'a2', 'b1', 'c1']);
    expect(await leased(store, { perRecipient: 2, by: 'node-2' })).toEqual([]);
    await tried(store, 'a1', 1, handedOver);
    expect(await leased(store, { perRecipient: 2, by: 'node-2' })).toEqual(['a3']);
  },

  'takes again what somebody leased and lost, and hears no more from who had it': async (store) => {
    await some(store, { m1: 'p:a' });
    await leased(store, { at: AT + MINUTE, until: AT + 2 * MINUTE });
    expect(await leased(store, { at: AT + 2 * MINUTE, by: 'node-2', perRecipient: 1 })).toEqual(['m1']);
    expect(await tried(store, 'm1', 1, handedOver, 'node-1')).toBe(false);
    expect([await store.attempts('m1'), (await store.message('m1'))?.state]).toEqual([[], 'sending']);
    expect(await tried(store, 'm1', 1, handedOver, 'node-2')).toBe(true);
    expect(await tried(store, 'm1', 2, handedOver, 'node-2')).toBe(false);
    expect(await store.message('m1')).toMatchObject({ state: 'handedOver', tries: 1, leasedBy: null, nextAt: null });
    expect(await store.attempts('m1')).toHaveLength(1);
  },

  'tries again when it is told to, and is handed over or dead in the end': async (store) => {
    await some(store, { m1: 'p:a', m2: 'p:b' });
    await leased(store);
    expect(await tried(store, 'm1', 1, later(AT + 9 * MINUTE))).toBe(true);
    expect(await tried(store, 'm2', 1, { state: 'dead', nextAt: null })).toBe(true);
    expect(await store.nextDeliveryAt()).toBe(AT + 9 * MINUTE);
    expect(await leased(store, { at: AT + 9 * MINUTE - 1 })).toEqual([]);
    expect(await leased(store, { at: AT + 9 * MINUTE })).toEqual(['m1']);
    await tried(store, 'm1', 2, handedOver);
    expect(await store.attempts('m1')).toEqual([
      { message: 'm1', number: 1, at: AT + MINUTE, milliseconds: 12, outcome: 'failed', status: 500, detail: 'x' },
      {
        message: 'm1',
        number: 2,
        at: AT + 2 * MINUTE,
        milliseconds: 12,
        outcome: 'handedOver',
        status: 500,
        detail: 'x',
      },
    ]);
    expect(await store.message('m1')).toMatchObject({ state: 'handedOver', tries: 2, endedAt: AT + 2 * MINUTE });
    expect(await store.message('m2')).toMatchObject({ state: 'dead', tries: 1, endedAt: AT + MINUTE });
    expect(await store.nextDeliveryAt()).toBeNull();
  },

  'freezes what is handed over before the first try': async (store) => {
    await some(store, { m1: 'p:a' });
    const freeze = (id: string, body: string) => store.transact((tx) => tx.freezeBody(id, body));
    expect([await freeze('m1', '{"n":1}'), await freeze('m1', '{"n":2}')]).toEqual(['{"n":1}', '{"n":1}']);
    expect((await store.message('m1'))?.body).toBe('{"n":1}');
    await expect(freeze('nowhere', 'x')).rejects.toThrow('there is no message nowhere');
  },

  'cancels what is not handed over yet; what is under way says in the end what came of it': async (store) => {
    await some(store, { done: 'p:a', waits: 'p:b', arrives: 'p:c', fails: 'p:d' });
    await leased(store);
    await tried(store, 'done', 1, handedOver);
    await tried(store, 'waits', 1, later(AT + MINUTE));
    const cancel = (...ids: readonly string[]) => store.transact((tx) => tx.cancelMessages(ids, AT + 7));
    expect(await cancel('done', 'waits', 'arrives', 'fails', 'nowhere', 'waits')).toBe(3);
    expect(await cancel('waits')).toBe(0);
    expect(await store.message('waits')).toMatchObject({ state: 'cancelled', endedAt: AT + 7, nextAt: null });
    expect(await leased(store, { at: AT + 900 * MINUTE })).toEqual([]);
    expect(await tried(store, 'arrives', 1, handedOver)).toBe(true);
    expect(await tried(store, 'fails', 1, later(AT + MINUTE))).toBe(true);
    expect((await store.message('arrives'))?.state).toBe('handedOver');
    expect(await store.message('fails')).toMatchObject({ state: 'cancelled', tries: 1, endedAt: AT + 7 });
    expect(await leased(store, { at: AT + 900 * MINUTE })).toEqual([]);
  },

  'says what is due, since when, what is tried again and what is given up': async (store) => {
    expect(await store.deliveryBacklog(AT)).toEqual({
      due: 0,
      oldestUntriedAt: null,
      mailStillSince: null,
      retrying: 0,
      dead: 0,
    });
    await some(store, { fails: 'p:a', dies: 'p:b' });
    await leased(store);
    await tried(store, 'fails', 1, later(AT + 9 * MINUTE));
    await tried(store, 'dies', 1, { state: 'dead', nextAt: null });
    await told(store, messageOf('new', { bundle: 'n', sendAt: AT + 5 }), ['n']);
    await told(store, messageOf('later', { bundle: 'l', sendAt: AT + 70 * MINUTE }), ['l']);
    expect(await store.deliveryBacklog(AT + 4)).toMatchObject({ due: 0, oldestUntriedAt: null, retrying: 1, dead: 1 });
    expect(await store.deliveryBacklog(AT + 9 * MINUTE)).toMatchObject({
      due: 2,
      oldestUntriedAt: AT + 5,
      retrying: 1,
      dead: 1,
    });
    expect(await store.nextDeliveryAt()).toBe(AT + 5);
  },

  'says since when mail stands still: tried in vain, and none has got through since': async (store) => {
    const still = async () => (await store.deliveryBacklog(AT + MINUTE)).mailStillSince;
    await told(store, messageOf('before', { bundle: '0', recipient: 'p:a', sendAt: AT + 1 }), ['0']);
    await leased(store);
    await tried(store, 'before', 1, handedOver);
    const sendAt = AT + 2 * MINUTE;
    await told(store, messageOf('mail', { bundle: '1', recipient: 'p:a', sendAt }), ['a']);
    await told(store, messageOf('hook', { bundle: '2', recipient: 'e:a', sendAt, channel: 'webhook' }), ['b']);
    await told(store, messageOf('other', { bundle: '3', recipient: 'p:b', sendAt: sendAt + 1 }), ['c']);
    expect(await still()).toBeNull();
    await leased(store, { at: sendAt + 1 });
    await tried(store, 'mail', 2, later(AT + 9 * MINUTE));
    await tried(store, 'hook', 3, handedOver);
    expect(await still()).toBe(sendAt);
    await tried(store, 'other', 3, handedOver);
    expect(await still()).toBeNull();
  },
};
