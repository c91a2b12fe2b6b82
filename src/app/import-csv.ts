import { nearestName, type Said } from '../core/event/index.ts';
import { formatInstant } from '../core/time/index.ts';
import type { Told } from './diagnostic.ts';
import { lineOf } from './event-text.ts';
import {
  columnsOf,
  eventsOfTicket,
  type Mapping,
  mappingProblemText,
  type RowProblem,
  rowReader,
  type TableRow,
  type WallTimes,
} from './mapping/index.ts';
import type { OpenSorter, ReadTable, Sorter } from './ports/index.ts';

/** A row that gives no event, kept aside as it was. */
export interface RejectedRow {
  readonly line: number;
  readonly code: string;
  readonly message: Said;
  readonly help: Said;
  /** As it stands in the table (rows in the wrong encoding: empty). */
  readonly record: string;
}

export interface ImportSink {
  /** Whole lines of JSON, in the order of their instants. */
  events(lines: string): void | Promise<void>;
  rejected(row: RejectedRow): void;
  /** While reading: bytes of the table so far, of how many (null: not known), and rows. */
  progress(bytes: number, total: number | null, rows: number): void;
}

export interface ImportSummary {
  /** Rows below the header, rejected ones included. */
  readonly rows: number;
  readonly rejected: number;
  readonly tickets: number;
  readonly events: number;
  readonly byType: { readonly [type: string]: number };
  readonly from: string | null;
  readonly to: string | null;
  /** What was decided on the way, with how often. */
  readonly notes: { readonly outOfOrder: number; readonly wallTimesSkipped: number; readonly wallTimesTwice: number };
}

/** `refused`: the table can not be read by this mapping at all, and nothing was written. */
export type ImportOutcome =
  | { readonly kind: 'imported'; readonly summary: ImportSummary }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Told[] };

export interface ImportPorts {
  readonly readTable: ReadTable;
  readonly openSorter: OpenSorter;
}

const ROW_CODEC = {
  write: (row: TableRow) => JSON.stringify(row),
  read: (text: string) => JSON.parse(text) as TableRow,
};
const TEXT_CODEC = { write: (text: string) => text, read: (text: string) => text };
/** Characters handed over at once. */
const BATCH = 1 << 16;

/**
 * Turns a table into events (FORMAT 2). Rows of one ticket may stand anywhere in it; the events come out sorted by
 * instant, then ticket, and are the same each time. A row that can not be read is told, with its line and the reason, and
 * nothing is dropped silently. Memory does not grow with the table.
 * @param mappingFile its name, for diagnostics about columns it names and the table lacks
 */
export async function importCsv(
  request: { readonly csv: string; readonly mapping: Mapping; readonly mappingFile: string },
  sink: ImportSink,
  ports: ImportPorts,
): Promise<ImportOutcome> {
  const rows = ports.openSorter(ROW_CODEC);
  const lines = ports.openSorter(TEXT_CODEC);
  try {
    const reading = await readRows(request, rows, sink, ports.readTable);
    if (reading.diagnostics.length > 0) return { kind: 'refused', diagnostics: reading.diagnostics };
    const { tickets, outOfOrder } = makeEvents(request.mapping, reading, rows, lines);
    rows.close();
    const written = await writeEvents(lines, sink);
    const { wallTimes } = reading;
    const notes = { outOfOrder, wallTimesSkipped: wallTimes.skipped, wallTimesTwice: wallTimes.twice };
    return {
      kind: 'imported',
      summary: { rows: reading.rows, rejected: reading.rejected, tickets, ...written, notes },
    };
  } finally {
    rows.close();
    lines.close();
  }
}

interface Reading {
  rows: number;
  rejected: number;
  diagnostics: Told[];
  readonly wallTimes: WallTimes;
  reader: ReturnType<typeof rowReader> | null;
}

async function readRows(
  { csv, mapping, mappingFile }: Parameters<typeof importCsv>[0],
  sorter: Sorter<TableRow>,
  sink: ImportSink,
  readTable: ReadTable,
): Promise<Reading> {
  const reading: Reading = { rows: 0, rejected: 0, diagnostics: [], wallTimes: { skipped: 0, twice: 0 }, reader: null };
  const reject = (problem: RowProblem, record: string, line: number) => {
    reading.rows += 1;
    reading.rejected += 1;
    const { code, message, help } = mappingProblemText(problem);
    sink.rejected({ line, code, message, help, record });
  };
  await readTable(csv, mapping.table, {
    header(columns) {
      const places = placesOf(columns);
      reading.diagnostics = missingColumns(mapping, places, mappingFile);
      reading.reader = rowReader(mapping, places, reading.wallTimes);
    },
    row(fields, line) {
      const row = reading.reader?.read(fields, line);
      if (row === undefined || reading.diagnostics.length > 0) return;
      if ('kind' in row) {
        reject(row, recordOf(fields), line);
        return;
      }
      reading.rows += 1;
      sorter.add(row.ticket, row, row.cells.length * 12);
    },
    refused(fault, text, line) {
      if (fault.kind !== 'unreadable') reject(fault, text, line);
      else reading.diagnostics.push({ ...mappingProblemText(fault), file: csv, line: null, column: null });
    },
    progress: (bytes, total) => sink.progress(bytes, total, reading.rows),
  });
  if (reading.reader === null && reading.diagnostics.length === 0)
    reading.diagnostics = missingColumns(mapping, new Map(), mappingFile);
  return reading;
}

/** Where each column stands; of columns of one name the second is called `name#2`. */
function placesOf(columns: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  columns.forEach((column, index) => {
    let name = column;
    for (let count = 2; places.has(name); count++) name = `${column}#${count}`;
    places.set(name, index);
  });
  return places;
}

function missingColumns(mapping: Mapping, places: ReadonlyMap<string, number>, file: string): Told[] {
  const known = [...places.keys()];
  return columnsOf(mapping)
    .filter((column) => !places.has(column))
    .map((column) => ({
      ...mappingProblemText({ kind: 'noColumn', column, nearest: nearestName(column, known), known }),
      file,
      line: null,
      column: null,
    }));
}

/** A row as a line of a comma-separated table. */
function recordOf(fields: readonly string[]): string {
  return fields.map((field) => (/[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

function makeEvents(
  mapping: Mapping,
  reading: Reading,
  rows: Sorter<TableRow>,
  lines: Sorter<string>,
): { tickets: number; outOfOrder: number } {
  const { reader } = reading;
  let tickets = 0;
  let outOfOrder = 0;
  if (reader === null) return { tickets, outOfOrder };
  for (const { values } of rows.sorted()) {
    tickets += 1;
    values.forEach((row, index) => {
      const before = values[index - 1];
      // Either the instants or the table's own numbering may tell of it.
      if (before !== undefined && (row.at < before.at || row.rank < before.rank)) outOfOrder += 1;
    });
    for (const event of eventsOfTicket(mapping, reader.columns, values, reader.dateOf)) {
      const line = lineOf(event);
      // The length of an ISO instant never varies within 1900 to 2199, so its text sorts as time does.
      lines.add(formatInstant(event.occurredAt).replace('Z', '.'), line, line.length);
    }
  }
  return { tickets, outOfOrder };
}

async function writeEvents(
  lines: Sorter<string>,
  sink: ImportSink,
): Promise<Pick<ImportSummary, 'events' | 'byType' | 'from' | 'to'>> {
  const byType: { [type: string]: number } = {};
  let events = 0;
  let from: string | null = null;
  let to: string | null = null;
  let batch = '';
  for (const { values } of lines.sorted()) {
    for (const line of values) {
      const { type, time } = headOf(line);
      byType[type] = (byType[type] ?? 0) + 1;
      events += 1;
      from ??= time;
      to = time;
      batch += `${line}\n`;
    }
    if (batch.length < BATCH) continue;
    await sink.events(batch);
    batch = '';
  }
  if (batch !== '') await sink.events(batch);
  return { events, byType, from, to };
}

function headOf(line: string): { readonly type: string; readonly time: string } {
  return JSON.parse(line) as { type: string; time: string };
}
