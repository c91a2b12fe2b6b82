import { type Instant, MINUTE_MS, type Span } from '../../time/index.ts';
import type { Curve } from './curve.ts';

/** The starting instant at which the least is left between two deadlines. */
export interface WorstStart {
  readonly at: Instant;
  /** Real time from the second deadline to the first: below zero, the second comes too late. Infinite past the horizon. */
  readonly slackMs: number;
}

interface Sample {
  readonly minute: number;
  readonly slackMs: number;
  readonly cells: readonly number[];
}

/**
 * The worst start over all whole minutes of a span, the earliest of equally bad ones; null when there is no minute in
 * it. `stopBelowMs`: any start that leaves less will do, the first found.
 *
 * Exact without trying every minute: both deadlines run evenly between their bends, so the least lies at an end of such
 * a stretch. The stretches are found by halving until both ends lie in the same cells; single minutes end the halving.
 */
export function worstStart(promised: Curve, needed: Curve, over: Span, stopBelowMs = -Infinity): WorstStart | null {
  const first = Math.ceil(over.from / MINUTE_MS);
  const last = Math.ceil(over.to / MINUTE_MS) - 1;
  if (!(first <= last)) return null;
  const sample = (minute: number) => sampleAt(promised, needed, minute);
  let before = sample(first);
  let worst: WorstStart = { at: first * MINUTE_MS, slackMs: before.slackMs };
  const visit = (from: Sample, to: Sample): void => {
    if (worst.slackMs < stopBelowMs) return;
    if (to.minute - from.minute > 1 && !sameCells(from, to)) {
      const middle = sample(Math.floor((from.minute + to.minute) / 2));
      visit(from, middle);
      visit(middle, to);
    } else if (to.slackMs < worst.slackMs) {
      worst = { at: firstAtMost(sample, from.minute, to) * MINUTE_MS, slackMs: to.slackMs };
    }
  };
  for (const minute of stops(promised, needed, first, last)) {
    const here = sample(minute);
    visit(before, here);
    before = here;
  }
  return worst;
}

function sampleAt(promised: Curve, needed: Curve, minute: number): Sample {
  const cells: number[] = [];
  const end = needed.at(minute * MINUTE_MS, cells);
  const due = promised.at(minute * MINUTE_MS, cells);
  return { minute, slackMs: end === Number.POSITIVE_INFINITY ? -Infinity : due - end, cells };
}

/** The whole minutes at and around every cut, and the last, in order. */
function stops(promised: Curve, needed: Curve, first: number, last: number): readonly number[] {
  const minutes = new Set([last]);
  for (const { cuts } of [promised, needed]) {
    for (const cut of cuts) {
      // A cut may bend the curve at it or right after it: its neighbours end the stretches beside it.
      for (const minute of [
        Math.ceil(cut / MINUTE_MS) - 1,
        Math.floor(cut / MINUTE_MS),
        Math.floor(cut / MINUTE_MS) + 1,
      ]) {
        if (minute > first && minute < last) minutes.add(minute);
      }
    }
  }
  return [...minutes].filter((minute) => minute > first).sort((a, b) => a - b);
}

function sameCells(a: Sample, b: Sample): boolean {
  if (a.cells.length !== b.cells.length) return false;
  for (let i = 0; i < a.cells.length; i++) if (a.cells[i] !== b.cells[i]) return false;
  return true;
}

/** The first minute of an even stretch with no more left than at its end: rounding can make several equal. */
function firstAtMost(sample: (minute: number) => Sample, from: number, to: Sample): number {
  let [low, high] = [from, to.minute];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (sample(middle).slackMs <= to.slackMs) high = middle;
    else low = middle;
  }
  return high;
}
