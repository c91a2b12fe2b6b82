import { DAY_MS, END_INSTANT, FIRST_INSTANT, type Instant, MINUTE_MS, SECOND_MS } from './instant.ts';
import { dayNumberOfParts } from './local-date.ts';

/**
 * A zone's offsets as integers: `offsets[i]` (ms, east positive) holds from `changes[i - 1]` to `changes[i]`.
 * Known for `[from, to)` only; `zoneTable` widens it by two years more when an instant outside is asked for.
 */
export interface ZoneTable {
  readonly from: Instant;
  readonly to: Instant;
  readonly changes: readonly Instant[];
  readonly offsets: readonly number[];
}

// The table reaches a little past the range of Leeway's answers, so that a local time at either edge has an instant.
const FIRST = FIRST_INSTANT - 40 * DAY_MS;
const LAST = END_INSTANT + 40 * DAY_MS;
const MARGIN_MS = 2 * 366 * DAY_MS;

// Offsets are read so far apart and a difference is bisected to the millisecond. What this could miss is a zone that
// changes and comes back in less time: in the tz data of JavaScript engines since 1900 the nearest is Recife in
// October 2000, 7 days less an hour.
const STEP_MS = 6.5 * DAY_MS;

interface Entry {
  readonly read: (instant: Instant) => number;
  table: ZoneTable;
}

/** Keyed by IANA name. The tables are a function of the name and the runtime's tz data alone, so keeping them is invisible. */
const known = new Map<string, Entry>();

/** The offset table of a zone covering an instant (clamped to 1900–2200). Throws RangeError for a name that is no zone. */
export function zoneTable(zone: string, instant: Instant): ZoneTable {
  let entry = known.get(zone);
  if (entry === undefined) {
    const read = offsetReader(zone);
    const start = Math.min(Math.max(instant, FIRST), LAST);
    entry = { read, table: { from: start, to: start, changes: [], offsets: [read(start)] } };
    known.set(zone, entry);
  }
  const { table } = entry;
  if (instant < table.from && table.from > FIRST) entry.table = widen(entry, instant - MARGIN_MS, table.to);
  else if (instant >= table.to && table.to < LAST) entry.table = widen(entry, table.from, instant + MARGIN_MS);
  return entry.table;
}

function widen({ read, table }: Entry, from: Instant, to: Instant): ZoneTable {
  const first = Math.max(Math.min(from, table.from), FIRST);
  const last = Math.min(Math.max(to, table.to), LAST);
  const before = changesBetween(read, first, table.from);
  const after = changesBetween(read, table.to, last);
  return {
    from: first,
    to: last,
    changes: [...before.map((change) => change.at), ...table.changes, ...after.map((change) => change.at)],
    offsets: [...before.map((change) => change.from), ...table.offsets, ...after.map((change) => change.to)],
  };
}

interface OffsetChange {
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
}

function changesBetween(read: (instant: Instant) => number, from: Instant, to: Instant): OffsetChange[] {
  const changes: OffsetChange[] = [];
  let at = from;
  let offset = read(from);
  while (at < to) {
    const next = Math.min(at + STEP_MS, to);
    const nextOffset = read(next);
    if (nextOffset !== offset) {
      const change = firstChange(read, at, next, offset);
      // Only up to the first change: what follows it is looked at again from there, should it change once more.
      const changed = read(change);
      changes.push({ at: change, from: offset, to: changed });
      at = change;
      offset = changed;
    } else {
      at = next;
    }
  }
  return changes;
}

/** The first instant in `(low, high]` at which the offset is no longer `offset`; changes happen at whole seconds. */
function firstChange(read: (instant: Instant) => number, low: Instant, high: Instant, offset: number): Instant {
  // Nearly all at whole quarters of an hour of UTC: looking there first saves half of the readings.
  const quarter = narrow(read, Math.floor(low / QUARTER_MS), Math.ceil(high / QUARTER_MS), QUARTER_MS, offset);
  const second = quarter * (QUARTER_MS / SECOND_MS);
  return read((second - 1) * SECOND_MS) === offset
    ? quarter * QUARTER_MS
    : narrow(read, second - QUARTER_MS / SECOND_MS, second, SECOND_MS, offset) * SECOND_MS;
}

const QUARTER_MS = 15 * MINUTE_MS;

/** The first multiple of `unit` above `low × unit` where the offset is another, knowing that it is at `high × unit`. */
function narrow(read: (instant: Instant) => number, low: number, high: number, unit: number, offset: number): number {
  let before = low;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (read(middle * unit) === offset) before = middle;
    else after = middle;
  }
  return after;
}

// The runtime's Intl is asked itself: temporal-polyfill 1.0.6 in front of it misses short changes (Casablanca at
// Ramadan 2012, 2018 to 2021, 2029 …), because it looks for them further apart.
/** Reads a zone's offset at an instant from the runtime's tz data, to the second: before 1912 Paris was 9 min 21 s east. */
function offsetReader(zone: string): (instant: Instant) => number {
  const format = zoneFormat(zone);
  return (instant) => {
    const second = Math.floor(instant / 1000) * 1000;
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, sec = 0] = numbersIn(format.format(second));
    return (dayNumberOfParts(year, month, day) * 86_400 + hour * 3600 + minute * 60 + sec) * 1000 - second;
  };
}

/** The runs of digits in a text, as numbers: `01/31/2026, 09:05:00` is 1, 31, 2026, 9, 5, 0. */
function numbersIn(text: string): readonly number[] {
  const numbers: number[] = [];
  let value = -1;
  for (let i = 0; i <= text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) value = Math.max(value, 0) * 10 + digit;
    else if (value >= 0) {
      numbers.push(value);
      value = -1;
    }
  }
  return numbers;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** A formatter costs milliseconds and much memory: those of the zones last met are kept. */
const FORMATS_KEPT = 64;

/** The runtime's formatter for a zone, with every field in digits. Throws RangeError for a name that is no zone. */
export function zoneFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = newFormat(zone);
    if (formats.size >= FORMATS_KEPT) formats.clear();
    formats.set(zone, format);
  }
  return format;
}

function newFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
