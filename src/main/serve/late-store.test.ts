import { describe, expect, it } from 'vitest';
import { type Store, Unavailable } from '../../app/ports/index.ts';
import { lateStore } from './late-store.ts';

describe('a store that is opened later', () => {
  it('is away until then, and the real one after', async () => {
    const { store, bind } = lateStore();
    await expect((async () => store.mark())()).rejects.toBeInstanceOf(Unavailable);
    const [behind] = [store];
    bind({ mark: async () => 'm-1', onChange: () => () => {} } as unknown as Store);
    expect(await behind.mark()).toBe('m-1');
  });

  it('keeps who wants to hear of changes, and tells them once it is there', () => {
    const { store, bind } = lateStore();
    const heard: string[] = [];
    store.onChange(() => heard.push('one'));
    store.onChange(() => heard.push('two'))();
    const listeners = new Set<() => void>();
    bind({
      onChange: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as unknown as Store);
    for (const tell of listeners) tell();
    expect(heard).toEqual(['one']);
  });

  it('can be awaited and closed before it was opened', async () => {
    const { store } = lateStore();
    expect(await Promise.resolve(store)).toBe(store);
    await store.close();
  });
});
