// Breaks the core on purpose, one small change at a time, and counts how many the tests notice (Stryker).
//   npm run mutate                              time, calendar, clock, objective
//   npm run mutate -- src/core/money/*.ts       only these files
//   npm run mutate -- --again                   only what changed since the last run of this kind
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isAgain = process.argv.includes('--again');
const files = process.argv.slice(2).filter((file) => !file.startsWith('--') && !file.includes('.test.'));
const choice = files.length > 0 ? ['--mutate', [...files, '!src/**/*.test.ts'].join(',')] : [];
const stryker = join(root, 'node_modules', '.bin', 'stryker');
const report = join(root, 'reports', 'mutation', 'mutation.json');
// A report of an earlier run must not be read as this one's.
rmSync(report, { force: true });
const run = spawnSync(stryker, ['run', ...choice, ...(isAgain ? ['--incremental'] : [])], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

/** Noticed and missed mutants by room, from the report Stryker wrote. */
function scores() {
  const { files: mutated } = JSON.parse(readFileSync(report, 'utf8'));
  const rooms = new Map();
  for (const [path, { mutants }] of Object.entries(mutated)) {
    const room = path.split('/').slice(1, 3).join('/');
    const counts = rooms.get(room) ?? { noticed: 0, missed: 0 };
    counts.noticed += mutants.filter((mutant) => NOTICED.has(mutant.status)).length;
    counts.missed += mutants.filter((mutant) => MISSED.has(mutant.status)).length;
    rooms.set(room, counts);
  }
  return rooms;
}

try {
  const total = { noticed: 0, missed: 0 };
  for (const [room, { noticed, missed }] of scores()) {
    total.noticed += noticed;
    total.missed += missed;
    process.stdout.write(`${room.padEnd(16)} ${noticed} of ${noticed + missed} noticed\n`);
  }
  const percent = (100 * total.noticed) / Math.max(1, total.noticed + total.missed);
  process.stdout.write(
    `mutation score: ${percent.toFixed(2)} % (${total.noticed} of ${total.noticed + total.missed})\n`,
  );
} catch {
  process.stderr.write('Stryker wrote no report: read above why, mend it, and run again.\n');
}
process.exitCode = run.status ?? 1;
