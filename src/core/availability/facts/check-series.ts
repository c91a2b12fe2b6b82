import type { Instant } from '../../time/index.ts';

/**
 * Checks of one service, nine bytes each: when, and whether it was up (1) or not (0). In any order; of several checks
 * at one instant it was down if one of them failed.
 */
export interface CheckSeries {
  readonly at: Float64Array;
  readonly up: Uint8Array;
}

/** Checks as they arrive; mutable. */
export interface CheckLog {
  at: Float64Array;
  up: Uint8Array;
  length: number;
}

export function openCheckLog(): CheckLog {
  return { at: new Float64Array(64), up: new Uint8Array(64), length: 0 };
}

/** Adds one check; room doubles when it runs out. */
export function addCheck(log: CheckLog, at: Instant, up: boolean): void {
  if (log.length === log.at.length) {
    const wider = { at: new Float64Array(2 * log.length), up: new Uint8Array(2 * log.length) };
    wider.at.set(log.at);
    wider.up.set(log.up);
    Object.assign(log, wider);
  }
  log.at[log.length] = at;
  log.up[log.length] = up ? 1 : 0;
  log.length += 1;
}

/** What was logged so far, without copying it. */
export function seriesOf(log: CheckLog): CheckSeries {
  return { at: log.at.subarray(0, log.length), up: log.up.subarray(0, log.length) };
}

/** Several series as one. */
export function joinedSeries(series: readonly CheckSeries[]): CheckSeries {
  if (series.length === 1) return series[0] as CheckSeries;
  const length = series.reduce((sum, one) => sum + one.at.length, 0);
  const joined = { at: new Float64Array(length), up: new Uint8Array(length) };
  let from = 0;
  for (const one of series) {
    joined.at.set(one.at, from);
    joined.up.set(one.up, from);
    from += one.at.length;
  }
  return joined;
}

/** The same checks in order of time, each instant once: down if one of its checks failed. */
export function sortedSeries({ at, up }: CheckSeries): CheckSeries {
  // An instant and its flag fit one number; numbers in typed arrays sort without a callback, and a failed check (even)
  // comes before a good one of the same instant (odd).
  const keys = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) keys[i] = 2 * (at[i] as number) + (up[i] as number);
  keys.sort();
  const sorted = { at: new Float64Array(at.length), up: new Uint8Array(at.length) };
  let length = 0;
  for (const key of keys) {
    const instant = Math.floor(key / 2);
    if (length > 0 && sorted.at[length - 1] === instant) continue;
    sorted.at[length] = instant;
    sorted.up[length] = key - 2 * instant;
    length += 1;
  }
  return { at: sorted.at.subarray(0, length), up: sorted.up.subarray(0, length) };
}
