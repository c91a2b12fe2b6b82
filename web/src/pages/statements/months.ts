import type { Schemas } from '../../api/client.ts';
import { dateIn } from '../../kit/time/local-day.ts';

/** The month so many after (or, below zero, before) another: `2026-01` and -1 is `2025-12`. */
export function monthsFrom(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const at = year * 12 + of - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The month on the walls of a zone. @param at milliseconds, or ISO 8601 */
export function monthIn(at: number | string, timeZone: string): string {
  return dateIn(typeof at === 'number' ? at : Date.parse(at), timeZone).slice(0, 7);
}

/** The month in which the first of an agreement's versions takes effect, where it is in force; '': it has none. */
export function firstMonth(versions: readonly Schemas['AgreementVersion'][]): string {
  return versions.map(({ effectiveAt, timeZone }) => monthIn(effectiveAt, timeZone)).toSorted()[0] ?? '';
}
