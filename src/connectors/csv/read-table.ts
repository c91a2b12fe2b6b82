import { parse } from 'csv-parse/sync';
import type { ReadTable, TableSink } from '../../app/ports/index.ts';
import { isSystemError, lineSplitter, readChunks } from '../lines/index.ts';
import { type RecordSink, recordJoiner } from './records.ts';

/** A line of a table this long is none. */
const MAX_LINE_BYTES = 4 << 20;
/** Records are parsed many at a time: preparing the parser costs more than parsing one of them. */
const BATCH = 500;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Reads a CSV file: first its header, then its rows, each with the line it begins on. Rows of another length than the
 * header's, with broken quotes or in the wrong encoding are told as refused and left out. A byte order mark and carriage
 * returns are no part of any field. Without a given delimiter the one most used in the header is taken.
 */
export const readTable: ReadTable = async (path, options, sink) => {
  const table = tableReader(options.delimiter, sink);
  const splitter = lineSplitter(
    {
      line: (block, from, to, number) =>
        table.line(block.slice(from, block[to - 1] === '\r' && to > from ? to - 1 : to), number),
      badUtf8: (number) => sink.refused({ kind: 'badUtf8' }, '', number),
      tooLong: (number) => sink.refused({ kind: 'lineTooLong' }, '', number),
    },
    MAX_LINE_BYTES,
    options.encoding,
  );
  try {
    await readChunks(path, { chunk: (bytes) => splitter.push(bytes), progress: sink.progress });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    sink.refused({ kind: 'unreadable', reason: error.code }, '', 0);
    return;
  }
  splitter.end();
  table.end();
};

interface Pending {
  readonly text: string;
  readonly line: number;
}

function tableReader(given: string | null, sink: TableSink) {
  let width = -1;
  let delimiter = given ?? ',';
  let pending: Pending[] = [];
  let joiner: ReturnType<typeof recordJoiner> | null = null;

  const tell = (row: readonly string[] | undefined, { text, line }: Pending) => {
    if (row === undefined) sink.refused({ kind: 'quoteInsideField' }, text, line);
    else if (width < 0) {
      width = row.length;
      const names = row.map((name) => name.trim());
      sink.header(names, line);
    } else if (row.length === width) sink.row(row, line);
    else sink.refused({ kind: 'fieldCount', found: row.length, expected: width }, text, line);
  };
  const flush = () => {
    if (pending.length === 0) return;
    const batch = pending;
    pending = [];
    const rows = parsed(batch, delimiter);
    batch.forEach((record, index) => {
      tell(rows === null ? parsed([record], delimiter)?.[0] : rows[index], record);
    });
  };
  const records: RecordSink = {
    record: (text, line) => {
      pending.push({ text, line });
      if (pending.length >= BATCH || width < 0) flush();
    },
    broken: (text, line, reason) => {
      flush();
      sink.refused({ kind: reason }, text, line);
    },
  };
  return {
    line(text: string, number: number) {
      if (joiner === null) {
        if (text.trim() === '') return;
        delimiter = given ?? mostUsed(text);
        joiner = recordJoiner(records, delimiter);
      }
      joiner.line(text, number);
    },
    end() {
      joiner?.end();
      flush();
    },
  };
}

/** The fields of each record; null when the parser does not make one row of each. */
function parsed(batch: readonly Pending[], delimiter: string): readonly (readonly string[])[] | null {
  try {
    const rows = parse(batch.map((record) => record.text).join('\n'), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: '\n',
    }) as readonly (readonly string[])[];
    return rows.length === batch.length ? rows : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return null;
    throw error;
  }
}

function mostUsed(header: string): string {
  const uses = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[uses.indexOf(Math.max(...uses))] ?? ',';
}
