import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../connectors/csv/index.ts';
import { sorter } from '../connectors/spill/index.ts';
import { importCsv, type RejectedRow } from './import-csv.ts';
import { type Mapping, readMapping } from './mapping/index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const mappingOf = (text: string) => readMapping({ file: 'm.yaml', text }).mapping as Mapping;
const UPDATES = mappingOf(`mapping: 1
source: desk
table: { missing: ["?"] }
timeZone: UTC
dates: d/m/yyyy HH:MM
rows: updates
ticket: { column: id, prefix: T }
at: when
events: { opened: { at: created, data: { customer: { value: acme }, priority: { column: prio, values: { 1: P1, 2: P2 } } } } }
status:
  column: state
  values: { New: open, Wait: { paused: waitingCustomer }, Vendor: { paused: ourSupplier }, Work: { state: open, event: workStarted }, Done: resolved, Over: closed, "-100": same }
changes:
  owner: { event: assigned, data: { to: owner } }
  prio: { event: priorityChanged, data: { priority: { column: prio, values: { 1: P1, 2: P2 } } } }
`);
const TICKETS = mappingOf(`mapping: 1
source: desk
timeZone: UTC
rows: tickets
ticket: id
events:
  opened: { at: created, data: { customer: client, confirmed: sure } }
  answer: { event: replied, at: answered, data: { by: { value: agent } } }
  resolved: { at: solved }
`);
const HEADER = 'id,created,when,state,owner,prio';

async function importing(csv: string, mapping: Mapping, room = 1e9) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, csv);
  let lines = '';
  const rejected: RejectedRow[] = [];
  const outcome = await importCsv(
    { csv: path, mapping, mappingFile: 'm.yaml' },
    {
      events: (text) => {
        lines += text;
      },
      rejected: (row) => rejected.push(row),
      progress: () => {},
    },
    { readTable, openSorter: (codec) => sorter(codec, room) },
  );
  const events = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; type: string; time: string; data: object });
  return { outcome, rejected, lines, events };
}

const told = (events: readonly { type: string; time: string; data: object }[]) =>
  events.map(
    ({ type, time, data }) =>
      `${time.slice(8, 16)} ${type.slice(7)}${Object.keys(data).length > 0 ? ` ${JSON.stringify(data)}` : ''}`,
  );

describe('a table with a row for every update', () => {
  it('becomes an event for every change between two rows of a ticket', async () => {
    const { events, outcome } = await importing(
      `${HEADER}
1,1/3/2026 09:00,1/3/2026 09:05,New,?,2
1,1/3/2026 09:00,1/3/2026 09:30,Work,ann,2
1,1/3/2026 09:00,1/3/2026 10:00,Wait,ann,2
1,1/3/2026 09:00,1/3/2026 11:00,Vendor,ann,1
1,1/3/2026 09:00,1/3/2026 12:00,-100,ann,1
1,1/3/2026 09:00,1/3/2026 12:30,Work,bob,1
1,1/3/2026 09:00,1/3/2026 13:00,Done,bob,1
1,1/3/2026 09:00,1/3/2026 14:00,Wait,bob,1
1,1/3/2026 09:00,1/3/2026 15:00,Done,bob,1
1,1/3/2026 09:00,2/3/2026 15:00,Over,bob,1
`,
      UPDATES,
    );
    expect(told(events)).toEqual([
      '01T09:00 opened {"customer":"acme","priority":"P2"}',
      '01T09:30 assigned {"to":"ann"}',
      '01T09:30 workStarted',
      '01T10:00 paused {"reason":"waitingCustomer"}',
      '01T11:00 priorityChanged {"priority":"P1"}',
      '01T11:00 paused {"reason":"ourSupplier"}',
      '01T12:30 assigned {"to":"bob"}',
      '01T12:30 workStarted',
      '01T12:30 resumed',
      '01T13:00 resolved',
      '01T14:00 paused {"reason":"waitingCustomer"}',
      '01T14:00 reopened',
      '01T15:00 resolved',
      '02T15:00 closed',
    ]);
    expect(outcome.kind === 'imported' && outcome.summary.tickets).toBe(1);
  });
  it('may have its rows in any order, which is counted, and its tickets mixed', async () => {
    const rows = [
      '1,1/3/2026 09:00,1/3/2026 10:00,Done,?,2',
      '2,1/3/2026 08:00,1/3/2026 08:05,New,?,2',
      '1,1/3/2026 09:00,1/3/2026 09:05,New,?,2',
    ];
    const { events, outcome } = await importing([HEADER, ...rows].join('\n'), UPDATES);
    expect(told(events)).toEqual([
      '01T08:00 opened {"customer":"acme","priority":"P2"}',
      '01T09:00 opened {"customer":"acme","priority":"P2"}',
      '01T10:00 resolved',
    ]);
    expect(outcome.kind === 'imported' && outcome.summary.notes.outOfOrder).toBe(1);
  });
  it('gives the same lines each time, and the same when it does not fit in memory', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) =>
        `${i % 7},1/3/2026 09:00,${1 + (i % 28)}/3/2026 10:${10 + (i % 40)},${['New', 'Wait', 'Work', 'Done'][i % 4]},o${i % 5},${1 + (i % 2)}`,
    );
    const table = [HEADER, ...rows].join('\n');
    const { lines } = await importing(table, UPDATES);
    expect((await importing(table, UPDATES)).lines).toBe(lines);
    expect((await importing(table, UPDATES, 200)).lines).toBe(lines);
    expect(new Set(lines.split('\n')).size).toBe(lines.split('\n').length);
  });
  it('keeps aside each row it can not read, with its line and the reason, and reads the others', async () => {
    const { rejected, outcome } = await importing(
      `${HEADER}
1,1/3/2026 09:00,1/3/2026 09:05,New,?,2
?,1/3/2026 09:00,1/3/2026 09:05,New,?,2
3,1/3/2026 09:00,31/2/2026 09:05,New,?,2
4,1/3/2026 09:00,1/3/2026 09:05,Odd,?,2
5,1/3/2026 09:00,1/3/2026 09:05,New,?,7
6,?,1/3/2026 09:05,New,?,2
7,1/3/2026 09:00
8,1/3/2026 09:00,1/3/2026 09:05,New,"a"b,2
`,
      UPDATES,
    );
    expect(rejected.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 LW475',
      '4 LW476',
      '5 LW477',
      '6 LW477',
      '7 LW475',
      '8 LW470',
      '9 LW472',
    ]);
    expect(rejected[1]?.record).toBe('3,1/3/2026 09:00,31/2/2026 09:05,New,?,2');
    expect(rejected[2]?.message.en).toBe('the mapping does not say what “Odd” in “state” stands for');
    expect(outcome.kind === 'imported' && { rows: outcome.summary.rows, rejected: outcome.summary.rejected }).toEqual({
      rows: 8,
      rejected: 7,
    });
  });
  it('is refused whole when it lacks a column, with the column it may have meant', async () => {
    const { outcome, lines } = await importing(HEADER.replace('owner', 'ownr'), UPDATES);
    expect(lines).toBe('');
    expect(outcome.kind === 'refused' && outcome.diagnostics.map(({ code, help }) => `${code} ${help?.en}`)).toEqual([
      'LW460 did you mean “ownr”?',
    ]);
  });
});

describe('a table with one row a ticket', () => {
  it('becomes an event for each of its dates', async () => {
    const { events } = await importing(
      `id;client;created;answered;solved;sure
a;acme;2026-03-01 09:00;2026-03-01 09:20;;oui
b;acme;2026-03-01 08:00;;2026-03-02 10:00;0
`,
      TICKETS,
    );
    expect(told(events)).toEqual([
      '01T08:00 opened {"customer":"acme","confirmed":false}',
      '01T09:00 opened {"customer":"acme","confirmed":true}',
      '01T09:20 replied {"by":"agent"}',
      '02T10:00 resolved',
    ]);
  });
  it('is told of a flag that is neither yes nor no', async () => {
    const { rejected } = await importing(
      'id,client,created,answered,solved,sure\na,acme,2026-03-01 09:00,,,maybe\n',
      TICKETS,
    );
    expect(rejected.map(({ code }) => code)).toEqual(['LW478']);
  });
  it('may repeat a column’s name, the second of which is called name#2', async () => {
    const mapping = mappingOf(
      'mapping: 1\nsource: d\ntimeZone: UTC\nrows: tickets\nticket: id\nevents: { opened: { at: created, data: { customer: client#2 } } }\n',
    );
    const { events } = await importing('id,client,client,created\n1,x,acme,2026-03-01 09:00\n', mapping);
    expect(events[0]?.data).toEqual({ customer: 'acme' });
  });
});
