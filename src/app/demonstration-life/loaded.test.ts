import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../core/time/index.ts';
import { openMemoryStore } from '../../store/memory/index.ts';
import { Unavailable } from '../ports/index.ts';
import { holdsOnlyPeople, isDemonstrationLoaded, markLoaded, removeLoaded, whileLoaded } from './index.ts';

const AT = parseInstant('2026-11-22T09:00:00Z') ?? 0;

describe('a demonstration that is loaded', () => {
  it('is loaded once, where nothing but people is, and taken out with a note of who wished it', async () => {
    const store = openMemoryStore();
    expect([await holdsOnlyPeople(store), await removeLoaded(store, 'p-1', AT)]).toEqual([true, 'noSuch']);
    expect([await markLoaded(store, 'p-1', AT), await markLoaded(store, 'p-2', AT + 1)]).toEqual([AT, AT]);
    expect(await isDemonstrationLoaded(store)).toBe(true);
    const generation = await store.generation();
    expect(await removeLoaded(store, 'p-2', AT + 2)).toBe('removed');
    expect(await isDemonstrationLoaded(store)).toBe(false);
    expect(await store.generation()).toBeGreaterThan(generation);
    expect((await store.auditEntries(0, 9)).map(({ action, actor }) => [action, actor])).toEqual([
      ['demonstration.loaded', 'p-1'],
      ['demonstration.removed', 'p-2'],
    ]);
  });

  it('is not loaded beside what is somebody’s own', async () => {
    const store = openMemoryStore();
    await store.transact((tx) => tx.putCustomer({ id: 'boreal', name: 'Boréal', changedAt: AT, changedBy: null }));
    expect(await markLoaded(store, 'p-1', AT)).toBeNull();
    expect(await isDemonstrationLoaded(store)).toBe(false);
  });

  it('takes nothing any more once it is taken out, whatever was under way', async () => {
    const store = openMemoryStore();
    await markLoaded(store, 'p-1', AT);
    const filling = whileLoaded(store);
    const keep = (name: string) => filling.transact((tx) => tx.keepSetting(name, 'x'));
    expect(await keep('first')).toBe('x');
    await removeLoaded(store, 'p-1', AT);
    await expect(keep('late')).rejects.toThrow(Unavailable);
    expect([await filling.setting('late'), await store.setting('first')]).toEqual([null, 'x']);
  });
});
