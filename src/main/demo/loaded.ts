import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import {
  isDemonstrationLoaded,
  loadedAt,
  markLoaded,
  openLife,
  removeLoaded,
  whileLoaded,
} from '../../app/demonstration-life/index.ts';
import { Unavailable } from '../../app/ports/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { LoadedDemonstration } from '../../http/index.ts';
import { shippedBases } from '../bases.ts';
import { packageFolder } from '../package-folder.ts';
import type { Node } from '../serve/node.ts';
import { live } from './demonstrate.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * The demonstration that somebody loads into this node's store. Where one is loaded already, it goes on with the node. Every
 * few seconds it is looked whether another node has loaded or removed one.
 */
export function openLoaded(node: Node): LoadedDemonstration {
  const { store, now } = node;
  const known = keepKnown(node);
  let life: Life | null = null;
  const leaving = { is: false, times: 0 };
  const begin = (at: Instant) => {
    known.is = true;
    life ??= begun(at, node);
  };
  const end = async () => {
    await life?.stop();
    life = null;
    node.condition.fill(null);
  };
  const forget = async () => {
    if (life !== null) await end();
    known.is = false;
  };
  keepLooking(node, end, async () => {
    const { times } = leaving;
    const at = await loadedAt(store);
    // What was asked before it was taken out says nothing of afterwards.
    if (leaving.is || leaving.times !== times) return;
    if (at !== null) begin(at);
    else await forget();
  });
  const isLoaded = async () => known.is ?? (await isDemonstrationLoaded(store));
  return {
    isLoaded,
    // Those who are told of its end ask before this node may know of it.
    isShown: async () => node.condition.filled() !== null && (life === null || (await isLoaded())),
    load: async (by) => {
      const at = await markLoaded(store, by, now());
      if (at !== null) begin(at);
      return at === null ? 'notEmpty' : 'loading';
    },
    remove: async (by) => {
      const at = await loadedAt(store);
      if (at === null) return 'noSuch';
      return await during(leaving, async () => {
        // Whatever is under way ends first; whoever is told of it at once asks the store.
        await end();
        known.is = null;
        const done = await removeLoaded(store, by, now());
        await (done === 'notAlone' ? begin(at) : forget());
        return done;
      });
    },
  };
}

/**
 * Whether one is loaded, as far as this node knows; null as long as it has not looked: then the store is asked. On whatever
 * node one is taken out, those who listen are told at the same time, and ask.
 */
function keepKnown({ store, atEnd }: Node): { is: boolean | null } {
  const known: { is: boolean | null } = { is: null };
  const stop = store.onChange(() => {
    if (known.is === true) known.is = null;
  });
  atEnd(async () => stop());
  return known;
}

async function during<T>(flag: { is: boolean; times: number }, work: () => Promise<T>): Promise<T> {
  flag.is = true;
  flag.times += 1;
  try {
    return await work();
  } finally {
    flag.is = false;
  }
}

/** A demonstration as it goes on. */
interface Life {
  readonly stop: () => Promise<void>;
}

/** Looks every few seconds, once the node is ready and until it ends. */
function keepLooking(node: Node, end: () => Promise<void>, look: () => Promise<void>): void {
  const stop = new AbortController();
  const looking = (async () => {
    while (!stop.signal.aborted) {
      try {
        if (node.condition.phase() === 'ready') await look();
      } catch (error) {
        if (!(error instanceof Unavailable)) node.onDefect(null, error);
      }
      await sleep(LOOK_EVERY_MS, null, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  node.atEnd(async () => {
    stop.abort();
    await looking;
    await end();
  });
}

function begun(markedAt: Instant, node: Node): Life {
  const { now, rosters, holidays } = node;
  const store = whileLoaded(node.store);
  const stop = new AbortController();
  const life = openLife(markedAt, {
    live: { store, now, rosters },
    publishing: { bases: shippedBases(packageFolder()), holidays },
    pause: async () => void (await turn()),
    isStopped: () => stop.signal.aborted,
  });
  node.condition.fill({ done: 0, of: 0 });
  const told = { filled: node.condition.fill, finished: () => node.log.info('demonstration filled') };
  const living = live(life, told, node, stop.signal, false);
  return {
    stop: async () => {
      stop.abort();
      await living;
    },
  };
}
