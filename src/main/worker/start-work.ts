import { openRules } from '../../app/duty/index.ts';
import { openEventPost } from '../../app/live/index.ts';
import type { Store } from '../../app/ports/index.ts';
import { keepResuming } from '../../app/sources/index.ts';
import { openHeartbeat, openWorker } from '../../worker/index.ts';
import type { Node } from '../serve/node.ts';

/**
 * Starts all that a node does when nobody asks.
 * @returns how to stop: resolves when what is under way is done
 */
export function startWork(node: Node, store: Store): () => Promise<void> {
  const { now, rosters, holidays, onDefect } = node;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const rules = openRules(timeZone, holidays);
  const worker = openWorker({ store, now, rosters, rules, onDefect: (error) => onDefect(null, error) });
  const stopHeartbeat = startHeartbeat(node, store);
  const stopReading = startReading(node, store);
  return async () => {
    await Promise.all([worker.stop(), stopHeartbeat(), stopReading()]);
  };
}

/** Reads payloads that somebody received and did not read to the end. */
function startReading({ now, rosters, mappings: runner, onDefect }: Node, store: Store): () => Promise<void> {
  const post = openEventPost({ store, now, rosters });
  const stop = keepResuming({ store, now, post, runner }, (error) => onDefect(null, error));
  return async () => {
    await stop();
    await runner.close();
  };
}

/** A sign of life to where the settings say; none where they say nothing. */
function startHeartbeat({ config, now, log }: Node, store: Store): () => Promise<void> {
  const { heartbeatUrl: url, allowNetworks } = config;
  if (url === null) return async () => {};
  const opened = import('../../connectors/outbound/index.ts').then(({ openOutbound }) =>
    openOutbound({ allowNetworks: allowNetworks ?? [] }),
  );
  const ping = async () => {
    const { status } = await (await opened).fetch(url);
    if (status >= 400) throw new Error(`the answer was ${status}`);
  };
  // The address is as good as a secret: it is not told.
  const heartbeat = openHeartbeat(store, now, ping, (why) =>
    log.warn('no heartbeat', { why: why instanceof Error ? why.message : String(why) }),
  );
  return async () => {
    await heartbeat.stop();
    await (await opened).close();
  };
}
