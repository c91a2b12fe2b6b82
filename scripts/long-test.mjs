// `npm run test:long`: the same laws by the hundred thousand, and a million random worlds judged by the oracle and by
// the core, over as many processes as there are cores.
//   npm run test:long -- --worlds 50000 --from 7 --laws 1000
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
const options = { worlds: { type: 'string' }, from: { type: 'string' }, laws: { type: 'string' } };

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

/** Runs every law `runs` times; gives what vitest reports. */
function tryLaws(runs) {
  return new Promise((resolve) => {
    const vitest = join(root, 'node_modules', '.bin', 'vitest');
    const args = [...vitestArguments(root, 'long-laws', ['laws', 'slow']), '--testTimeout=36000000'];
    const env = { ...process.env, LEEWAY_LAW_RUNS: String(runs) };
    spawn(vitest, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }).on('close', () =>
      resolve(readReport(root, 'long-laws')),
    );
  });
}

async function main() {
  const { values } = parseArgs({ options });
  const [worlds, from, laws] = [values.worlds ?? 1_000_000, values.from ?? 1, values.laws ?? 100_000].map(Number);
  process.stdout.write(`every law ${laws} times …\n`);
  const report = laws > 0 ? await tryLaws(laws) : { passed: 0, failed: 0, findings: [] };
  for (const { where, what } of report.findings) process.stdout.write(`${where}\n${what}\n`);
  process.stdout.write(`${worlds} worlds from seed ${from} …\n`);
  const failures = worlds > 0 ? await judgeWorlds(from, worlds) : [];
  for (const failure of failures.slice(0, FAILURES_SHOWN)) process.stdout.write(`${failure}\n`);
  const failed = report.failed + failures.length;
  process.stdout.write(`${report.passed + worlds - failures.length} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (process.argv.includes('--work')) await work();
else await main();
