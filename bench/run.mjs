// `npm run bench`: prints a table of what was measured beside its yardstick, writes bench/results.json, and ends
// non-zero when a reach is missed. Figures are ratios within this one run, for machines differ and are noisy.
//   npm run bench -- --full              also the log forty times over (gigabytes on disk, minutes)
//   npm run bench -- --only arithmetic   or availability, evaluate, simulation, live, web, alerts (those of live alone)
//   npm run bench -- --small             the board, its page and the alerts among few tickets, to try them out; writes no results
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { arithmeticRows } from './arithmetic-rows.mjs';
import { availabilityRows } from './availability-rows.mjs';
import { evaluateRows } from './evaluate-rows.mjs';
import { liveRows } from './live/rows.mjs';
import { leastMs } from './measure.mjs';
import { simulationRows } from './simulation-rows.mjs';
import { printRow } from './table.mjs';
import { webRows } from './web/rows.mjs';

const { values } = parseArgs({
  options: { full: { type: 'boolean' }, small: { type: 'boolean' }, only: { type: 'string' } },
});

/** A fixed amount of integer work, so that figures of two machines can be told apart. */
function calibrate() {
  const ms = leastMs(() => {
    let state = 1;
    for (let at = 0; at < 50_000_000; at += 1) state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state;
  }, 5);
  return {
    millionStepsPerSecond: Math.round(50 / (ms / 1000)),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
  };
}

await build();
const machine = { ...calibrate(), node: process.version, memoryBytes: totalmem() };
process.stdout.write(
  `machine: ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${machine.millionStepsPerSecond} M integer steps a second\n\n`,
);
const rows = [];
const take = (found) => {
  rows.push(...found);
  for (const row of found) printRow(row);
};
const isAsked = (part) => values.only === undefined || values.only === part;
if (isAsked('arithmetic')) take(arithmeticRows());
if (isAsked('availability')) take(await availabilityRows());
if (isAsked('evaluate')) take(await evaluateRows(values.full === true));
if (isAsked('simulation')) take(await simulationRows());
const onlyAlerts = values.only === 'alerts';
if (onlyAlerts || isAsked('live')) {
  rows.push(...(await liveRows((found) => found.forEach(printRow), { onlyAlerts, small: values.small === true })));
}
if (isAsked('web')) rows.push(...(await webRows((found) => found.forEach(printRow), { small: values.small === true })));
if (!values.full) process.stdout.write('The log forty times over is left out; --full measures it too.\n');
const missed = rows.filter((row) => !row.pass);
if (!values.small)
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
process.stdout.write(
  `${rows.length - missed.length} of ${rows.length} reached${missed.length > 0 ? '; MISSED:' : '.'}\n`,
);
for (const row of missed) process.stdout.write(`  ${row.what}: ${row.ratio}, reach ${row.reach}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
