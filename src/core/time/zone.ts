import { DAY_MS, type Instant } from './instant.ts';
import { type ZoneTable, zoneFormat, zoneTable } from './zone-table.ts';

const accepted = new Set<string>();

/** Is this the name of a time zone the tz database knows, such as `Europe/Paris` or `UTC`? Bare offsets are not names. */
export function isTimeZone(name: string): boolean {
  // A bare offset, which some runtimes take for a name, has no letter.
  if (!/[A-Za-z]/.test(name)) return false;
  if (accepted.has(name)) return true;
  try {
    zoneFormat(name);
  } catch {
    return false;
  }
  // Names come from files, in any mixture of capitals: the memory of them is bounded.
  if (accepted.size < 2000) accepted.add(name);
  return true;
}

/** How many of the table's changes have happened at `instant`: the place of its offset. */
function placeOf(table: ZoneTable, instant: Instant): number {
  const { changes } = table;
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The zone's offset from UTC at an instant, in ms, east positive; exact to the second, before 1970 too.
 * Outside 1900–2200 the offset at that edge. Throws RangeError when the zone is none (see `isTimeZone`).
 */
export function offsetAt(zone: string, instant: Instant): number {
  if (zone === 'UTC') return 0;
  const table = zoneTable(zone, instant);
  return table.offsets[placeOf(table, instant)] as number;
}

/** A local date, as a day number, and the wall-clock time on it. */
export interface LocalTime {
  readonly dayNumber: number;
  readonly msOfDay: number;
}

/** What date and wall-clock time it is in the zone at an instant. */
export function instantToLocal(zone: string, instant: Instant): LocalTime {
  const local = instant + offsetAt(zone, instant);
  const dayNumber = Math.floor(local / DAY_MS);
  return { dayNumber, msOfDay: local - dayNumber * DAY_MS };
}

/**
 * The instant of a wall-clock time, `msOfDay` after the local midnight of a date (past 24 h it runs into the next date).
 * A wall time that does not exist gives the first instant after the gap; of one that occurs twice, `which` is taken
 * (SEMANTICS 0.1).
 */
export function localToInstant(zone: string, dayNumber: number, msOfDay: number, which: 'first' | 'last'): Instant {
  const local = dayNumber * DAY_MS + msOfDay;
  if (zone === 'UTC') return local;
  // No offset has ever reached 16 hours: every instant that bears this wall time lies within 26 hours of it as UTC.
  const latest = local + 26 * 3_600_000;
  zoneTable(zone, local - 26 * 3_600_000);
  const table = zoneTable(zone, latest);
  const { changes, offsets } = table;
  let found = Number.NaN;
  for (let i = placeOf(table, local - 26 * 3_600_000); i < offsets.length; i++) {
    const begin = i === 0 ? Number.NEGATIVE_INFINITY : (changes[i - 1] as number);
    const end = changes[i] ?? Number.POSITIVE_INFINITY;
    if (begin > latest) break;
    const at = local - (offsets[i] as number);
    if (at >= end) continue;
    if (at >= begin) found = at;
    else if (Number.isNaN(found)) return begin;
    if (which === 'first' && !Number.isNaN(found)) return found;
  }
  return found;
}

/** The first instant of a local date; where midnight does not exist, the first instant after the gap. */
export function startOfLocalDay(zone: string, dayNumber: number): Instant {
  return localToInstant(zone, dayNumber, 0, 'first');
}
