import { dateIn } from './local-day.ts';

/** The month so many after (or, below zero, before) another: `2026-01` and -1 is `2025-12`. */
export function monthsFrom(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const at = year * 12 + of - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The month (`2026-03`) on the walls of a zone. @param at milliseconds, or ISO 8601 */
export function monthIn(at: number | string, timeZone: string): string {
  return dateIn(typeof at === 'number' ? at : Date.parse(at), timeZone).slice(0, 7);
}
