import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { loadedAt, markLoaded, openLife, removeLoaded } from '../../app/demonstration-life/index.ts';
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
  let life: { readonly stop: () => Promise<void> } | null = null;
  let known = false;
  const begin = (at: Instant) => {
    known = true;
    life ??= begun(at, node);
  };
  const end = async () => {
    await life?.stop();
    life = null;
    known = false;
    node.condition.fill(null);
  };
  const ended = new AbortController();
  const look = async () => {
    while (!ended.signal.aborted) {
      try {
        const at = node.condition.phase() === 'ready' ? await loadedAt(store) : null;
        if (at !== null) begin(at);
        else if (node.condition.phase() === 'ready' && life !== null) await end();
      } catch (error) {
        if (!(error instanceof Unavailable)) node.onDefect(null, error);
      }
      await sleep(LOOK_EVERY_MS, null, { signal: ended.signal, ref: false }).catch(() => {});
    }
    await life?.stop();
  };
  const looking = look();
  node.atEnd(async () => {
    ended.abort();
    await looking;
  });
  return {
    isLoaded: () => known,
    load: async (by) => {
      const at = await markLoaded(store, by, now());
      if (at === null) return 'notEmpty';
      begin(at);
      return 'loading';
    },
    remove: async (by) => {
      const at = await loadedAt(store);
      if (at === null) return 'noSuch';
      // Whatever is under way ends first: nothing of it comes after it is gone.
      await life?.stop();
      life = null;
      const done = await removeLoaded(store, by, now());
      if (done === 'notAlone') begin(at);
      else await end();
      return done;
    },
  };
}

function begun(markedAt: Instant, node: Node): { readonly stop: () => Promise<void> } {
  const { store, now, rosters, holidays } = node;
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
