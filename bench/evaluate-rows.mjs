// Rows four and five: `evaluate` as a whole process, from JSON Lines to its answer, against a bare loop over the same
// file, and against itself on ten (forty) times the log.
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreementFor, generateLog, multiplyLog } from './generated-log.mjs';
import { realLog } from './real-log.mjs';
import { fastest } from './whole-process.mjs';

const REACH = { objectives: 2.5, clocks: 4, fileTimes: 4, plusBytes: 100e6, linear: 1.25, flat: 1.5 };
const TICKETS = 24_918;
const ROUNDS = 5;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'reports', 'bench');
const bareLoop = fileURLToPath(new URL('bare-loop.mjs', import.meta.url));
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** The log to measure on, and what to call it. */
function chooseLog() {
  const agreement = join(folder, 'agreement.yaml');
  const real = realLog(root, folder);
  if (real !== null) {
    writeFileSync(agreement, agreementFor('acme'));
    return { events: real, agreement, asOf: '2017-03-01T00:00:00Z', name: 'the real log' };
  }
  const events = join(folder, 'generated.jsonl');
  generateLog(events, TICKETS);
  writeFileSync(agreement, agreementFor('bench'));
  return { events, agreement, asOf: '2027-03-01T00:00:00Z', name: 'a generated log (the real one is not here)' };
}

function evaluate(log, only) {
  const asked = [
    'evaluate',
    '--agreement',
    log.agreement,
    '--events',
    log.events,
    '--as-of',
    log.asOf,
    '--json',
    ...only,
  ];
  return { args: [join(root, 'bin', 'leeway.mjs'), ...asked], out: join(folder, 'answer.json') };
}

/** Rows for `evaluate`; `isFull` adds the log forty times over. */
export async function evaluateRows(isFull) {
  const log = chooseLog();
  const bytes = statSync(log.events).size;
  const [bare, objectives, clocks] = await fastest(
    [{ args: [bareLoop, log.events] }, evaluate(log, ['--only', 'objectives']), evaluate(log, [])],
    ROUNDS,
  );
  const named = `bare loop over ${megabytes(bytes)}: ${seconds(bare.ms)}`;
  const rows = [
    timeRow(`evaluate --only objectives, ${log.name}`, objectives, bare, named, REACH.objectives),
    timeRow(`evaluate --json, every clock, ${log.name}`, clocks, bare, named, REACH.clocks),
    memoryRow(`evaluate --json, peak memory, ${log.name}`, Math.max(objectives.peakBytes, clocks.peakBytes), bytes),
  ];
  for (const times of isFull ? [10, 40] : [10]) rows.push(...(await scaledRows(log, times, objectives)));
  return rows;
}

function timeRow(what, run, bare, yardstick, reach) {
  const ratio = run.ms / bare.ms;
  return {
    what,
    measured: seconds(run.ms),
    yardstick,
    ratio: `${ratio.toFixed(2)} ×`,
    reach: `≤ ${reach} × the bare loop`,
    pass: ratio <= reach,
    notes: [`peak ${megabytes(run.peakBytes)}, bare loop ${megabytes(bare.peakBytes)}`],
    figures: { run, bare },
  };
}

function memoryRow(what, peakBytes, bytes) {
  const limit = REACH.fileTimes * bytes + REACH.plusBytes;
  return {
    what,
    measured: megabytes(peakBytes),
    yardstick: `the file: ${megabytes(bytes)}`,
    ratio: `${(peakBytes / bytes).toFixed(2)} × the file`,
    reach: `≤ 4 × the file + 100 MB (${megabytes(limit)})`,
    pass: peakBytes <= limit,
    notes: [],
    figures: { peakBytes, bytes },
  };
}

/** Time must grow with the log, memory must not. One round: these runs are long. */
async function scaledRows(log, times, one) {
  const events = join(folder, `times-${times}.jsonl`);
  if (!existsSync(events) || statSync(events).mtimeMs < statSync(log.events).mtimeMs)
    await multiplyLog(log.events, events, times);
  const [run] = await fastest([evaluate({ ...log, events }, ['--only', 'objectives'])], 1);
  const bytes = statSync(events).size;
  rmSync(events);
  const growth = run.ms / one.ms;
  const memory = run.peakBytes / one.peakBytes;
  return [
    {
      what: `evaluate --only objectives, × ${times} (${megabytes(bytes)}): time`,
      measured: seconds(run.ms),
      yardstick: `itself at × 1: ${seconds(one.ms)}`,
      ratio: `${growth.toFixed(1)} ×`,
      reach: `linear: ≤ ${times} × (and ${Math.round(100 * (REACH.linear - 1))} %)`,
      pass: growth <= times * REACH.linear,
      notes: [],
      figures: { run, one, bytes },
    },
    {
      what: `evaluate --only objectives, × ${times}: peak memory`,
      measured: megabytes(run.peakBytes),
      yardstick: `itself at × 1: ${megabytes(one.peakBytes)}`,
      ratio: `${memory.toFixed(2)} ×`,
      reach: `flat: ≤ ${REACH.flat} ×`,
      pass: memory <= REACH.flat,
      notes: [],
      figures: {},
    },
  ];
}
