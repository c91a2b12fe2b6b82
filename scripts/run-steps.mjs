// `npm run verify` and `npm test`: the steps one after the other, each told as it goes, and one line of counts at the end.
//   node scripts/run-steps.mjs verify       what needs no service and takes under a minute
//   node scripts/run-steps.mjs everything   all that a change must pass
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReport, vitestArguments } from './vitest-run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const STEP_LIMIT_MS = 1_080_000;
const FINDINGS_SHOWN = 25;
const LINES_SHOWN = 100;

const check = (name) => ({ name, command: process.execPath, args: ['scripts/checks/run.mjs', name], wayOut: null });
/** @param workers how many files at a time; those that wait more than they work leave room for others */
const tests = (name, projects, workers = null) => ({ name, projects, workers });

const VERIFY = [
  {
    name: 'format and lint',
    command: bin('biome'),
    args: ['check', '--error-on-warnings', '.'],
    wayOut: 'npm run format mends most of it',
  },
  { name: 'types', command: bin('tsc'), args: ['-b'], wayOut: null },
  check('rooms'),
  check('sizes'),
  check('purity'),
  check('names'),
  check('leftovers'),
  { name: 'unused', command: bin('knip'), args: [], wayOut: 'take it out, or use it' },
  tests('unit tests, laws, scenarios', ['unit', 'laws', 'scenarios']),
];
const EVERYTHING = [
  ...VERIFY,
  { name: 'build', command: process.execPath, args: ['scripts/build.mjs'], wayOut: null },
  tests('command line end to end, long laws', ['slow'], 4),
  tests('oracle', ['oracle']),
];

/** Runs one step to its end: `{ passed, failed, text }`; `text` is what to read when something failed. */
async function runStep(step) {
  if (!step.projects) {
    const { code, output } = await run(step.command, step.args);
    return code === 0 ? { passed: 1, failed: 0, text: '' } : { passed: 0, failed: 1, text: beginning(output) };
  }
  const report = step.projects.join('-');
  const { code, output } = await run(bin('vitest'), [
    ...vitestArguments(root, report, step.projects),
    ...(step.workers === null ? [] : [`--maxWorkers=${step.workers}`]),
  ]);
  const { passed, failed, findings } = readReport(root, report);
  const shown = findings.slice(0, FINDINGS_SHOWN).map(({ what, where }) => `${where}\n${indent(what)}`);
  if (findings.length > FINDINGS_SHOWN) shown.push(`… and ${findings.length - FINDINGS_SHOWN} more, in reports/`);
  if (code !== 0 && failed === 0) return { passed, failed: 1, text: output };
  return { passed, failed, text: shown.join('\n') };
}

/** Runs a program without input, keeping what it says; ends it when it takes longer than any step may. */
function run(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: STEP_LIMIT_MS });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code, signal) => resolve({ code, output: signal ? `${output}\nended by ${signal}` : output }));
  });
}

/** The first lines of what a program said: enough to begin mending, and the end of the run stays in sight. */
function beginning(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= LINES_SHOWN) return output;
  return [...lines.slice(0, LINES_SHOWN), `… and ${lines.length - LINES_SHOWN} more lines`].join('\n');
}

const indent = (text) => text.replace(/^/gm, '    ');

const steps = process.argv[2] === 'everything' ? EVERYTHING : VERIFY;
const total = { passed: 0, failed: 0 };
const startedAt = performance.now();
for (const step of steps) {
  process.stdout.write(`${step.name} … `);
  const stepStartedAt = performance.now();
  const { passed, failed, text } = await runStep(step);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - stepStartedAt) / 1000).toFixed(1);
  const counts = step.projects ? `${passed} passed, ${failed} failed, ` : '';
  process.stdout.write(`${failed === 0 ? 'ok' : 'FAILED'} (${counts}${seconds} s)\n`);
  if (failed > 0) {
    process.stdout.write(`${indent(text.trimEnd())}\n`);
    if (step.wayOut) process.stdout.write(`    Way out: ${step.wayOut}.\n`);
  }
}
process.stdout.write(`${steps.length} steps in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
