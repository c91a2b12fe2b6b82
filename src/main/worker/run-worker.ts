import { Hindered } from '../../app/ports/index.ts';
import type { Config } from '../../app/running/index.ts';
import type { ServeNews, ServerPart } from '../../cli/index.ts';
import { openPostgresStore } from '../../store/postgres/index.ts';
import { countingStore } from '../metrics/counting-store.ts';
import { sealWith } from '../serve/data-folder/secret.ts';
import type { Node } from '../serve/node.ts';
import { openStorage, runNode } from '../serve/run-server.ts';
import { startWork } from './start-work.ts';

type Told = (news: ServeNews) => void;

/** Does what is due on a database that others serve from, until the system tells it to stop. */
export const runWorker: ServerPart['work'] = (config, surroundings, told) => {
  const startedAt = performance.now();
  return runNode(config, surroundings, {
    require: () => requireDatabase(config),
    work: (node) => work(node, told, startedAt),
  });
};

async function work(node: Node, told: Told, startedAt: number): Promise<void> {
  const { log, secret, stop, version } = node;
  const storage = await openStorage(node, told);
  if (storage === null) return;
  try {
    const store = countingStore(openPostgresStore(storage.app, node.onHearing), node.metrics.alerting.decided);
    node.atEnd(() => store.close());
    await sealWith(secret, store);
    node.bind(store, storage.app.pool);
    node.atEnd(startWork(node, store));
    const milliseconds = Math.round(performance.now() - startedAt);
    log.info('working', { milliseconds, version });
    told({ kind: 'working', milliseconds });
    await stop.asked;
    log.info('stopping');
    told({ kind: 'stopping' });
  } finally {
    await node.finish();
    await storage.close();
  }
}

/** @throws Hindered: the database that comes along has one owner, and that is its server */
function requireDatabase({ databaseUrl }: Config): void {
  if (databaseUrl !== null) return;
  throw new Hindered(
    'place',
    {
      fr: 'un worker travaille sur une base partagée, et DATABASE_URL n’est pas donnée',
      en: 'a worker works on a database that is shared, and DATABASE_URL is not set',
    },
    {
      fr: 'Donnez à tous la même DATABASE_URL (PostgreSQL 15 ou ultérieur). La base livrée avec Leeway n’est qu’à « leeway serve », qui fait ce travail lui-même.',
      en: 'Give all of them the same DATABASE_URL (PostgreSQL 15 or later). The database that comes with Leeway belongs to "leeway serve", which does this work by itself.',
    },
  );
}
