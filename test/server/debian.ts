/** A database of Debian's PostgreSQL 15, as a provider who has one of his own would give it to Leeway. */
import { join } from 'node:path';
import pg from 'pg';
import { DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';

export interface DebianDatabase {
  readonly url: string;
  /** PostgreSQL's own folder. */
  readonly data: string;
  readonly start: () => Promise<void>;
  /** As its administrator restarts it: connections are ended, what is committed is kept. */
  readonly stop: () => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly ask: <R extends object>(text: string) => Promise<readonly R[]>;
}

/** It remembers when each transaction was committed. */
export async function debianDatabase(): Promise<DebianDatabase> {
  const cluster = await startCluster(DEBIAN_15);
  const { host, user, database } = await cluster.newDatabase();
  const ask = async <R extends object>(text: string) => {
    const client = new pg.Client({ host, user: String(user), database });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<R>(text)).rows;
    } finally {
      await client.end();
    }
  };
  await ask('alter system set track_commit_timestamp = on');
  await cluster.stop();
  await cluster.start();
  return {
    url: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`,
    data: join(cluster.folder, 'data'),
    start: cluster.start,
    stop: cluster.stop,
    drop: cluster.drop,
    ask,
  };
}
