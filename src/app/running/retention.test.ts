import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseEvent } from '../../core/event/index.ts';
import { openMemoryStore } from '../../store/memory/index.ts';
import type { Payload } from '../ports/index.ts';
import { forgottenBefore, nightOf, type Retained, rememberedBody, retain, scheduleRetention } from './retention.ts';

const at = (text: string) => Date.parse(text);
const said = (id: string, more: object = {}) => ({
  specversion: '1.0',
  id,
  source: 'desk',
  type: 'ticket.opened',
  subject: 'T1',
  time: '2020-02-03T08:00:00Z',
  data: { priority: 'P1', title: 'x' },
  ...more,
});

async function storeWith(count: number) {
  const store = openMemoryStore();
  await store.transact(async (tx) => {
    const facts = Array.from({ length: count }, (_, n) => {
      const parsed = parseEvent(said(`e${n}`));
      if (!('event' in parsed)) throw new Error('no event');
      const event = { ...parsed.event, recordedAt: at('2020-02-03T08:00:00Z') };
      return { event, stream: 'ticket:T1', body: JSON.stringify(said(`e${n}`)), author: null };
    });
    await tx.append(facts);
    await tx.putRetention({ source: 'desk', days: 30, setAt: at('2020-01-01T00:00:00Z'), setBy: null });
  });
  return store;
}

describe('a retention', () => {
  it('counts whole days back from 03:00 UTC of the night', () => {
    expect(nightOf(at('2026-11-22T03:00:00Z'))).toBe(at('2026-11-22T03:00:00Z'));
    expect(nightOf(at('2026-11-22T02:59:59Z'))).toBe(at('2026-11-21T03:00:00Z'));
    const retention = { days: 30, setAt: at('2026-11-20T12:00:00Z') };
    expect(forgottenBefore(retention, at('2026-11-22T14:00:00Z'))).toBe(at('2026-10-23T03:00:00Z'));
  });

  it('does nothing before the night after it was set', () => {
    const retention = { days: 1, setAt: at('2026-11-22T12:00:00Z') };
    expect(forgottenBefore(retention, at('2026-11-22T23:59:59Z'))).toBeNull();
    expect(forgottenBefore(retention, at('2026-11-23T02:59:59Z'))).toBeNull();
    expect(forgottenBefore(retention, at('2026-11-23T03:00:00Z'))).toBe(at('2026-11-22T03:00:00Z'));
  });

  it('that is broken off goes on with the next batch', async () => {
    const store = await storeWith(700);
    expect(await retain(store, at('2020-06-01T12:00:00Z'), () => true)).toEqual([]);
    let asked = 0;
    const afterOne = () => ++asked > 1;
    expect(await retain(store, at('2020-06-01T12:00:00Z'), afterOne)).toMatchObject([{ looked: 500, forgotten: 500 }]);
    expect(await retain(store, at('2020-06-01T12:00:00Z'))).toMatchObject([{ looked: 200, forgotten: 200 }]);
    expect((await store.auditEntries(0, 10)).map(({ details }) => details)).toEqual([
      { days: 30, before: '2020-05-02T03:00:00Z', factsSinceSet: 700 },
    ]);
  });
});

describe('what remains of a body', () => {
  const body = (value: object) => JSON.parse(rememberedBody(JSON.stringify(value))) as unknown;

  it('is what rules read, as it was written', () => {
    const time = { time: '2020-02-03T09:00:00+01:00', recordedat: '2020-02-03T08:00:07.5Z', sequence: 7 };
    expect(rememberedBody(JSON.stringify(said('e', { ...time, traceparent: 'x', data: { tags: ['a'] } })))).toBe(
      JSON.stringify(said('e', { ...time, data: { tags: ['a'] } })),
    );
  });

  it('holds nothing inside fields that rules read, either', () => {
    const users = { affected: 3, total: { of: 'Dupont' }, names: ['Dupont'] };
    const outage = {
      type: 'outage.started',
      data: { users, customer: { name: 'Dupont' }, agreement: ['b', { c: 1 }] },
    };
    expect(body(said('e', outage))).toEqual(
      said('e', { ...outage, data: { users: { affected: 3, total: {} }, agreement: ['b'] } }),
    );
    expect(body(said('e', { type: 'outage.started', data: { users: ['Dupont'] } }))).toMatchObject({
      data: { users: [] },
    });
  });

  it('is the same however often it is asked for', () => {
    const once = rememberedBody(JSON.stringify(said('e', { data: { users: 'many', title: 'x', by: 'agent' } })));
    expect(rememberedBody(once)).toBe(once);
  });
});

describe('each night', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: at('2020-06-01T14:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

  it('what is due is forgotten, and at the start what the last night missed', async () => {
    const store = await storeWith(3);
    const told: (readonly Retained[])[] = [];
    const stop = scheduleRetention(store, Date.now, (retained) => told.push(retained));
    await minutes(2);
    expect(told).toEqual([[{ source: 'desk', looked: 3, forgotten: 3 }]]);
    await minutes(60 * 24);
    await stop();
    expect(told.slice(1)).toEqual([[{ source: 'desk', looked: 0, forgotten: 0 }]]);
  });

  it('payloads that are older than their source keeps them go; samples, and what waits to be read, stay', async () => {
    const store = openMemoryStore();
    const source = {
      id: 'zabbix',
      title: 'Zabbix',
      template: null,
      mapping: '',
      draft: null,
      ticketUrl: null,
      keys: [],
      keepDays: 2,
    };
    const quiet = {
      everyMs: null,
      calendar: null,
      liveAt: null,
      liveBy: null,
      lastReceivedAt: null,
      silentSince: null,
    };
    const payload = (id: string, receivedAt: number, more: Partial<Payload> = {}): Payload => ({
      ...{ id, source: 'zabbix', receivedAt, contentType: null, body: '{}', sentAs: null, state: 'read' },
      ...{ readUnder: 1, outcome: null, isSample: false },
      ...more,
    });
    const old = at('2020-05-30T13:00:00Z');
    await store.transact(async (tx) => {
      await tx.putSource({ ...source, ...quiet, secretsSealed: [], madeAt: 0, madeBy: null }, 0);
      for (const one of [
        payload('old', old),
        payload('old-aside', old, { state: 'aside' }),
        payload('old-sample', old, { isSample: true }),
        payload('old-waiting', old, { state: 'waiting' }),
        payload('fresh', at('2020-06-01T13:00:00Z')),
      ]) {
        await tx.addPayload(one);
      }
    });
    const ids = async () => (await store.payloads({ source: 'zabbix' }, null, 10)).map(({ id }) => id).sort();
    const stop = scheduleRetention(store, Date.now, () => {});
    await minutes(2);
    expect(await ids()).toEqual(['fresh', 'old-sample', 'old-waiting']);
    // The night after it turned two days old, and not before.
    await minutes(60 * 36);
    expect(await ids()).toContain('fresh');
    await minutes(60 * 26);
    await stop();
    expect(await ids()).toEqual(['old-sample', 'old-waiting']);
  });

  it('messages that ended a year ago go, and the record keeps what can prove a copy of them', async () => {
    const store = openMemoryStore();
    const year = 365 * 86_400_000;
    const told = (id: string, about: string) => ({
      ...{ id, recipient: 'person:p-1', channel: 'email', language: 'fr', bundle: id, about, sendAt: 0 },
      ...{ customer: null, again: null, step: 0, rule: null, details: {} },
    });
    const end = (id: string, about: string, endedAt: number) =>
      store.transact(async (tx) => {
        await tx.tell(told(id, about) as Parameters<typeof tx.tell>[0], [], 0);
        await tx.freezeBody(id, `${id} in words`);
        await tx.cancelMessages([id], endedAt);
      });
    const due = at('2020-06-01T14:01:00Z') - year;
    await end('m1', 'alert', due - 2);
    await end('m2', 'test', due - 1);
    await end('m3', 'alert', due + 120_000);
    await end('m4', 'maintenance', 0);
    const stop = scheduleRetention(store, Date.now, () => {});
    await minutes(1);
    await stop();
    const left = await store.messages({}, null, 9);
    expect(left.map(({ id }) => id)).toEqual(['m3', 'm4']);
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const lines = `m1 ${hash('m1 in words')}\nm2 ${hash('m2 in words')}\n`;
    const before = '2019-06-02T14:01:00Z';
    expect((await store.auditEntries(0, 9)).map(({ action, details }) => [action, details])).toEqual([
      ['messages.dropped', { messages: 2, before, first: 'm1', last: 'm2', sha256: hash(lines) }],
    ]);
  });

  it('a fault is told, and it is tried again an hour later', async () => {
    const store = await storeWith(1);
    let isBroken = true;
    const broken = {
      ...store,
      retentions: () => (isBroken ? Promise.reject(new Error('away')) : store.retentions()),
    };
    const told: string[] = [];
    const stop = scheduleRetention(broken, Date.now, (retained, fault) => told.push(String(fault ?? retained.length)));
    await minutes(50);
    isBroken = false;
    await minutes(30);
    await stop();
    expect(told).toEqual(['Error: away', '1']);
  });
});
