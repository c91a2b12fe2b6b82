// Rows of the living system: the server as it is shipped, on its embedded database, in a temporary folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateLog } from '../generated-log.mjs';
import { realLog } from '../real-log.mjs';
import { boardRow, fillBoard } from './board.mjs';
import { changesRow } from './changes.mjs';
import { ingestRows } from './ingest.mjs';
import { bareTables, databaseOf, dataFolder, settleIn, startServer } from './server.mjs';
import { startRows } from './start.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'reports', 'bench');
const WEEK_MS = 7 * 86_400_000;
const SIZES = { rounds: 3, batchesEach: 20, singlesEach: 4_000 };
const TELLING_SECONDS = 10;
const TOKENS = 6;
const TICKETS = 1_000_000;

/** All rows; `print` is told each as it comes. */
export async function liveRows(print) {
  const rows = [];
  const take = (...found) => {
    rows.push(...found);
    print(found);
  };
  take(...(await startRows()));
  await onServer(async ({ events, server, tokens, database }) => {
    const bare = await bareTables(database, 'bare');
    take(...(await ingestRows({ port: server.port, token: tokens[0], bare }, events, SIZES)));
    take(await changesRow({ port: server.port, tokens }, events, TELLING_SECONDS));
  });
  await onServer(async ({ server, tokens, database }) => {
    await fillBoard(database, TICKETS);
    take(await boardRow({ port: server.port, token: tokens[0] }, TICKETS));
  });
  return rows;
}

async function onServer(work) {
  const { events, customer } = log();
  const place = dataFolder();
  try {
    const server = await startServer(place.path);
    try {
      const tokens = await settleIn(server, customer, TOKENS);
      await work({ events, server, tokens, database: databaseOf(place.path) });
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
