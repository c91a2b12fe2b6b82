import {
  DAY_MS,
  dayNumberOf,
  END_INSTANT,
  FIRST_INSTANT,
  HOUR_MS,
  type Instant,
  instantToLocal,
  localToInstant,
  MINUTE_MS,
  parseLocalDate,
  SECOND_MS,
} from '../../core/time/index.ts';

/** A way of writing instants in a table: `iso`, `unix` (seconds), `unixMs`, or a pattern such as `d/m/yyyy HH:MM`. */
export interface DateFormat {
  readonly text: string;
  readonly kind: 'iso' | 'unix' | 'unixMs' | 'pattern';
  readonly pattern: RegExp;
}

const ISO =
  /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)[T ](?<H>\d\d):(?<M>\d\d)(?::(?<S>\d\d)(?:[.,](?<f>\d+))?)?(?: ?(?<zone>Z|[+-]\d\d:?\d\d))?$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const GROUPS: { readonly [token: string]: string } = {
  yyyy: '(?<y>\\d{4})',
  yy: '(?<yy>\\d\\d)',
  mm: '(?<m>\\d\\d?)',
  m: '(?<m>\\d\\d?)',
  dd: '(?<d>\\d\\d?)',
  d: '(?<d>\\d\\d?)',
  HH: '(?<H>\\d\\d?)',
  H: '(?<H>\\d\\d?)',
  MM: '(?<M>\\d\\d)',
  SS: '(?<S>\\d\\d)',
  a: '(?<a>[AaPp])\\.?[Mm]\\.?',
};
const TOKEN = /yyyy|yy|mm?|dd?|HH?|MM|SS|a/g;

/**
 * The format a text names, or null when it names none. In a pattern, `d m yyyy` (or `yy`) are day, month and year, and
 * `H MM SS` hour, minute and second, `a` is AM or PM; anything else stands for itself. Day, month and year must be there, each once.
 */
export function dateFormatOf(text: string): DateFormat | null {
  if (text === 'iso') return { text, kind: 'iso', pattern: ISO };
  if (text === 'unix' || text === 'unixMs') return { text, kind: text, pattern: NUMBER };
  let source = '';
  let from = 0;
  const names: string[] = [];
  for (const match of text.matchAll(TOKEN)) {
    source += literal(text.slice(from, match.index)) + (GROUPS[match[0]] ?? '');
    names.push(match[0][0] ?? '');
    from = match.index + match[0].length;
  }
  if (new Set(names).size !== names.length || !['y', 'm', 'd'].every((name) => names.includes(name))) return null;
  if (/[A-Za-z]/.test(text.replace(TOKEN, '').replaceAll('T', ''))) return null;
  return { text, kind: 'pattern', pattern: new RegExp(`^${source}${literal(text.slice(from))}$`) };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/ /g, '[ \\u00a0\\u202f]');
}

/** How often a table's wall times fell where clocks were changed, and had to be decided. */
export interface WallTimes {
  /** Times that did not exist: taken as the first instant after the gap. */
  skipped: number;
  /** Times that occurred twice: taken as the first. */
  twice: number;
}

/** The instant a table's text gives in the first format that fits, in the zone where it names none; null: none fits, or no such date exists. */
export function readDate(
  text: string,
  formats: readonly DateFormat[],
  zone: string,
  wallTimes: WallTimes,
): Instant | null {
  for (const format of formats) {
    const match = format.pattern.exec(text);
    if (match === null) continue;
    const instant =
      format.kind === 'unix' || format.kind === 'unixMs'
        ? Math.round(Number(text) * (format.kind === 'unix' ? SECOND_MS : 1))
        : instantOfParts(match.groups ?? {}, zone, wallTimes);
    if (instant !== null && instant >= FIRST_INSTANT && instant < END_INSTANT) return instant;
  }
  return null;
}

type Parts = { readonly [name: string]: string | undefined };

function instantOfParts(parts: Parts, zone: string, wallTimes: WallTimes): Instant | null {
  const year = parts['y'] ?? `20${parts['yy'] ?? ''}`;
  const date = parseLocalDate(`${year}-${(parts['m'] ?? '').padStart(2, '0')}-${(parts['d'] ?? '').padStart(2, '0')}`);
  const hour = hourOf(parts);
  const minute = Number(parts['M'] ?? 0);
  const second = Number(parts['S'] ?? 0);
  if (date === null || hour > 23 || minute > 59 || second > 59) return null;
  const ms = Math.floor(Number(`0.${parts['f'] ?? '0'}`) * 1000);
  const day = dayNumberOf(date);
  const msOfDay = hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + ms;
  const offset = parts['zone'];
  if (offset !== undefined) return day * DAY_MS + msOfDay - offsetMs(offset);
  return wallTime(day, msOfDay, zone, wallTimes);
}

function hourOf(parts: Parts): number {
  const hour = Number(parts['H'] ?? 0);
  if (parts['a'] === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (parts['a'].toLowerCase() === 'p' ? 12 : 0);
}

function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const ms = Number(text.slice(1, 3)) * HOUR_MS + Number(text.slice(-2)) * MINUTE_MS;
  return text.startsWith('-') ? -ms : ms;
}

function wallTime(day: number, msOfDay: number, zone: string, wallTimes: WallTimes): Instant {
  const first = localToInstant(zone, day, msOfDay, 'first');
  if (zone === 'UTC') return first;
  if (instantToLocal(zone, first).msOfDay !== msOfDay) wallTimes.skipped += 1;
  else if (localToInstant(zone, day, msOfDay, 'last') !== first) wallTimes.twice += 1;
  return first;
}
