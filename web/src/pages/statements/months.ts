import type { Schemas } from '../../api/client.ts';

/** The month so many after (or, below zero, before) another: `2026-01` and -1 is `2025-12`. */
export function monthsFrom(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const at = year * 12 + of - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The month in which the first of an agreement's versions takes effect; '': it has none. */
export function firstMonth(versions: readonly Schemas['AgreementVersion'][]): string {
  return versions.map(({ effectiveAt }) => effectiveAt.slice(0, 7)).toSorted()[0] ?? '';
}
