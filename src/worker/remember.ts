import type { Store } from '../app/ports/index.ts';

/** The last instant there is: nobody ever looks at what is planned for then. */
const NEVER = 8_640_000_000_000_000;

/** Keeps a word under a name of the agenda, in place of the one before: for whoever starts next, and to see that a write is taken. */
export async function remember(store: Pick<Store, 'transact'>, name: string, note: string): Promise<void> {
  await store.transact((tx) => tx.plan({ name, dueAt: NEVER, note }));
}
