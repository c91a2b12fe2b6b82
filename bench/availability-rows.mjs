// The availability of a thousand services over a month of one-minute checks, against a bare pass over the same arrays:
// one addition for every check that was up, nothing else.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REACH = 3;
const SERVICES = 1000;
const MINUTE = 60_000;
const FROM = Date.UTC(2026, 2, 1);
const TO = Date.UTC(2026, 3, 1);
const CHECKS = (TO - FROM) / MINUTE;
const ROUNDS = 7;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const AGREEMENT = `leeway: 1
kind: sla
id: bench
version: 1
effective: 2026-01-01
title: { fr: "Mesure", en: "Benchmark" }
basis: customer
language: fr
timeZone: UTC
term: { from: 2026-01-01, to: 2026-12-31, renewal: none }
parties:
  provider: { name: "Provider" }
  customer: { id: acme, name: "Customer", legalKind: professional }
services: { web: { title: "Web", obligation: result } }
targets: { uptime: { measure: availability, when: { service: [ web ] }, atLeast: 99.9%, per: month } }
rules: { confirmAfter: 2 }
`;

/** Availability and what reads an agreement, bundled in memory from the sources. */
async function sources() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents:
        "export { availabilityOf } from './src/core/availability/index.ts'; export { readAgreement } from './src/language/index.ts';",
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    write: false,
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** One service's checks: every minute with some jitter, now and then one missing or failed, and a few real outages. */
function checksOf(service) {
  const at = new Float64Array(CHECKS);
  const up = new Uint8Array(CHECKS).fill(1);
  let state = service + 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  let length = 0;
  for (let minute = 0; minute < CHECKS; minute += 1) {
    if (random() < 0.001) continue;
    at[length] = FROM + minute * MINUTE + Math.floor(random() * 2000);
    if (random() < 0.0005) up[length] = 0;
    length += 1;
  }
  for (let outage = 0; outage < 3; outage += 1) {
    const begin = Math.floor(random() * length);
    up.fill(0, begin, begin + 5 + Math.floor(random() * 30));
  }
  return { at: at.subarray(0, length), up: up.subarray(0, length) };
}

/** The least work that says how long a service was up. */
function barePass({ at, up }) {
  let total = 0;
  let before = at[0];
  for (let place = 1; place < at.length; place += 1) {
    const instant = at[place];
    if (up[place] === 1) total += instant - before;
    before = instant;
  }
  return total;
}

/** The row for `availability`. */
export async function availabilityRows() {
  const { availabilityOf, readAgreement } = await sources();
  const { agreement } = readAgreement(AGREEMENT, { file: 'bench.yaml' });
  if (agreement === null) throw new Error('the agreement of bench/availability-rows.mjs cannot be read');
  const [target] = agreement.targets;
  const series = Array.from({ length: SERVICES }, (_, service) => checksOf(service));
  const checks = series.reduce((sum, { at }) => sum + at.length, 0);
  const ours = (one) => {
    const web = {
      outages: [],
      maintenances: [],
      gaps: [],
      checks: [{ customer: null, source: 'monitor', series: one }],
    };
    const facts = { services: new Map([['web', web]]), exclusions: [], requests: new Map(), notices: [] };
    const question = { version: agreement, target, service: 'web', facts, period: { from: FROM, to: TO }, asOf: TO };
    return availabilityOf(question).waterfall.upMs;
  };
  const best = { bare: Number.POSITIVE_INFINITY, ours: Number.POSITIVE_INFINITY };
  let sink = 0;
  const timed = (name, run) => {
    const startedAt = performance.now();
    for (const one of series) sink += run(one);
    best[name] = Math.min(best[name], performance.now() - startedAt);
  };
  // Turn by turn, so that noise falls on both alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    timed('bare', barePass);
    timed('ours', ours);
  }
  return [rowOf({ bareMs: best.bare, ms: best.ours, checks, computed: sink > 0 })];
}

function rowOf({ bareMs, ms, checks, computed }) {
  const millions = Math.round(checks / 1e6);
  return {
    what: `availability, a month of one-minute checks for ${SERVICES} services`,
    measured: `${Math.round(ms)} ms for ${millions} M checks`,
    yardstick: `a bare pass over the same arrays: ${Math.round(bareMs)} ms`,
    ratio: `${(ms / bareMs).toFixed(2)} ×`,
    reach: `≤ ${REACH} ×`,
    pass: computed && ms <= REACH * bareMs,
    notes: ['outages confirmed by two failed checks, silence, the waterfall and the verdict of every service included'],
    figures: { ms, bareMs, checks },
  };
}
