import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { MessageFilter, MessagePlace, MessageRow, NewMessage } from '../../../../src/app/ports/index.ts';
import { AT, alertOf, type Cases, decided, leased, MINUTE, messageOf, pages, told, tried } from './rows.ts';

const idsOf = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);

export const MESSAGE_CASES: Cases = {
  'gathers alerts in one message to one person over one channel, each once, in their order': async (store) => {
    await decided(store, alertOf('b'), alertOf('a'), alertOf('c'));
    const first = messageOf('m1');
    expect(await told(store, first, ['b', 'a', 'b'])).toBe('m1');
    expect(await told(store, messageOf('m2', { language: 'en' }), ['a', 'c'], AT + 1)).toBe('m1');
    expect(await told(store, messageOf('m3'), ['c', 'a'])).toBeNull();
    expect(await store.message('m1')).toEqual({
      ...first,
      state: 'gathering',
      madeAt: AT,
      body: null,
      tries: 0,
      nextAt: AT + 2_000,
      leasedBy: null,
      leasedUntil: null,
      endedAt: null,
      alerts: 3,
    });
    expect(await store.alertsOfMessage('m1')).toEqual(['b', 'a', 'c']);
    expect([await store.message('m2'), await store.message('m3')]).toEqual([null, null]);
    expect(await store.alertsOfMessage('m2')).toEqual([]);
  },

  'tells apart who is told, how, of which bundle and about what': async (store) => {
    const others = [
      messageOf('m2', { recipient: 'person:p-2' }),
      messageOf('m3', { channel: 'sms' }),
      messageOf('m4', { about: 'ended' }),
    ];
    expect(await told(store, messageOf('m1'), ['a'])).toBe('m1');
    for (const other of others) expect(await told(store, other, ['a'])).toBe(other.id);
    // The same person over the same channel was told of it already, whatever it is bundled with.
    expect(await told(store, messageOf('m5', { bundle: 'outage:internet' }), ['a'])).toBeNull();
    expect(await told(store, messageOf('m5', { bundle: 'outage:internet' }), ['a', 'b'])).toBe('m5');
    expect(await store.alertsOfMessage('m5')).toEqual(['b']);
    expect(await told(store, messageOf('m6', { step: 1 }), ['a'])).toBe('m1');
    expect(await told(store, messageOf('m6', { step: 1 }), ['a'])).toBeNull();
  },

  'is sent at the earlier instant, and is of no customer once it is of two': async (store) => {
    await told(store, messageOf('m1', { sendAt: AT + 60 * MINUTE }), ['a']);
    await told(store, messageOf('m2', { sendAt: AT + MINUTE }), ['b']);
    expect(await store.message('m1')).toMatchObject({ sendAt: AT + MINUTE, nextAt: AT + MINUTE, customer: 'boreal' });
    await told(store, messageOf('m3', { sendAt: AT + 2 * MINUTE, customer: 'cobalt' }), ['c']);
    expect(await store.message('m1')).toMatchObject({ sendAt: AT + MINUTE, customer: null, alerts: 3 });
  },

  'makes a test that tells of no alert, and tells again what is sent again by hand': async (store) => {
    expect(await told(store, messageOf('t1', { about: 'test' }), [])).toBe('t1');
    await told(store, messageOf('m1'), ['a']);
    expect(await told(store, messageOf('m2', { again: 'm1' }), ['a'])).toBe('m2');
    expect(await told(store, messageOf('m3', { again: 'm1' }), ['a'])).toBe('m3');
    expect(await store.message('m2')).toMatchObject({ again: 'm1', alerts: 1 });
    expect(idsOf(await store.messages({ alert: 'a' }, null, 9))).toEqual(['m1', 'm2', 'm3']);
  },

  'begins another message once one has left, and lets alerts join the one that left': async (store) => {
    await told(store, messageOf('m1'), ['a']);
    expect(await leased(store)).toEqual(['m1']);
    expect(await told(store, messageOf('m2'), ['b'])).toBe('m2');
    await store.transact((tx) => tx.joinTold('m1', ['c', 'a', 'c']));
    await store.transact((tx) => tx.joinTold('nowhere', ['c']));
    expect(await store.alertsOfMessage('m1')).toEqual(['a', 'c']);
    expect((await store.message('m1'))?.alerts).toBe(2);
    expect(await told(store, messageOf('m3'), ['c'])).toBeNull();
  },

  'tells many at once, each after the one before': async (store) => {
    const telling = (id: string, alerts: readonly string[], given = {}) => ({ message: messageOf(id, given), alerts });
    const many = [
      telling('m1', ['a', 'b']),
      telling('m2', ['a', 'é"{'], { recipient: 'person:p-2' }),
      telling('m3', ['c', 'a'], { customer: 'cobalt' }),
      telling('m4', ['b', 'a']),
      telling('m5', [], { about: 'test' }),
    ];
    const ids = await store.transact((tx) => tx.tellEach(many, AT));
    expect(ids).toEqual(['m1', 'm2', 'm1', null, 'm5']);
    expect(await store.alertsOfMessage('m1')).toEqual(['a', 'b', 'c']);
    expect(await store.alertsOfMessage('m2')).toEqual(['a', 'é"{']);
    expect(await store.message('m1')).toMatchObject({ customer: null, alerts: 3, madeAt: AT });
    expect(await store.transact((tx) => tx.tellEach([], AT))).toEqual([]);
  },

  'counts what was made to each since an instant, up to a limit': async (store) => {
    for (const [place, recipient] of ['person:p-1', 'person:p-1', 'person:p-1', 'person:p-2'].entries())
      await told(store, messageOf(`m${place}`, { recipient, bundle: `b${place}` }), ['a', `x${place}`], AT + place);
    await told(store, messageOf('s', { channel: 'sms' }), ['a'], AT + 1);
    const to = (recipient: string, channel: 'email' | 'sms' = 'email') => ({ recipient, channel });
    const asked = [to('person:p-2'), to('person:p-1'), to('person:p-1', 'sms'), to('person:p-3')];
    expect(await store.madeSince(asked, AT, 9)).toEqual([1, 3, 1, 0]);
    expect(await store.madeSince(asked, AT + 2, 9)).toEqual([1, 1, 0, 0]);
    expect(await store.transact((tx) => tx.madeSince(asked, AT, 2))).toEqual([1, 2, 1, 0]);
    expect(await store.madeSince([], AT, 9)).toEqual([]);
  },

  'knows what was told last of a bundle': async (store) => {
    const last = (after: number, recipient = 'person:p-1') =>
      store.transact(async (tx) => (await tx.lastTold(recipient, 'email', 'ticket:T-1', after))?.id ?? null);
    await told(store, messageOf('m1'), ['a'], AT);
    await leased(store);
    await told(store, messageOf('m2'), ['b'], AT + 5);
    await told(store, messageOf('m3', { bundle: 'other' }), ['c'], AT + 6);
    expect([await last(AT - 1), await last(AT + 4), await last(AT + 5)]).toEqual(['m2', 'm2', null]);
    expect(await last(AT - 1, 'person:p-2')).toBeNull();
    await store.transact((tx) => tx.cancelMessages(['m2'], AT + 7));
    expect(await last(AT)).toBe('m2');
  },

  'lists messages, the latest made first, page after page without a gap, and finds them': async (store) => {
    await told(store, messageOf('m3', { bundle: 'x' }), ['a', 'b'], AT);
    await told(store, messageOf('m1', { bundle: 'y', channel: 'sms' }), ['a'], AT);
    await told(store, messageOf('m2', { recipient: 'endpoint:e-1', channel: 'webhook' }), ['c'], AT + 1);
    const read = (after: MessagePlace | null) => store.messages({}, after, 1);
    expect(idsOf(await pages<MessageRow, MessagePlace>(read, 1))).toEqual(['m2', 'm1', 'm3']);
    const found = async (filter: MessageFilter) => idsOf(await store.messages(filter, null, 9)).join(' ');
    await leased(store, { limit: 1, at: AT + 2_000 });
    expect(await found({ channel: ['sms', 'webhook'] })).toBe('m2 m1');
    expect(await found({ recipient: 'person:p-1' })).toBe('m1 m3');
    expect(await found({ alert: 'a' })).toBe('m1 m3');
    expect(await found({ state: ['sending'] })).toBe('m1');
    expect([await found({ from: AT + 1 }), await found({ to: AT + 1 })]).toEqual(['m2', 'm1 m3']);
  },

  'finds the notices of planned maintenances, and only those': async (store) => {
    const notice = (id: string, maintenance: string, about = 'maintenance') =>
      told(store, messageOf(id, { bundle: id, about, details: { maintenance } }), []);
    await notice('m1', 'a');
    await notice('m2', 'b');
    await notice('m3', 'a', 'alert');
    const found = async (...maintenance: readonly string[]) => idsOf(await store.messages({ maintenance }, null, 9));
    expect(await found('a')).toEqual(['m1']);
    expect(await found('a', 'b')).toEqual(['m1', 'm2']);
    expect(await found('c')).toEqual([]);
  },

  'drops the longest ended first, some at a time, tells what each said, and keeps notices to customers': async (
    store,
  ) => {
    const end = async (id: string, at: number, more: Partial<NewMessage> = {}) => {
      await told(store, messageOf(id, { bundle: id, ...more }), []);
      await store.transact(async (tx) => {
        if (id !== 'm3') await tx.freezeBody(id, `é ${id}`);
        await tx.cancelMessages([id], at);
      });
    };
    await end('m2', AT + 1);
    await end('m1', AT + 1);
    await end('m3', AT);
    await end('m4', AT, { about: 'maintenance', details: { maintenance: 'a' } });
    const drop = (limit: number) => store.transact((tx) => tx.dropMessages(AT + 9, limit));
    const of = (id: string) => ({ id, sha256: createHash('sha256').update(`é ${id}`).digest('hex') });
    expect(await drop(2)).toEqual([{ id: 'm3', sha256: null }, of('m1')]);
    expect(await drop(9)).toEqual([of('m2')]);
    expect(await drop(9)).toEqual([]);
    expect((await store.message('m4'))?.body).toBe('é m4');
  },

  'finds what says that somebody can not be reached, and goes on': async (store) => {
    const about = (key: string, recipient: string, more: Parameters<typeof alertOf>[1] = {}) =>
      alertOf(key, { kind: 'delivery', ticket: null, details: { recipient, channel: 'email' }, ...more });
    await decided(store, about('b', 'person:p-1'), about('a', 'person:p-1'), about('c', 'person:p-2'));
    await decided(store, about('d', 'person:p-1', { kind: 'date' }), about('e', 'person:p-1', { endedAt: AT }));
    const found = async () => (await store.transact((tx) => tx.undeliveredTo('person:p-1'))).map(({ key }) => key);
    expect(await found()).toEqual(['a', 'b']);
    await store.transact((tx) => tx.endAlerts(['a'], AT));
    expect(await found()).toEqual(['b']);
  },

  'drops what ended before, with its tries, and no alert': async (store) => {
    await decided(store, alertOf('a'));
    await told(store, messageOf('m1'), ['a']);
    await told(store, messageOf('m2', { bundle: 'x' }), ['b']);
    await leased(store, { limit: 1 });
    await tried(store, 'm1', 1, { state: 'handedOver', nextAt: null });
    const drop = (before: number) => store.transact(async (tx) => (await tx.dropMessages(before, 9)).length);
    expect([await drop(AT + MINUTE), await drop(AT + MINUTE + 1), await drop(AT + 900 * MINUTE)]).toEqual([0, 1, 0]);
    expect([await store.message('m1'), await store.attempts('m1'), await store.alertsOfMessage('m1')]).toEqual([
      null,
      [],
      [],
    ]);
    expect(await store.alert('a')).not.toBeNull();
    expect((await store.message('m2'))?.state).toBe('gathering');
  },
};
