import { expect } from 'vitest';
import type { AlertFilter, AlertPlace, AlertRow } from '../../../../src/app/ports/index.ts';
import { AT, alertOf, type Cases, decided, MINUTE, pages } from './rows.ts';

const keysOf = (alerts: readonly { readonly key: string }[]) => alerts.map(({ key }) => key);

export const ALERT_CASES: Cases = {
  'decides an alert once, and gives it back as it was decided': async (store) => {
    const one = alertOf('a', {
      thresholdPpm: 1_500_000,
      dueAt: null,
      contacts: [],
      details: { n: 1.5, deep: { '': [] } },
    });
    expect(await decided(store, one, alertOf('b', { standing: 'longPast' }), one)).toEqual(['a', 'b']);
    const other = { ...one, kind: 'breach', at: AT + 1, standing: 'dryRun' } as const;
    expect(await store.transact((tx) => tx.decide([other, alertOf('c')], AT + 9))).toEqual(['c']);
    expect(await store.transact((tx) => tx.decide([], AT))).toEqual([]);
    const untouched = { dispatchedAt: null, acknowledgedAt: null, acknowledgedBy: null, endedAt: null };
    expect(await store.alert('a')).toEqual({ ...one, decidedAt: AT, ...untouched });
    expect(await store.alert('z')).toBeNull();
  },

  'keeps nothing of a transaction that is taken back': async (store) => {
    const failing = store.transact(async (tx) => {
      await tx.decide([alertOf('a')], AT);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await decided(store, alertOf('a'))).toEqual(['a']);
  },

  'hands out what is new, breaches first, then what is due first, and nothing else': async (store) => {
    await decided(
      store,
      alertOf('undue', { dueAt: null }),
      alertOf('late-b', { dueAt: AT + 9, at: AT + 1 }),
      alertOf('late-a', { dueAt: AT + 9, at: AT + 1 }),
      alertOf('later', { dueAt: AT + 9, at: AT + 2 }),
      alertOf('breach', { kind: 'breach', dueAt: AT + 99 }),
      alertOf('past', { standing: 'longPast' }),
      alertOf('dry', { standing: 'dryRun' }),
    );
    const lock = (limit: number) => store.transact(async (tx) => keysOf(await tx.lockNewAlerts(limit)));
    expect(await lock(9)).toEqual(['breach', 'late-a', 'late-b', 'later', 'undue']);
    expect(await lock(2)).toEqual(['breach', 'late-a']);
    await store.transact((tx) => tx.settleAlerts(['breach', 'late-a'], 'told', AT + 5));
    await store.transact((tx) => tx.settleAlerts(['late-b', 'nowhere'], 'nobody', AT + 6));
    expect(await lock(9)).toEqual(['later', 'undue']);
    expect(await store.alert('breach')).toMatchObject({ standing: 'told', dispatchedAt: AT + 5 });
    expect(await store.alert('late-b')).toMatchObject({ standing: 'nobody', dispatchedAt: AT + 6 });
    expect(await store.alertCounts({})).toEqual({ new: 2, told: 2, nobody: 1, longPast: 1, dryRun: 1 });
  },

  'says how many wait, and since when': async (store) => {
    expect(await store.undispatched()).toEqual({ count: 0, oldestDecidedAt: null });
    await store.transact((tx) => tx.decide([alertOf('b')], AT + 7));
    await decided(store, alertOf('a'), alertOf('c', { standing: 'dryRun' }));
    expect(await store.undispatched()).toEqual({ count: 2, oldestDecidedAt: AT });
  },

  'lists them, the latest decided first, page after page without a gap': async (store) => {
    for (const [at, keys] of [
      [AT, ['d', 'a', 'é', '😀', 'ￂ']],
      [AT + 1, ['b', 'c']],
    ] as const)
      await store.transact((tx) =>
        tx.decide(
          keys.map((key) => alertOf(key)),
          at,
        ),
      );
    const read = (after: AlertPlace | null) => store.alerts({}, after, 2);
    expect(keysOf(await pages<AlertRow, AlertPlace>(read, 2))).toEqual(['b', 'c', 'a', 'd', 'é', 'ￂ', '😀']);
    const place = { decidedAt: AT, key: 'b' };
    expect(keysOf(await store.alerts({}, place, 9))).toEqual(['d', 'é', 'ￂ', '😀']);
  },

  'finds them by what they are': async (store) => {
    await decided(
      store,
      alertOf('a', { kind: 'breach', customer: 'boreal', ticket: 'T-1' }),
      alertOf('b', { kind: 'silentSource', customer: null, ticket: null }),
      alertOf('c', { customer: 'cobalt', ticket: 'T-2', standing: 'dryRun' }),
    );
    await store.transact(async (tx) => {
      await tx.acknowledgeAlerts(['a'], AT + 1, 'p-1');
      await tx.endAlerts(['b'], AT + 2);
      await tx.decide([alertOf('d', { ticket: 'T-3' })], AT + MINUTE);
    });
    const found = async (filter: AlertFilter) =>
      keysOf(await store.alerts(filter, null, 9))
        .sort()
        .join('');
    expect(await found({ kind: ['breach', 'silentSource'] })).toBe('ab');
    expect(await found({ kind: [] })).toBe('');
    expect(await found({ standing: ['dryRun'] })).toBe('c');
    expect(await found({ customer: ['boreal'] })).toBe('ad');
    expect(await found({ customer: ['cobalt', null] })).toBe('bc');
    expect(await found({ customer: [null] })).toBe('b');
    expect(await found({ customer: ["x' or true --"] })).toBe('');
    expect(await found({ ticket: 'T-2' })).toBe('c');
    expect([await found({ acknowledged: true }), await found({ acknowledged: false })]).toEqual(['a', 'bcd']);
    expect([await found({ ended: true }), await found({ ended: false })]).toEqual(['b', 'acd']);
    expect([await found({ from: AT + MINUTE }), await found({ to: AT + MINUTE })]).toEqual(['d', 'abc']);
    expect(await store.alertCounts({ customer: ['boreal'] })).toEqual({ new: 2 });
    expect(await store.alertCounts({ kind: ['date'] })).toEqual({});
  },

  'is acknowledged once, by whoever did so first': async (store) => {
    await decided(store, alertOf('a'), alertOf('b'), alertOf('c'));
    const acknowledge = (keys: readonly string[], by: string) =>
      store.transact((tx) => tx.acknowledgeAlerts(keys, AT + 3, by));
    expect(await acknowledge(['b', 'a', 'nowhere', 'a'], 'p-1')).toEqual(['a', 'b']);
    expect(await acknowledge(['c', 'b'], 'p-2')).toEqual(['c']);
    expect(await store.alert('b')).toMatchObject({ acknowledgedAt: AT + 3, acknowledgedBy: 'p-1' });
  },

  'ends once, and is open until then': async (store) => {
    await decided(
      store,
      alertOf('b', { ticket: 'T-1' }),
      alertOf('a', { ticket: 'T-1', standing: 'longPast' }),
      alertOf('c', { ticket: 'T-2' }),
      alertOf('d', { ticket: null }),
    );
    const open = (...tickets: readonly string[]) =>
      store.transact(async (tx) => keysOf(await tx.openAlertsOf(tickets)));
    expect(await open('T-2', 'T-1', 'T-1', 'T-9')).toEqual(['a', 'b', 'c']);
    expect(await open()).toEqual([]);
    const end = (...keys: readonly string[]) => store.transact((tx) => tx.endAlerts(keys, AT + 4));
    expect([await end('b', 'd', 'nowhere'), await end('b', 'c')]).toEqual([['b', 'd'], ['c']]);
    expect(await open('T-1', 'T-2')).toEqual(['a']);
    expect((await store.alert('b'))?.endedAt).toBe(AT + 4);
  },

  'keeps alerts when projections are dropped': async (store) => {
    await decided(store, alertOf('a'));
    await store.transact((tx) => tx.plan({ name: 'x', dueAt: AT, note: null }));
    await store.dropProjections();
    expect(await store.alert('a')).not.toBeNull();
    expect(await store.nextOnAgenda()).toBe(AT);
  },

  'puts the character for what can not be read where no database keeps one': async (store) => {
    const odd = 'a\u0000b\ud800c😀';
    await decided(store, alertOf(odd, { details: { [odd]: [odd] }, customer: odd }));
    const kept = 'a\ufffdb\ufffdc😀';
    expect(await store.alert(odd)).toMatchObject({ key: kept, details: { [kept]: [kept] }, customer: kept });
    expect(await store.alert('\u0000')).toBeNull();
  },
};
