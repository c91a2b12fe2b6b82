// `npm run test:long`: the same laws by the hundred thousand, with every incident of the real log; a million random worlds
// judged by the oracle and by the core, over as many processes as there are cores; settlements and months of availability
// by the hundred thousand; servers that are killed a hundred times under load, and restores that are killed at twenty
// moments and gone on with; a thousand clicks and keys on the board beside five hundred events a second; a
// screen that hangs on a wall for a week of its own faster time.
//   npm run test:long -- --worlds 50000 --from 7 --months 9000 --laws 1000 --kills 20 --restores 5 --presses 90 --wall 86400 --seed 4711
import { fork, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readReport, vitestArguments } from './vitest-run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'reports', 'long', 'oracle.mjs');
const CHUNK = 2_000;
const FAILURES_SHOWN = 20;
/** So long the database is away under load. */
const AWAY_SECONDS = 30;
/** So many events change the board while somebody clicks on it. */
const EVENTS_A_SECOND = 500;
const PATIENT = '--testTimeout=36000000';
const NAMES = ['worlds', 'from', 'months', 'laws', 'kills', 'restores', 'presses', 'wall', 'seed'];
const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' }]));

/** One of the processes: judges the chunks of worlds it is sent, and answers each with what disagreed. */
async function work() {
  const { runWorlds, tell: tellDisagreement } = await import(pathToFileURL(bundle).href);
  process.on('message', ({ from, count }) => {
    try {
      process.send({ count, failures: runWorlds(from, count).disagreements.map(tellDisagreement) });
    } catch (error) {
      process.send({ count, failures: [`worlds ${from} to ${from + count - 1}: ${error?.stack ?? error}`] });
    }
  });
  process.send({ count: 0, failures: [] });
}

/** Judges `total` worlds from seed `from` on; gives the failures. */
async function judgeWorlds(from, total) {
  const { build } = await import('esbuild');
  mkdirSync(dirname(bundle), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/oracle/run.ts'],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'error',
  });
  const state = { next: from, end: from + total, done: 0, failures: [], startedAt: performance.now() };
  await Promise.all(Array.from({ length: availableParallelism() }, () => feed(state)));
  return state.failures;
}

/** Starts one process and gives it chunk after chunk until none is left. */
function feed(state) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), ['--work']);
    child.on('message', ({ count, failures }) => {
      state.done += count;
      state.failures.push(...failures);
      if (count > 0 && state.done % 50_000 < CHUNK) tell(state);
      const size = Math.min(CHUNK, state.end - state.next);
      if (size <= 0) {
        child.disconnect();
        return;
      }
      child.send({ from: state.next, count: size });
      state.next += size;
    });
    child.on('exit', (code) => {
      if (code !== 0) state.failures.push(`a process ended with ${code} before world ${state.next}`);
      resolve();
    });
  });
}

function tell({ done, failures, startedAt }) {
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(`  ${done} worlds, ${failures.length} disagree, ${Math.round(done / seconds)} a second\n`);
}

/** Tries every law `runs` times, all that is slow, and every screen in every state; gives what vitest reports. */
async function tryLaws(runs) {
  const asked = { LEEWAY_LAW_RUNS: String(runs), LEEWAY_LOG_ONE_OF: '1' };
  const alone = [...vitestArguments(root, 'long-laws', ['fast']), PATIENT, '.law.test.'];
  const laws = await runVitest('long-laws', alone, asked);
  const slow = await runVitest('long-slow', [...vitestArguments(root, 'long-slow', ['slow']), PATIENT], asked);
  const screens = [...vitestArguments(root, 'long-screens', ['web']), PATIENT, 'test/web/states'];
  const seen = await runVitest('long-screens', screens, { LEEWAY_SCREENS_ONE_OF: '1' });
  return {
    passed: laws.passed + slow.passed + seen.passed,
    failed: laws.failed + slow.failed + seen.failed,
    findings: [...laws.findings, ...slow.findings, ...seen.findings],
  };
}

/** Reckons so many random months of availability, and settlements, by hand too; gives what vitest reports. */
function tryMonths(months) {
  const folders = ['test/oracle/availability', 'test/oracle/settlement'];
  const args = [...vitestArguments(root, 'long-months', ['oracle']), PATIENT, ...folders];
  return runVitest('long-months', args, { LEEWAY_MONTHS: String(months), LEEWAY_SETTLEMENTS: String(months) });
}

/** Kills servers and their databases so many times under load, one file after another; gives what vitest reports. */
function tryKills(kills, seed) {
  const args = [
    ...vitestArguments(root, 'long-kills', ['slow']),
    '--no-file-parallelism',
    'test/server',
    'test/running/embedded',
  ];
  const asked = { LEEWAY_KILLS: String(kills), LEEWAY_AWAY_SECONDS: String(AWAY_SECONDS) };
  return runVitest('long-kills', args, { ...asked, LEEWAY_SEED: String(seed) });
}

/** Kills so many restores, each at another moment, and goes on with them; gives what vitest reports. */
function tryRestores(restores) {
  const args = [...vitestArguments(root, 'long-restores', ['slow']), 'test/running/restoring'];
  return runVitest('long-restores', args, { LEEWAY_RESTORES: String(restores) });
}

/** Clicks and types so many times on a board whose rows change all the while; gives what vitest reports. */
function tryPresses(presses) {
  const args = [...vitestArguments(root, 'long-presses', ['web']), PATIENT, 'test/web/today-pouring.test.ts'];
  const asked = { LEEWAY_PRESSES: String(presses), LEEWAY_EVENTS_A_SECOND: String(EVENTS_A_SECOND) };
  return runVitest('long-presses', args, asked);
}

/** Lets a screen hang on a wall for so many seconds of its own time, which goes faster; gives what vitest reports. */
function tryWall(seconds) {
  const args = [...vitestArguments(root, 'long-wall', ['web']), PATIENT, 'test/web/wall-days.test.ts'];
  return runVitest('long-wall', args, { LEEWAY_WALL_SECONDS: String(seconds) });
}

function runVitest(name, args, asked) {
  const env = { ...process.env, ...asked };
  const stdio = ['ignore', 'ignore', 'inherit'];
  return new Promise((resolve) => {
    spawn(join(root, 'node_modules', '.bin', 'vitest'), args, { cwd: root, env, stdio }).on('close', () =>
      resolve(readReport(root, name)),
    );
  });
}

async function main() {
  const { values } = parseArgs({ options });
  const numbers = {
    worlds: 1_000_000,
    from: 1,
    months: 100_000,
    laws: 100_000,
    kills: 100,
    restores: 20,
    presses: 1_000,
    wall: 7 * 86_400,
    seed: Date.now() % 100_000,
    ...values,
  };
  const [worlds, from, months, laws, kills, restores, presses, wall, seed] = NAMES.map((name) => Number(numbers[name]));
  process.stdout.write(`every law ${laws} times …\n`);
  const report = tellFindings(laws > 0 ? await tryLaws(laws) : NOTHING);
  process.stdout.write(`${kills} kills under load, seed ${seed} …\n`);
  const killed = tellFindings(kills > 0 ? await tryKills(kills, seed) : NOTHING);
  process.stdout.write(`${restores} restores killed …\n`);
  const restored = tellFindings(restores > 0 ? await tryRestores(restores) : NOTHING);
  process.stdout.write(`${presses} clicks and keys …\n`);
  const pressed = tellFindings(presses > 0 ? await tryPresses(presses) : NOTHING);
  process.stdout.write(`${wall} seconds on a wall …\n`);
  const hung = tellFindings(wall > 0 ? await tryWall(wall) : NOTHING);
  process.stdout.write(`${months} months and settlements …\n`);
  const reckoned = tellFindings(months > 0 ? await tryMonths(months) : NOTHING);
  process.stdout.write(`${worlds} worlds from seed ${from} …\n`);
  const failures = worlds > 0 ? await judgeWorlds(from, worlds) : [];
  for (const failure of failures.slice(0, FAILURES_SHOWN)) process.stdout.write(`${failure}\n`);
  const reports = [report, killed, restored, pressed, hung, reckoned];
  const passed = reports.reduce((sum, each) => sum + each.passed, worlds - failures.length);
  const failed = reports.reduce((sum, each) => sum + each.failed, failures.length);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

const NOTHING = { passed: 0, failed: 0, findings: [] };

function tellFindings(report) {
  for (const { where, what } of report.findings) process.stdout.write(`${where}\n${what}\n`);
  return report;
}

if (process.argv.includes('--work')) await work();
else await main();
