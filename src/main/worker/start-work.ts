import { randomUUID } from 'node:crypto';
import { accessKey } from '../../app/access/index.ts';
import { deliverDue } from '../../app/delivery/index.ts';
import { openRules, type RulesInForce } from '../../app/duty/index.ts';
import type { Store } from '../../app/ports/index.ts';
import { openHeartbeat, openWorker, type WorkerTurn } from '../../worker/index.ts';
import type { Node } from '../serve/node.ts';
import { openCarriers } from './carriers.ts';
import { counted, HOLDING, type Leaving } from './leaving.ts';
import { startReading } from './reading.ts';
import { startSimulating } from './simulating.ts';

/**
 * Starts all that a node does when nobody asks.
 * @returns how to stop: resolves when what is under way is done
 */
export function startWork(node: Node, store: Store, leaving: Leaving = 'everything'): () => Promise<void> {
  const { now, rosters, holidays, onDefect, metrics } = node;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const rules = openRules(timeZone, holidays);
  const carriers = carriersOf(node, leaving);
  const worker = openWorker({
    store,
    now,
    rosters,
    rules,
    onDefect: (error) => onDefect(null, error),
    also: leaving === 'nothing' ? [] : [delivering(node, store, rules, carriers)],
    onTurn: metrics.alerting.turned,
  });
  const stopHeartbeat = leaving === 'everything' ? startHeartbeat(node, store) : async () => {};
  const stopReading = startReading(node, store);
  const stopSimulating = startSimulating(node, store);
  return async () => {
    await Promise.all([worker.stop(), stopHeartbeat(), stopReading(), stopSimulating()]);
    await (await carriers).close();
  };
}

type Opened = ReturnType<typeof openCarriers>;

async function carriersOf(node: Node, leaving: Leaving): Opened {
  if (leaving !== 'everything') return { carriers: [HOLDING], close: HOLDING.close };
  const { carriers, close } = await openCarriers(node);
  return { carriers: counted(carriers, node.metrics), close };
}

const DELIVERY_GATHER_MS = 20;

/** Hands over what is due; another name at each start tells what this program took from what one before it left. */
function delivering(
  { now, rosters, secret, config, onDefect }: Node,
  store: Store,
  rules: RulesInForce,
  opened: Opened,
): WorkerTurn {
  const sealingKey = accessKey(secret.signingKey);
  const ours = { store, now, rosters, rules, sealingKey, baseUrl: config.url, worker: `node-${randomUUID()}` };
  return {
    name: 'sender',
    gatherMs: DELIVERY_GATHER_MS,
    turn: async (stop) => {
      const dueAt = await store.nextDeliveryAt();
      if (dueAt === null || dueAt > now()) return dueAt;
      const { carriers } = await opened;
      await deliverDue({ ...ours, carriers, onDefect: (error) => onDefect(null, error) }, stop);
      return await store.nextDeliveryAt();
    },
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
