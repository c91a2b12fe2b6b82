import type { Instant, Span } from '../time/index.ts';
import { type CheckSeries, sortedSeries } from './facts/check-series.ts';

/** What checks say: where they say anything, and where they say that the service was down. */
export interface CheckStates {
  /** Sorted, not touching. */
  readonly known: readonly Span[];
  /** Sorted, within `known`. */
  readonly down: readonly Span[];
}

/** The rules of availability that checks are read by. */
export interface CheckRules {
  readonly confirmAfter: number;
  readonly staleAfterMs: number;
}

/**
 * The states that checks tell, in one pass. A check speaks up to the next one, at most `staleAfter`. The service is
 * down from the first of `confirmAfter` failed checks in a row (no good one between them) to the next good one, as far
 * as they speak; fewer failed ones are not down. Checks later than `until` must not be given.
 */
export function checkStates(series: CheckSeries, rules: CheckRules, until: Instant): CheckStates {
  return fold(series, rules, until) ?? fold(sortedSeries(series), rules, until) ?? { known: [], down: [] };
}

/** What the checks read so far tell. */
interface Reading {
  readonly rules: CheckRules;
  readonly known: Span[];
  readonly down: Span[];
  knownFrom: Instant;
  downFrom: Instant;
  /** The first of the failed checks in a row, and how much of `down` was sure when it came. */
  failedFrom: number;
  sureDown: number;
}

/** Null where the checks are not in order, each instant once: sort them and fold again. */
function fold({ at, up }: CheckSeries, rules: CheckRules, until: Instant): CheckStates | null {
  const count = at.length;
  if (count === 0) return { known: [], down: [] };
  const { staleAfterMs } = rules;
  let before = at[0] as number;
  let flag = up[0] as number;
  const reading: Reading = {
    rules,
    known: [],
    down: [],
    knownFrom: before,
    downFrom: before,
    failedFrom: 0,
    sureDown: 0,
  };
  for (let i = 1; i < count; i++) {
    const instant = at[i] as number;
    const silence = instant - before;
    const state = up[i] as number;
    // Nearly every check repeats the one before it in time: what follows is for the others.
    if (silence > staleAfterMs || silence <= 0 || state !== flag) {
      if (silence <= 0) return null;
      const spokenTo = Math.min(before + staleAfterMs, instant);
      if (flag === 0) endDown(reading, spokenTo, state === 0 ? -1 : i);
      if (spokenTo < instant) endKnown(reading, spokenTo, instant);
      if (flag !== 0 && state === 0) beginFailed(reading, i, instant);
      flag = state;
    }
    before = instant;
  }
  const spokenTo = Math.min(before + staleAfterMs, until);
  if (flag === 0) endDown(reading, spokenTo, count);
  endKnown(reading, spokenTo, spokenTo);
  return { known: reading.known, down: reading.down };
}

/** Failed checks fall silent, or (`end` not below 0, the place after the last of them) are at an end: were they enough? */
function endDown(reading: Reading, spokenTo: Instant, end: number): void {
  add(reading.down, reading.downFrom, spokenTo);
  if (end >= 0 && end - reading.failedFrom < reading.rules.confirmAfter) reading.down.length = reading.sureDown;
}

function endKnown(reading: Reading, spokenTo: Instant, next: Instant): void {
  add(reading.known, reading.knownFrom, spokenTo);
  reading.knownFrom = next;
  reading.downFrom = next;
}

function beginFailed(reading: Reading, place: number, at: Instant): void {
  reading.failedFrom = place;
  reading.sureDown = reading.down.length;
  reading.downFrom = at;
}

function add(spans: Span[], from: Instant, to: Instant): void {
  if (to > from) spans.push({ from, to });
}
