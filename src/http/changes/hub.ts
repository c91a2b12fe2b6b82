import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change, Store } from '../../app/ports/index.ts';

/** One who listens. */
export interface HubListener {
  readonly told: (change: Change) => void;
  /** What came after the last change told can not be told: the store is another than before (it was restored). */
  readonly lost: (mark: string) => void;
}

/** Tells any number of streams what was committed, for the price of one listener and one question to the store. */
export interface ChangeHub {
  /** From the mark given on, everything is told, perhaps more than once, or `lost` is. */
  readonly join: (listener: HubListener) => Promise<{ readonly mark: string; readonly leave: () => void }>;
  readonly size: () => number;
}

const PAGE = 1_000;
const AGAIN_MS = 1_000;
/** What happens within so long is told together: longer the more who listen, for telling all of them is work. */
const TOGETHER_MS_EACH = 0.1;
const TOGETHER_MS = 100;
/** After so many, whoever else waits for the server has his turn: to tell 500 takes some 30 ms. */
const AT_ONCE = 32;

/** Listens to the store only while somebody listens here. */
export function openChangeHub(store: Store): ChangeHub {
  const listeners = new Set<HubListener>();
  let mark: Promise<string> | null = null;
  let stop: (() => void) | null = null;
  const look = oneAtATime(
    async () => {
      if (mark === null) return;
      const next = await readOn(store, await mark, {
        told: (change) => {
          // Whoever joins meanwhile begins after this change, and is told of it too.
          if (mark !== null) mark = Promise.resolve(change.mark);
          return tellAll(listeners, change);
        },
        lost: (from) => {
          for (const { lost } of [...listeners]) lost(from);
        },
      });
      if (mark !== null) mark = Promise.resolve(next);
    },
    () => Math.min(TOGETHER_MS, TOGETHER_MS_EACH * listeners.size),
  );
  const end = () => {
    stop?.();
    stop = null;
    mark = null;
  };
  const begin = (): Promise<string> => {
    const now = store.mark();
    now.catch(end);
    stop = store.onChange(look);
    return now;
  };
  return {
    size: () => listeners.size,
    join: async (listener) => {
      listeners.add(listener);
      const leave = () => {
        if (listeners.delete(listener) && listeners.size === 0) end();
      };
      try {
        mark ??= begin();
        return { mark: await mark, leave };
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}

/** Tells all who listen, those too who come meanwhile. */
async function tellAll(listeners: ReadonlySet<HubListener>, change: Change): Promise<void> {
  let count = 0;
  for (const { told } of listeners) {
    told(change);
    count += 1;
    if (count % AT_ONCE === 0) await nextTurn();
  }
}

/** Tells what was committed after a mark, and gives the mark from which to read on. */
async function readOn(
  store: Store,
  from: string,
  { told, lost }: { readonly told: (change: Change) => Promise<void>; readonly lost: (mark: string) => void },
): Promise<string> {
  let mark = from;
  for (;;) {
    const change = await store.changesAfter(mark, PAGE);
    if (change === null) {
      // Whoever reads everything anew from here on misses nothing.
      const now = await store.mark();
      lost(now);
      return now;
    }
    if (change.tickets.length > 0) await told(change);
    if (change.tickets.length < PAGE) return change.mark;
    mark = change.mark;
  }
}

/**
 * Does a work when called, once more if called meanwhile, but not before it has rested, and again later when the store is
 * away: nothing is lost by it.
 */
function oneAtATime(work: () => Promise<void>, restMs: () => number): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await work();
        await new Promise((resolve) => setTimeout(resolve, restMs()).unref());
      }
    } catch {
      setTimeout(() => void run(), AGAIN_MS).unref();
    } finally {
      running = false;
    }
  };
  return () => void run();
}
