import { CsvError, parse } from 'csv-parse/sync';
import type { NamedShift, ShiftFault, ShiftsRead } from '../../app/ports/index.ts';
import { dayNumberOf, type Instant, localToInstant, parseInstant, parseLocalDate } from '../../core/time/index.ts';

const COLUMNS = ['from', 'to', 'person'] as const;
/** What else spreadsheets call them, in French above all. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['de', 'from'],
  ['debut', 'from'],
  ['début', 'from'],
  ['a', 'to'],
  ['à', 'to'],
  ['fin', 'to'],
  ['personne', 'person'],
  ['who', 'person'],
  ['qui', 'person'],
  ['rang', 'rank'],
]);
const MOST_ROWS = 20_000;

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * A table with a header: `from`, `to`, `person`, and `rank` where somebody stands in (1 where it is missing). Commas,
 * semicolons or tabs. Instants as RFC 3339, or local: `2026-12-24 18:00`, `24/12/2026 18:00`; a date alone is its first minute.
 */
export function readCsvShifts(text: string, timeZone: string): ShiftsRead {
  const faults: { fault: ShiftFault; line: number | null; given: string }[] = [];
  const rows = rowsOf(text);
  if (typeof rows === 'string') return { shifts: [], faults: [{ fault: 'notATable', line: null, given: rows }] };
  const missing = COLUMNS.filter((column) => rows.length > 0 && rows[0]?.record[column] === undefined);
  for (const column of missing) faults.push({ fault: 'columnMissing', line: 1, given: column });
  if (rows.length > MOST_ROWS) faults.push({ fault: 'tooMany', line: null, given: String(rows.length) });
  if (faults.length > 0) return { shifts: [], faults };
  const shifts: NamedShift[] = [];
  for (const row of rows) {
    const read = shiftOf(row, timeZone);
    if ('fault' in read) faults.push({ ...read, line: row.info.lines });
    else shifts.push(read);
  }
  return { shifts, faults };
}

function shiftOf(
  { record, info }: Row,
  timeZone: string,
): NamedShift | { readonly fault: ShiftFault; readonly given: string } {
  const field = (name: string) => (record[name] ?? '').trim();
  const no = (fault: ShiftFault, name: string) => ({ fault, given: field(name).slice(0, 100) });
  const [from, to] = [instantOf(field('from'), timeZone), instantOf(field('to'), timeZone)];
  if (from === null) return no('badInstant', 'from');
  if (to === null) return no('badInstant', 'to');
  if (from >= to) return no('endsBeforeItBegins', 'to');
  const called = field('person');
  if (called === '') return no('nobody', 'person');
  const rank = field('rank') === '' ? 1 : Number(field('rank'));
  if (!Number.isInteger(rank) || rank < 1 || rank > 99) return no('badRank', 'rank');
  return { from, to, called, rank, line: info.lines };
}

function rowsOf(text: string): readonly Row[] | string {
  try {
    return parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => canonical(name)),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) return error.message;
    throw error;
  }
}

function canonical(name: string): string {
  const lower = name.trim().toLowerCase();
  return ALSO.get(lower) ?? lower;
}

const LOCAL = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)\/(\d\d?)\/(\d{4}))(?:[T ](\d\d?)[:h](\d\d))?$/;

function instantOf(text: string, timeZone: string): Instant | null {
  const exact = parseInstant(text.trim());
  if (exact !== null) return exact;
  const found = LOCAL.exec(text.trim());
  if (found === null) return null;
  const [, y1, m1, d1, d2, m2, y2, hours = '0', minutes = '0'] = found;
  const date = parseLocalDate(`${y1 ?? y2}-${(m1 ?? m2 ?? '').padStart(2, '0')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`);
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (date === null || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return localToInstant(timeZone, dayNumberOf(date), (hour * 60 + minute) * 60_000, 'first');
}
