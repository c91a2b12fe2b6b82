// Rows of the living system: the server as it is shipped, on its embedded database, in a temporary folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateLog } from '../generated-log.mjs';
import { realLog } from '../real-log.mjs';
import { alertRows } from './alerts.mjs';
import { boardRow, fillBoard } from './board.mjs';
import { changesRow } from './changes.mjs';
import { ingestRows } from './ingest.mjs';
import { openReceivers } from './receivers.mjs';
import { bareTables, databaseOf, dataFolder, settleIn, startServer } from './server.mjs';
import { startRows } from './start.mjs';
import { promise, settleWarned } from './warned.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'reports', 'bench');
const WEEK_MS = 7 * 86_400_000;
const SIZES = { rounds: 3, batchesEach: 20, singlesEach: 4_000 };
const TELLING_SECONDS = 10;
const TOKENS = 6;
/** How many tickets are open, and how many alerts due at once; `small`: to try the rows out on a machine that is busy. */
const MANY = { clocks: 1_000_000, together: 10_000 };
const SMALL = { clocks: 10_000, together: 500 };

/** All rows, or those of warnings alone; `print` is told each as it comes. */
export async function liveRows(print, { onlyAlerts = false, small = false } = {}) {
  const rows = [];
  const take = (...found) => {
    rows.push(...found);
    print(found);
  };
  const sizes = small ? SMALL : MANY;
  if (!onlyAlerts) {
    take(...(await startRows()));
    await onServer({}, async ({ events, server, tokens, path }) => {
      const bare = await bareTables(databaseOf(path), 'bare');
      take(...(await ingestRows({ port: server.port, token: tokens[0], bare }, events, SIZES)));
      take(await changesRow({ port: server.port, tokens }, events, TELLING_SECONDS));
    });
  }
  const receivers = await openReceivers();
  // Two nodes share a secret; receivers stand on the same machine.
  const env = { LEEWAY_SECRET: 'of the bench, and of nothing else whatsoever', LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8' };
  try {
    await onServer(env, async ({ server, tokens, cookie, path }) => {
      await promise(server, tokens[0]);
      await settleWarned(server, cookie, receivers);
      await fillBoard(databaseOf(path), sizes.clocks);
      if (!onlyAlerts) take(await boardRow({ port: server.port, token: tokens[0] }, sizes.clocks));
      await server.stop();
      await alertRows({ path, env, token: tokens[0], receivers }, sizes, take);
    });
  } finally {
    await receivers.close();
  }
  return rows;
}

async function onServer(env, work) {
  const { events, customer } = log();
  const place = dataFolder();
  try {
    const server = await startServer(place.path, env);
    try {
      const settled = await settleIn(server, customer, TOKENS);
      await work({ events, server, ...settled, path: place.path });
    } finally {
      await server.stop();
    }
  } finally {
    place.remove();
  }
}

/** As many events as are posted, in order of time, whole weeks later, so that the last ones are of this week. */
function log() {
  const real = existsSync(join(folder, 'incident-log.jsonl'))
    ? join(folder, 'incident-log.jsonl')
    : realLog(root, folder);
  const file = real ?? join(folder, 'generated.jsonl');
  if (real === null && !existsSync(file)) generateLog(file, 24_918);
  const count = (SIZES.rounds + 1) * (500 * SIZES.batchesEach + SIZES.singlesEach);
  const lines = readFileSync(file, 'utf8').split('\n', count);
  const events = lines.map((line) => JSON.parse(line));
  const later = Math.floor((Date.now() - Date.parse(events.at(-1).time)) / WEEK_MS) * WEEK_MS;
  const moved = events.map((event) => ({ ...event, time: new Date(Date.parse(event.time) + later).toISOString() }));
  return { events: moved, customer: real === null ? 'bench' : 'acme' };
}
