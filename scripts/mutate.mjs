// Breaks the core on purpose, one small change at a time, and counts how many the tests notice (Stryker): room by room,
// for a change must be noticed by the tests beside it or by the stories.
//   npm run mutate                              time, calendar, clock, objective
//   npm run mutate -- objective                 only this room of the core
//   npm run mutate -- src/core/money/money.ts   only these files
//   npm run mutate -- clock --concurrency=1     what begins with a dash is Stryker's
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stryker = join(root, 'node_modules', '.bin', 'stryker');
const reports = join(root, 'reports', 'mutation');
const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

const options = process.argv.slice(2).filter((one) => one.startsWith('-'));

/** What to break, by room of the core. */
function chosen() {
  const asked = process.argv.slice(2).filter((one) => !options.includes(one) && !one.includes('.test.'));
  const rooms = new Map();
  for (const one of asked.length > 0 ? asked : ['time', 'calendar', 'clock', 'objective']) {
    const room = one.startsWith('src/core/') ? one.split('/')[2] : one;
    const files = one === room ? `src/core/${room}/**/*.ts` : one;
    rooms.set(room, [...(rooms.get(room) ?? []), files]);
  }
  return rooms;
}

/** Breaks a room; gives how many changes were noticed and missed, null when Stryker could not work. */
function broken(room, files) {
  const report = join(reports, 'mutation.json');
  // A report of an earlier run must not be read as this one's.
  rmSync(report, { force: true });
  const lines = [...files, '!src/**/*.test.ts', '!src/**/*.data.ts'].join(',');
  spawnSync(stryker, ['run', '--mutate', lines, ...options], {
    cwd: root,
    env: { ...process.env, LEEWAY_MUTATED_ROOM: room },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    const mutants = Object.values(JSON.parse(readFileSync(report, 'utf8')).files).flatMap((file) => file.mutants);
    renameSync(report, join(reports, `${room}.json`));
    renameSync(join(reports, 'index.html'), join(reports, `${room}.html`));
    const count = (statuses) => mutants.filter(({ status }) => statuses.has(status)).length;
    return { noticed: count(NOTICED), missed: count(MISSED) };
  } catch {
    process.stderr.write(`Stryker wrote no report on ${room}: read above why, mend it, and run again.\n`);
    return null;
  }
}

const startedAt = performance.now();
const lines = [];
const total = { noticed: 0, missed: 0 };
const share = ({ noticed, missed }) => (100 * noticed) / Math.max(1, noticed + missed);
const said = (name, counts) =>
  `${name.padEnd(12)} ${share(counts).toFixed(2)} % noticed (${counts.noticed} of ${counts.noticed + counts.missed})`;
for (const [room, files] of chosen()) {
  const counts = broken(room, files);
  if (counts === null || share(counts) < 90) process.exitCode = 1;
  if (counts === null) continue;
  total.noticed += counts.noticed;
  total.missed += counts.missed;
  lines.push(said(room, counts));
}
const minutes = (performance.now() - startedAt) / 60_000;
process.stdout.write(`${[...lines, said('all', total)].join('\n')}\nin ${minutes.toFixed(1)} minutes\n`);
