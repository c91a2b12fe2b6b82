import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateLog } from '../../src/app/evaluate-log.ts';
import { importCsv } from '../../src/app/import-csv.ts';
import { objectivesAnswer, writeEvaluation } from '../../src/app/live/index.ts';
import { type Mapping, readMapping } from '../../src/app/mapping/index.ts';
import { readTable } from '../../src/connectors/csv/index.ts';
import { readEventLines } from '../../src/connectors/event-log/index.ts';
import { repeatFinder, sorter } from '../../src/connectors/spill/index.ts';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { sortedClocks } from '../../src/core/evaluate.ts';
import { clockText, objectiveJson } from '../../src/core/report/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { excerpt } from '../real-log/excerpt.ts';
import { locateLog, ONE_OF, someOfLog } from '../real-log/locate-log.ts';
import { allProjections, type Living, living, SYSTEM } from './living.ts';

const EXAMPLE = 'examples/incident-log';
const REAL = locateLog();
const NAME =
  REAL === null
    ? 'an excerpt in the shape of the incident log (the real one is not here)'
    : `one of ${ONE_OF} incidents of the real log`;
const AS_OF = Date.parse('2017-02-28T23:00:00Z');
const TELLING = { lang: 'en', receipts: false } as const;
const AGREEMENT_TEXT = readFileSync(join(EXAMPLE, 'agreement.yaml'), 'utf8');

let folder = '';
let system: Living;
let lines: readonly string[] = [];
/** What `leeway evaluate` says of the file. */
const expected = { clocks: [] as string[], noCommitment: [] as unknown[], objectives: [] as unknown[] };

/** Restatements apart: those facts were learned when they were posted. */
const withoutRestatements = <T extends { readonly restatements: unknown }>({ restatements: _, ...rest }: T) => rest;

async function linesOfLog(csv: string): Promise<readonly string[]> {
  const file = join(EXAMPLE, 'mapping.yaml');
  const mapping = readMapping({ file, text: readFileSync(file, 'utf8') }).mapping as Mapping;
  let text = '';
  const sink = {
    events: (more: string) => {
      text += more;
    },
    rejected: () => {},
    progress: () => {},
  };
  await importCsv({ csv, mapping, mappingFile: file }, sink, { readTable, openSorter: sorter });
  return text.split('\n').filter((line) => line !== '');
}

async function evaluated(events: string): Promise<void> {
  const agreement = readAgreement(AGREEMENT_TEXT, { file: 'agreement.yaml' }).agreement as Agreement;
  const outcome = await evaluateLog(
    {
      agreements: [agreement],
      events: [events],
      asOf: AS_OF,
      knownAt: null,
      window: null,
      customer: null,
      compareWith: null,
    },
    {
      ticket: ({ ticket, clocks, noCommitment }) => {
        for (const clock of sortedClocks(clocks)) expected.clocks.push(clockText(clock, TELLING));
        if (noCommitment !== null) expected.noCommitment.push({ ticket, reason: noCommitment });
      },
      progress: () => {},
    },
    { readEventLines, openSorter: sorter, openRepeatFinder: repeatFinder },
  );
  expected.objectives = outcome.objectives.map(objectiveJson).map(withoutRestatements);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
  const csv = join(folder, 'log.csv');
  const events = join(folder, 'log.jsonl');
  writeFileSync(csv, REAL === null ? excerpt() : someOfLog(REAL));
  lines = await linesOfLog(csv);
  writeFileSync(events, lines.join('\n'));
  await evaluated(events);
  system = living(openMemoryStore(), AS_OF);
  await system.publish(AGREEMENT_TEXT);
  for (let from = 0; from < lines.length; from += 1_000) {
    const results = await system.post(lines.slice(from, from + 1_000).map((line) => JSON.parse(line) as unknown));
    for (const { result } of results)
      if (result !== 'new' && result !== 'same') throw new Error(`an event is ${result}`);
  }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe(`${NAME}, posted a thousand events at a time`, () => {
  it('gives the objectives of `leeway evaluate` from what was projected meanwhile', async () => {
    const { objectives } = await objectivesAnswer(
      { agreement: null, asOf: null, knownAt: null, window: null },
      SYSTEM,
      system.ports,
    );
    expect(objectives.map(objectiveJson).map(withoutRestatements)).toEqual(expected.objectives);
  });
  it('gives its clocks and tickets without commitment from the facts, byte for byte', async () => {
    let text = '';
    const question = { asOf: AS_OF, knownAt: null, window: null, customer: null };
    const write = (piece: string) => {
      text += piece;
    };
    await writeEvaluation(question, { ...TELLING, tzdata: 'any' }, write, system.ports);
    expect(text.slice(text.indexOf('['), text.indexOf('\n],') + 2)).toBe(`[\n${expected.clocks.join(',\n')}\n]`);
    expect(JSON.parse(text).noCommitment).toEqual(expected.noCommitment);
  }, 120_000);
  it('has projected each ticket and clock that the evaluation tells of, with its verdict', async () => {
    const rows = (await allProjections(system.store)).flatMap(({ clocks }) =>
      clocks.map(({ ticket, measure, cycle, verdict }) => `${ticket} ${measure} ${cycle} ${verdict}`),
    );
    const told = expected.clocks.map((text) => {
      const { ticket, measure, cycle, verdict } = JSON.parse(text) as { readonly [key: string]: unknown };
      return `${ticket} ${measure} ${cycle} ${verdict}`;
    });
    expect(rows.sort()).toEqual(told.sort());
  });
});
