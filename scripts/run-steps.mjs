// `npm run verify` and `npm test`: the steps in their order, each told as it goes, and one line of counts at the end.
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
const tests = (name, project) => ({ name, project });
/** What runs at the same time: each lane is steps one after the other. */
const together = (...lanes) => ({ lanes });

const FORMAT = {
  name: 'format and lint',
  command: bin('biome'),
  args: ['check', '--error-on-warnings', '.'],
  wayOut: 'npm run format mends most of it',
};
const TYPES = { name: 'types', command: bin('tsc'), args: ['-b'], wayOut: null };
const PAGE_TYPES = {
  name: 'types of the pages',
  command: process.execPath,
  args: ['scripts/build-web.mjs', '--check'],
  wayOut: null,
};
const UNUSED = { name: 'unused', command: bin('knip'), args: [], wayOut: 'take it out, or use it' };

// The tests begin at once and take longest; what reads the sources fills the gaps they leave.
const VERIFY = [
  together(
    [FORMAT, TYPES, PAGE_TYPES, ...['rooms', 'sizes', 'purity', 'names', 'leftovers'].map(check), UNUSED],
    [tests('unit tests, laws, scenarios', 'fast')],
  ),
];
const EVERYTHING = [
  ...VERIFY,
  { name: 'build', command: process.execPath, args: ['scripts/build.mjs'], wayOut: null },
  // The slow ones begin with what waits for minutes: the oracle, which only reckons, has the cores meanwhile.
  together(
    [tests('command line, servers, databases, browsers; long laws', 'slow'), tests('pages in a browser', 'web')],
    [tests('oracle', 'oracle')],
  ),
];

/** Runs one step to its end: `{ passed, failed, text, seconds }`; `text` is what to read when something failed. */
async function runStep(step) {
  const startedAt = performance.now();
  const result = await (step.project ? runTests(step.project) : runCommand(step));
  return { ...result, seconds: (performance.now() - startedAt) / 1000 };
}

async function runCommand({ command, args }) {
  const { code, output } = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0, text: '' } : { passed: 0, failed: 1, text: beginning(output) };
}

async function runTests(project) {
  const { code, output } = await run(bin('vitest'), vitestArguments(root, project, [project]));
  const { passed, failed, findings } = readReport(root, project);
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

/** Starts what runs together; gives each step, in their order, with the promise of its result. */
function started({ lanes }) {
  return lanes.flatMap((lane) => {
    let before = Promise.resolve();
    return lane.map((step) => {
      const result = before.then(() => runStep(step));
      before = result;
      return { step, result };
    });
  });
}

function tell(step, { passed, failed, text, seconds }) {
  const counts = step.project ? `${passed} passed, ${failed} failed, ` : '';
  process.stdout.write(`${failed === 0 ? 'ok' : 'FAILED'} (${counts}${seconds.toFixed(1)} s)\n`);
  if (failed === 0) return;
  process.stdout.write(`${indent(text.trimEnd())}\n`);
  if (step.wayOut) process.stdout.write(`    Way out: ${step.wayOut}.\n`);
}

const steps = process.argv[2] === 'everything' ? EVERYTHING : VERIFY;
const total = { steps: 0, passed: 0, failed: 0 };
const startedAt = performance.now();
for (const each of steps) {
  for (const { step, result } of started(each.lanes ? each : together([each]))) {
    process.stdout.write(`${step.name} … `);
    const told = await result;
    tell(step, told);
    total.steps += 1;
    total.passed += told.passed;
    total.failed += told.failed;
  }
}
process.stdout.write(`${total.steps} steps in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
