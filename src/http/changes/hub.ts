import type { Change, Store } from '../../app/ports/index.ts';

type Told = (change: Change) => void;

/** Tells any number of streams what was committed, for the price of one listener and one question to the store. */
export interface ChangeHub {
  /** From the mark given on, everything is told, perhaps more than once. */
  readonly join: (told: Told) => Promise<{ readonly mark: string; readonly leave: () => void }>;
  readonly size: () => number;
}

const PAGE = 1_000;
const AGAIN_MS = 1_000;

/** Listens to the store only while somebody listens here. */
export function openChangeHub(store: Store): ChangeHub {
  const listeners = new Set<Told>();
  let mark: Promise<string> | null = null;
  let stop: (() => void) | null = null;
  let reading = false;
  let again = false;

  const read = async (from: string): Promise<string> => {
    const change = await store.changesAfter(from, PAGE);
    // The store is another than before: whoever asks for the tickets anew has missed nothing.
    if (change === null) return await store.mark();
    if (change.tickets.length > 0) for (const told of [...listeners]) told(change);
    return change.tickets.length < PAGE ? change.mark : await read(change.mark);
  };
  const look = async () => {
    again = true;
    if (reading || mark === null) return;
    reading = true;
    while (again && mark !== null) {
      again = false;
      const from: string = await mark;
      try {
        const next = await read(from);
        if (mark !== null) mark = Promise.resolve(next);
      } catch {
        // It is away for a while. What it keeps meanwhile is found after the same mark.
        setTimeout(() => void look(), AGAIN_MS).unref();
        break;
      }
    }
    reading = false;
  };
  const start = () => {
    mark = store.mark();
    mark.catch(() => end());
    stop = store.onChange(() => void look());
  };
  const end = () => {
    stop?.();
    stop = null;
    mark = null;
  };
  return {
    size: () => listeners.size,
    join: async (told) => {
      listeners.add(told);
      const leave = () => {
        if (listeners.delete(told) && listeners.size === 0) end();
      };
      if (mark === null) start();
      try {
        return { mark: await (mark as unknown as Promise<string>), leave };
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}
