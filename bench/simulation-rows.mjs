// The row of `simulate`: a thousand years drawn from a year of tickets, with odds, money and counter-offers, as a whole
// process, against one evaluation of the same log by the same agreement.
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreementFor, generateLog } from './generated-log.mjs';
import { realLog } from './real-log.mjs';
import { fastest } from './whole-process.mjs';

const REACH = 30;
const YEARS = 1000;
const TICKETS = 25_000;
const ROUNDS = 3;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'reports', 'bench');
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** The benchmark's agreement with money hanging on it, so that every simulated year is settled. */
const paidAgreementFor = (customer) => `${agreementFor(customer)}charges:
  currency: EUR
  lines: { base: { title: { fr: "Forfait", en: "Fee" }, unit: month, amount: 20000.00 EUR } }
remedies:
  late: { on: resolution, kind: penalty, perBreach: 10.00 EUR, vatTreatment: outOfScope, noticeRequired: true }
  slow: { on: resolution-high, kind: priceReduction, tiers: [ { below: 80%, credit: 2% }, { below: 60%, credit: 5% } ], of: charges, vatTreatment: priceReduction }
caps: { month: { share: 15%, of: charges }, rolling12mo: { share: 10%, of: charges } }
`;

function chooseLog() {
  const agreement = join(folder, 'paid-agreement.yaml');
  const real = realLog(root, folder);
  const events = real ?? join(folder, 'generated-year.jsonl');
  if (real === null) generateLog(events, TICKETS);
  writeFileSync(agreement, paidAgreementFor(real === null ? 'bench' : 'acme'));
  const asOf = real === null ? '2027-03-01T00:00:00Z' : '2017-03-01T00:00:00Z';
  const name = real === null ? 'a generated log (the real one is not here)' : 'the real log';
  return { events, agreement, asOf, name };
}

/** The row for `simulate`. */
export async function simulationRows() {
  const { events, agreement, asOf, name } = chooseLog();
  const bin = join(root, 'bin', 'leeway.mjs');
  const evaluate = ['evaluate', '--agreement', agreement, '--events', events, '--as-of', asOf, '--only', 'objectives'];
  const simulate = ['simulate', agreement, '--events', events, '--as-of', asOf, '--seed', '1'];
  const out = join(folder, 'simulated.json');
  const [one, simulated] = await fastest(
    [
      { args: [bin, ...evaluate, '--json'], out: join(folder, 'answer.json') },
      { args: [bin, ...simulate, '--json'], out },
    ],
    ROUNDS,
  );
  const ratio = simulated.ms / one.ms;
  return [
    {
      what: `simulate, ${YEARS} years of ${TICKETS} tickets, ${name}`,
      measured: seconds(simulated.ms),
      yardstick: `one evaluation (--only objectives): ${seconds(one.ms)}`,
      ratio: `${ratio.toFixed(2)} ×`,
      reach: `≤ ${REACH} × one evaluation`,
      pass: ratio <= REACH,
      notes: [
        `peak ${megabytes(simulated.peakBytes)}, the evaluation ${megabytes(one.peakBytes)}`,
        `answer of ${Math.round(statSync(out).size / 1000)} kB: odds, yearly cost, counter-offers`,
      ],
      figures: { simulated, one },
    },
  ];
}
