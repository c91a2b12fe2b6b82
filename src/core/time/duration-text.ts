import type { Duration, TermLength } from './duration.ts';
import { HOUR_MS, type LocalDate, MINUTE_MS, SECOND_MS } from './instant.ts';
import { addMonths, dateOfDay, dayNumberOf } from './local-date.ts';

const UNIT_MS: { readonly [unit: string]: number } = { h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS };

/**
 * The duration a text of FORMAT's grammar says: `1h30m`, `45m real`, `2bd`, `end of 0bd`.
 * Null for any other text, and for an amount that is not a whole number of milliseconds or exceeds 100 years.
 */
export function parseDuration(text: string): Duration | null {
  if (text.length > 64) return null;
  const days = /^(end of )?(\d{1,5})bd$/.exec(text);
  if (days !== null) {
    return { kind: days[1] === undefined ? 'businessDays' : 'endOfBusinessDay', days: Number(days[2]) };
  }
  const whole = /^((?:\d+(?:\.\d+)?[smh])+)( real)?$/.exec(text);
  if (whole === null) return null;
  let ms = 0;
  for (const [, amount, unit] of (whole[1] as string).matchAll(/(?<![\d.])([\d.]+)([smh])/g)) {
    const part = wholeMs(amount as string, UNIT_MS[unit as string] as number);
    if (part === null) return null;
    ms += part;
  }
  if (ms > 100 * 366 * 24 * HOUR_MS) return null;
  return { kind: whole[2] === undefined ? 'service' : 'real', ms };
}

/** `amount` × `unitMs` when that is whole: the decimals are multiplied as an integer, so 0.1h is exactly 6 minutes. */
function wholeMs(amount: string, unitMs: number): number | null {
  const [integer, decimals = ''] = amount.split('.');
  const significant = decimals.replace(/(?<!0)0+$/, '');
  // More than seven decimals are no whole milliseconds even of an hour, and might be rounded to some.
  if ((integer as string).length > 12 || significant.length > 7) return null;
  const scale = 10 ** significant.length;
  const scaled = Number(significant) * unitMs;
  return scaled % scale === 0 ? Number(integer) * unitMs + scaled / scale : null;
}

/** The duration as an agreement writes it, hours first: 5 400 000 ms is `1h30m`, nothing is `0s`. */
export function formatDuration(duration: Duration): string {
  switch (duration.kind) {
    case 'service':
      return formatMs(duration.ms);
    case 'real':
      return `${formatMs(duration.ms)} real`;
    case 'businessDays':
      return `${duration.days}bd`;
    case 'endOfBusinessDay':
      return `end of ${duration.days}bd`;
  }
}

function formatMs(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const rest = ms % MINUTE_MS;
  const seconds = rest > 0 || ms === 0 ? `${rest / SECOND_MS}s` : '';
  return `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes}m` : ''}${seconds}`;
}

/** The length of a term: `12mo`, `90d`, `2w`, `1y`; null for any other text. */
export function parseTermLength(text: string): TermLength | null {
  const match = /^(\d{1,5})(d|w|mo|y)$/.exec(text);
  return match === null ? null : { unit: match[2] as TermLength['unit'], count: Number(match[1]) };
}

/** The length of a term as an agreement writes it. */
export function formatTermLength(length: TermLength): string {
  return `${length.count}${length.unit}`;
}

/** The date one term later; months and years keep the day of the month or take its last (31 January + 1mo: 28 February). */
export function addTerm(date: LocalDate, length: TermLength): LocalDate {
  switch (length.unit) {
    case 'd':
      return dateOfDay(dayNumberOf(date) + length.count);
    case 'w':
      return dateOfDay(dayNumberOf(date) + length.count * 7);
    case 'mo':
      return addMonths(date, length.count);
    case 'y':
      return addMonths(date, length.count * 12);
  }
}
