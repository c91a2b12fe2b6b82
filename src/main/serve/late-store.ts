import { type Store, Unavailable } from '../../app/ports/index.ts';

/** A store that is there from the beginning, though what it stands for is opened later. */
export interface LateStore {
  /** Until `bind`, everything asked of it is `Unavailable`; listeners are kept and told once it is there. */
  readonly store: Store;
  readonly bind: (store: Store) => void;
}

export function lateStore(): LateStore {
  let bound: Store | null = null;
  const waiting = new Set<{ readonly listener: () => void; stop: () => void }>();
  const onChange = (listener: () => void): (() => void) => {
    if (bound !== null) return bound.onChange(listener);
    const one = { listener, stop: () => {} };
    waiting.add(one);
    return () => {
      waiting.delete(one);
      one.stop();
    };
  };
  const close = async (): Promise<void> => bound?.close();
  const store = new Proxy({ onChange, close } as Store, {
    get: (own, name) => {
      if (name === 'onChange' || name === 'close') return own[name];
      // Whoever awaits a store, or prints it, asks for names that are no methods of it.
      if (typeof name !== 'string' || name === 'then') return undefined;
      const asked = bound as unknown as { readonly [name: string]: (...given: unknown[]) => unknown } | null;
      return (...given: unknown[]) => {
        if (asked === null) throw new Unavailable('the store is being opened');
        return asked[name]?.(...given);
      };
    },
  });
  return {
    store,
    bind: (opened) => {
      bound = opened;
      for (const one of waiting) one.stop = opened.onChange(one.listener);
      waiting.clear();
    },
  };
}
