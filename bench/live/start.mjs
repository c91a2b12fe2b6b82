// Rows: how soon the server serves on an empty folder and again, and how much memory it rests in, its database included.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { dataFolder, postmasterOf, startServer } from './server.mjs';

const REACH = { emptyMs: 3000, againMs: 1000, bytes: 300e6 };
const ROUNDS = 3;
const REST_MS = 3000;

/** Rows four and five. */
export async function startRows() {
  const times = { empty: [], again: [] };
  let bytes = Number.NaN;
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = dataFolder();
    try {
      for (const kind of ['empty', 'again']) {
        const startedAt = performance.now();
        const server = await startServer(folder.path);
        const page = await fetch(server.url);
        await page.text();
        if (!page.ok) throw new Error(`the first page answered ${page.status}`);
        times[kind].push(performance.now() - startedAt);
        if (kind === 'again' && round === ROUNDS - 1) {
          await pause(REST_MS);
          bytes = shareOf([server.pid, postmasterOf(folder.path)]);
        }
        await server.stop();
      }
    } finally {
      folder.remove();
    }
  }
  return [
    timeRow('cold start to the first page served, empty folder', times.empty, REACH.emptyMs),
    timeRow('cold start to the first page served, again', times.again, REACH.againMs),
    memoryRow(bytes),
  ];
}

function timeRow(what, times, mostMs) {
  const ms = Math.min(...times);
  return absoluteRow(what, `${Math.round(ms)} ms`, `≤ ${mostMs} ms`, ms / mostMs, [
    `best of ${times.length}; the others ${times
      .map(Math.round)
      .sort((a, b) => a - b)
      .slice(1)
      .join(' and ')} ms`,
  ]);
}

function memoryRow(bytes) {
  const what = 'memory of the idle server with its database (proportional share, all processes)';
  const megabytes = (number) => `${Math.round(number / 1e6)} MB`;
  return absoluteRow(what, megabytes(bytes), `≤ ${megabytes(REACH.bytes)}`, bytes / REACH.bytes, []);
}

/** A row whose limit is no yardstick of this run. */
export function absoluteRow(what, measured, reach, ratio, notes, yardstick = 'none; absolute') {
  const pass = ratio <= 1;
  return {
    what,
    measured,
    yardstick,
    ratio: `${(100 * ratio).toFixed(0)} % of the limit`,
    reach,
    pass,
    notes,
    figures: { ratio },
  };
}

/** The share of memory (PSS) of processes and of all that descend from them. */
function shareOf(roots) {
  const childrenOf = new Map();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), pid]);
  }
  const all = new Set(roots);
  for (const pid of all) for (const child of childrenOf.get(pid) ?? []) all.add(child);
  let bytes = 0;
  for (const pid of all)
    bytes += 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return bytes;
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
