import { expect } from 'vitest';
import type { Payload, PayloadPlace, Source, Store } from '../../../../src/app/ports/index.ts';
import { appended, factOf } from '../live/rows.ts';
import { AT, type Cases, DAY, key, pages, payloadOf, sourceOf } from './rows.ts';

const put = (store: Store, source: Omit<Source, 'revision'>, ifRevision: number | null = null) =>
  store.transact((tx) => tx.putSource(source, ifRevision));
const add = (store: Store, ...payloads: readonly Payload[]) =>
  store.transact(async (tx) => {
    const repeated: (string | null)[] = [];
    for (const payload of payloads) repeated.push((await tx.addPayload(payload)).repeated);
    return repeated;
  });
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

export const SOURCE_CASES: Cases = {
  'replaces a source, with its keys, only where nobody changed it meanwhile': async (store) => {
    const source = sourceOf('zabbix', { keys: [key('z'), key('a', AT + 1)] });
    expect([await put(store, source, 2), await put(store, source, 0), await put(store, source, 0)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await store.source('zabbix')).toEqual({ ...source, revision: 1 });
    const other = {
      ...source,
      keys: [key('b')],
      draft: 'x',
      liveAt: AT + 2,
      liveBy: 'p-2',
      everyMs: null,
      calendar: null,
    };
    expect([await put(store, other, 1), await put(store, sourceOf('alert', { keys: [] }))]).toEqual([true, true]);
    expect(await store.transact((tx) => tx.lockSource('zabbix'))).toEqual({ ...other, revision: 2 });
    expect(idsOf(await store.sources())).toEqual(['alert', 'zabbix']);
    expect(await store.transact((tx) => tx.lockSource('nowhere'))).toBeNull();
  },

  'knows a source by its keys, not by those that were revoked or taken away': async (store) => {
    await put(store, sourceOf('zabbix', { keys: [key('z'), key('a', AT + 1)] }));
    const of = async (id: string) => (await store.sourceOfKey(`hash-of-${id}`))?.id ?? null;
    expect([await of('z'), await of('a'), await of('b')]).toEqual(['zabbix', null, null]);
    await put(store, sourceOf('zabbix', { keys: [key('b')] }));
    expect([await of('z'), await of('b')]).toEqual([null, 'zabbix']);
  },

  'hears a source without changing its revision, and forgets that it was silent': async (store) => {
    await put(store, sourceOf('zabbix'));
    const heard = (at: number) => store.transact((tx) => tx.heard('zabbix', at));
    const silent = (since: number, last: number | null) => store.transact((tx) => tx.silent('zabbix', since, last));
    expect([await silent(AT, AT), await heard(AT + 5), await heard(AT + 3)]).toEqual([false, null, null]);
    expect([await silent(AT + 9, AT + 3), await silent(AT + 9, AT + 5), await silent(AT + 10, AT + 5)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await store.source('zabbix')).toMatchObject({ lastReceivedAt: AT + 5, silentSince: AT + 9, revision: 1 });
    expect(await store.silences()).toEqual([{ source: 'zabbix', since: AT + 9 }]);
    expect([await heard(AT + 20), await heard(AT + 21)]).toEqual([AT + 9, null]);
    expect(await store.source('zabbix')).toMatchObject({ lastReceivedAt: AT + 21, silentSince: null, revision: 1 });
    expect(await store.silences()).toEqual([]);
    expect(await store.transact((tx) => tx.heard('nowhere', AT))).toBeNull();
  },

  'keeps what was heard while somebody wrote a source anew': async (store) => {
    await put(store, sourceOf('zabbix', { lastReceivedAt: AT, silentSince: AT + 1 }));
    const before = sourceOf('zabbix', { lastReceivedAt: AT, silentSince: AT + 1, title: 'New' });
    await store.transact((tx) => tx.heard('zabbix', AT + 5));
    expect(await put(store, before, 1)).toBe(true);
    expect(await store.source('zabbix')).toMatchObject({ title: 'New', lastReceivedAt: AT + 5, silentSince: null });
    await store.transact((tx) => tx.silent('zabbix', AT + 7, AT + 5));
    await put(store, { ...before, lastReceivedAt: AT + 5, silentSince: AT + 7 });
    expect(await store.source('zabbix')).toMatchObject({ silentSince: AT + 7 });
    await put(store, { ...before, everyMs: null, silentSince: null });
    expect(await store.source('zabbix')).toMatchObject({ lastReceivedAt: AT + 5, silentSince: null, revision: 4 });
  },

  'takes customers live, and back': async (store) => {
    const boreal = { customer: 'boreal', liveAt: AT, liveBy: 'p-1' };
    const live = (customer = boreal) => store.transact((tx) => tx.goLive(customer));
    const end = () => store.transact((tx) => tx.endLive('boreal'));
    const zinc = { ...boreal, customer: 'zinc' };
    expect([await live(zinc), await live(), await live({ ...boreal, liveBy: 'p-2' })]).toEqual([true, true, false]);
    expect(await store.liveCustomers()).toEqual([boreal, zinc]);
    expect([await end(), await end(), await store.liveCustomers()]).toEqual([true, false, [zinc]]);
  },

  'knows every source of events, and when it last said something': async (store) => {
    expect(await store.eventSources()).toEqual([]);
    await appended(
      store,
      factOf('1', { source: 'desk', recordedAt: AT + 5 }),
      factOf('2', { source: 'desk', recordedAt: AT + 3 }),
      factOf('3', { source: 'crm', recordedAt: AT }),
      factOf('4', { source: 'Ünder', recordedAt: AT + 9 }),
    );
    expect(await store.eventSources()).toEqual([
      { source: 'crm', lastRecordedAt: AT },
      { source: 'desk', lastRecordedAt: AT + 5 },
      { source: 'Ünder', lastRecordedAt: AT + 9 },
    ]);
  },
};

export const PAYLOAD_CASES: Cases = {
  'keeps a payload as it came, and knows one that is sent again': async (store) => {
    await put(store, sourceOf('zabbix'));
    await put(store, sourceOf('other'));
    const first = payloadOf('1', { sentAs: 'msg-1', contentType: null, body: 'a\r\n\t"\\é😀' });
    expect(await add(store, first, payloadOf('2'), payloadOf('3'))).toEqual([null, null, null]);
    expect(await add(store, payloadOf('4', { sentAs: 'msg-1', body: 'other' }))).toEqual(['1']);
    expect(await add(store, payloadOf('4', { sentAs: 'msg-1', source: 'other' }))).toEqual([null]);
    expect(await store.payload('zabbix', '1')).toEqual(first);
    expect([await store.payload('zabbix', '4'), await store.payload('other', '1')]).toEqual([null, null]);
    await expect(add(store, payloadOf('1', { source: 'nowhere' }))).rejects.toThrow();
  },

  'lists payloads, the latest first, page after page without a gap, and finds them': async (store) => {
    await put(store, sourceOf('zabbix'));
    await put(store, sourceOf('other'));
    await add(store, payloadOf('1'), payloadOf('3'), payloadOf('2', { state: 'aside' }));
    await add(store, payloadOf('0', { receivedAt: AT + 1, isSample: true }), payloadOf('9', { source: 'other' }));
    const read = (after: PayloadPlace | null) => store.payloads({ source: 'zabbix' }, after, 2);
    expect(idsOf(await pages<Payload, PayloadPlace>(read, 2))).toEqual(['0', '3', '2', '1']);
    const found = async (filter: object) =>
      idsOf(await store.payloads({ source: 'zabbix', ...filter }, null, 9)).join('');
    expect([await found({ state: ['aside'] }), await found({ state: ['aside', 'waiting'] })]).toEqual(['2', '0321']);
    expect([await found({ isSample: true }), await found({ isSample: false })]).toEqual(['0', '321']);
    expect([await found({ from: AT + 1 }), await found({ to: AT + 1 })]).toEqual(['0', '321']);
  },

  'hands out payloads that wait, the oldest first, and notes what came of them': async (store) => {
    await put(store, sourceOf('zabbix'));
    await put(store, sourceOf('alpha'));
    await add(store, payloadOf('2', { receivedAt: AT + 1 }), payloadOf('1'), payloadOf('3', { state: 'read' }));
    await add(store, payloadOf('4', { source: 'alpha', receivedAt: AT + 1 }), payloadOf('5', { receivedAt: AT + 2 }));
    const waiting = (limit: number) => store.transact(async (tx) => idsOf(await tx.lockWaitingPayloads(AT + 2, limit)));
    expect([await waiting(9), await waiting(1)]).toEqual([['1', '4', '2'], ['1']]);
    const change = { state: 'aside', readUnder: 4, outcome: '{"line":3}' } as const;
    await store.transact((tx) => tx.notePayload('zabbix', '1', change));
    expect(await waiting(9)).toEqual(['4', '2']);
    expect(await store.payload('zabbix', '1')).toMatchObject({ ...change, body: '{"a":"é"}' });
  },

  'drops payloads when their source keeps them no longer, but no sample, and none that waits': async (store) => {
    await put(store, sourceOf('zabbix', { keepDays: 2 }));
    await put(store, sourceOf('long', { keepDays: 3 }));
    const read = { state: 'read' } as const;
    await add(
      store,
      payloadOf('old', read),
      payloadOf('aside', { state: 'aside' }),
      payloadOf('waiting'),
      payloadOf('sample', read),
      payloadOf('young', { ...read, receivedAt: AT + 1 }),
      payloadOf('other', { ...read, source: 'long' }),
    );
    const mark = (id: string, is: boolean) => store.transact((tx) => tx.markSample('zabbix', id, is));
    expect([await mark('sample', true), await mark('nowhere', true)]).toEqual([true, false]);
    const drop = (at: number) => store.transact((tx) => tx.dropPayloads(at));
    expect([await drop(AT + 2 * DAY), await drop(AT + 2 * DAY + 1)]).toEqual([0, 2]);
    expect(idsOf(await store.payloads({ source: 'zabbix' }, null, 9))).toEqual(['young', 'waiting', 'sample']);
    expect([await mark('sample', false), await drop(AT + 2 * DAY + 1)]).toEqual([true, 1]);
    expect(idsOf(await store.payloads({ source: 'long' }, null, 9))).toEqual(['other']);
  },

  'removes a source with its keys and its payloads': async (store) => {
    await put(store, sourceOf('zabbix'));
    await add(store, payloadOf('1'));
    const remove = () => store.transact((tx) => tx.removeSource('zabbix'));
    expect([await remove(), await remove()]).toEqual([true, false]);
    expect([await store.source('zabbix'), await store.sourceOfKey('hash-of-zabbix-1')]).toEqual([null, null]);
    await put(store, sourceOf('zabbix'));
    expect(await store.payloads({ source: 'zabbix' }, null, 9)).toEqual([]);
  },
};
