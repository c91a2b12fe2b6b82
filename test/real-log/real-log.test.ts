import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluateOutcome, evaluateLog } from '../../src/app/evaluate-log.ts';
import { type ImportSummary, importCsv, type RejectedRow } from '../../src/app/import-csv.ts';
import { type Mapping, readMapping } from '../../src/app/mapping/index.ts';
import { readTable } from '../../src/connectors/csv/index.ts';
import { readEventLines } from '../../src/connectors/event-log/index.ts';
import { repeatFinder, sorter } from '../../src/connectors/spill/index.ts';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { receiptOf } from '../../src/core/clock/index.ts';
import type { TicketJudgement } from '../../src/core/ticket/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { excerpt } from './excerpt.ts';
import { complianceRows } from './figures.ts';
import { firstOfZip, locateLog } from './locate-log.ts';

const EXAMPLE = 'examples/incident-log';
const REAL = locateLog();
const EXPECTED = REAL === null ? { rows: 24, tickets: 5 } : { rows: 141_712, tickets: 24_918 };
const NAME =
  REAL === null ? 'an excerpt in the shape of the incident log (the real one is not here)' : 'the real incident log';
const ASKED = new Set(['INC0002064', 'INC0003844', 'INC0000104']);

let folder = '';
let imported: ImportSummary;
let rejected: RejectedRow[] = [];
let outcome: EvaluateOutcome;
const asked = new Map<string, TicketJudgement>();
const withoutClocks: string[] = [];
let tickets = 0;

async function importLog(csv: string, out: string): Promise<void> {
  const file = join(EXAMPLE, 'mapping.yaml');
  const mapping = readMapping({ file, text: readFileSync(file, 'utf8') }).mapping as Mapping;
  let lines = '';
  const sink = {
    events: (text: string) => {
      lines += text;
    },
    rejected: (row: RejectedRow) => void rejected.push(row),
    progress: () => {},
  };
  const result = await importCsv({ csv, mapping, mappingFile: file }, sink, { readTable, openSorter: sorter });
  if (result.kind === 'refused') throw new Error(result.diagnostics.map(({ message }) => message.en).join('\n'));
  imported = result.summary;
  writeFileSync(out, lines);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
  const csv = join(folder, 'log.csv');
  const events = join(folder, 'log.jsonl');
  rejected = [];
  writeFileSync(csv, REAL === null ? excerpt() : firstOfZip(REAL));
  await importLog(csv, events);
  const file = join(EXAMPLE, 'agreement.yaml');
  const agreement = readAgreement(readFileSync(file, 'utf8'), { file }).agreement as Agreement;
  const asOf = Date.parse('2017-02-28T23:00:00Z');
  outcome = await evaluateLog(
    {
      agreements: [agreement],
      events: [events],
      asOf,
      knownAt: null,
      window: null,
      customer: null,
      compareWith: 'made_sla',
    },
    {
      ticket: (judgement) => {
        tickets += 1;
        if (ASKED.has(judgement.ticket)) asked.set(judgement.ticket, judgement);
        if (judgement.clocks.length === 0) withoutClocks.push(judgement.ticket);
      },
      progress: () => {},
    },
    { readEventLines, openSorter: sorter, openRepeatFinder: repeatFinder },
  );
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The resolution clock of an incident: its spans as state and minutes. */
function resolutionOf(ticket: string) {
  const clock = asked.get(ticket)?.clocks.find((each) => each.measure === 'resolution');
  if (clock === undefined) throw new Error(`no resolution clock on ${ticket}`);
  const minutes = (state: string) =>
    receiptOf(clock)
      .filter((span) => span.state === state)
      .reduce((sum, span) => sum + (span.to - span.from) / 60_000, 0);
  return { clock, minutes };
}

describe(NAME, () => {
  it('is read row by row, none rejected', () => {
    expect(rejected).toEqual([]);
    expect({ rows: imported.rows, tickets: imported.tickets }).toEqual(EXPECTED);
  });
  it('is judged whole: every incident appears, and has its clocks', () => {
    expect(tickets).toBe(EXPECTED.tickets);
    expect(withoutClocks).toEqual([]);
    expect(outcome.diagnostics).toEqual([]);
  });
  it('has a second opinion whose cells add up to all incidents', () => {
    const opinion = outcome.secondOpinion;
    if (opinion === null) throw new Error('no second opinion was given');
    const { bothKept, onlyTheyKept, onlyWeKept, bothMissed, noCommitment, notRecorded } = opinion;
    expect(bothKept + onlyTheyKept + onlyWeKept + bothMissed + noCommitment).toBe(EXPECTED.tickets);
    expect(notRecorded).toBe(0);
    expect(onlyWeKept + bothMissed).toBe(REAL === null ? 2 : 9115);
  });
  it('tells of a pause over a weekend, of which only the service hours were given back', () => {
    const { clock, minutes } = resolutionOf('INC0002064');
    expect(clock.verdict).toBe('met');
    expect(minutes('paused')).toBe(63 * 60 + 41);
    expect(clock.pausedMs / 60_000).toBe(101);
    expect(minutes('running') * 60_000).toBe(clock.elapsedMs);
  });
  it('tells of a reopening, with the time in between not counted', () => {
    const { clock, minutes } = resolutionOf('INC0003844');
    expect(minutes('resolved')).toBe(73 * 60);
    expect(minutes('running')).toBe(47 * 60 + 31);
    expect({ verdict: clock.verdict, first: clock.firstVerdict }).toEqual({ verdict: 'met', first: 'met' });
  });
  it('tells of a raised priority, with the targets that applied one after the other', () => {
    const { clock } = resolutionOf('INC0000104');
    expect(clock.targets.map(({ target }) => target.id)).toEqual(['p3-resolution', 'p2-resolution']);
    expect(clock.elapsedMs / 60_000).toBe(12 * 60 + 47);
  });
  it('has the figures that the guide gives', () => {
    const guide = readFileSync('docs/guides/incident-log.md', 'utf8');
    const rows = complianceRows(outcome.objectives);
    expect(rows.length).toBeGreaterThan(0);
    if (REAL !== null) for (const row of rows) expect(guide).toContain(row);
    else expect(rows).toEqual(['| 2016-03 | – | 100.0 % of 1 | 75.0 % of 4 | – |']);
  });
});
