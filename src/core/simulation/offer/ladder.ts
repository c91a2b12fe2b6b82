import type { Target } from '../../agreement/index.ts';
import { type Duration, HOUR_MS, MINUTE_MS } from '../../time/index.ts';
import { type Change, withinOf } from '../years/term.ts';

/** Up to `untilMs`, in steps of `stepMs`. */
const STEPS: readonly { readonly untilMs: number; readonly stepMs: number }[] = [
  { untilMs: HOUR_MS, stepMs: 5 * MINUTE_MS },
  { untilMs: 4 * HOUR_MS, stepMs: 15 * MINUTE_MS },
  { untilMs: 24 * HOUR_MS, stepMs: HOUR_MS },
  { untilMs: 72 * HOUR_MS, stepMs: 4 * HOUR_MS },
  { untilMs: 1440 * HOUR_MS, stepMs: 12 * HOUR_MS },
];
const MOST_DAYS = 60;
const SHARE_STEP_PPM = 5_000;
const LEAST_SHARE_PPM = 500_000;
const MOST_MISSES = 50;

/**
 * The values one would offer for a term, the tightest first, the promised one among them:
 * - a time limit: 5 minutes apart up to 1 h, 15 minutes up to 4 h, 1 h up to 24 h, 4 h up to 72 h, 12 h up to 60 days, of
 *   the same kind and on the same calendar; a day count: days 1 to 60 (`end of`: from the same day on);
 * - an attainment: half a percent apart, 100 % to 50 %; misses allowed: 0 to 50.
 * Empty where the target has no such term.
 */
export function ladderOf(target: Target, kind: Change['kind']): readonly Change[] {
  const { requirement } = target;
  if (kind === 'within') {
    const within = withinOf(target);
    return within === null ? [] : durations(within).map((one) => ({ kind, within: one }));
  }
  if (requirement?.kind !== kind) return [];
  if (requirement.kind === 'attainment') {
    const shares = stepped(LEAST_SHARE_PPM, 1_000_000, SHARE_STEP_PPM);
    return ascending([...shares, requirement.requiredPpm])
      .reverse()
      .map((requiredPpm) => ({ kind: 'attainment', requiredPpm }));
  }
  if (requirement.kind !== 'allow') return [];
  return ascending([...stepped(0, MOST_MISSES, 1), requirement.misses]).map((misses) => ({ kind: 'allow', misses }));
}

function durations(within: Duration): readonly Duration[] {
  if (within.kind === 'service' || within.kind === 'real') {
    const { kind } = within;
    let from = 0;
    const steps = STEPS.flatMap(({ untilMs, stepMs }) => {
      const part = stepped(from + stepMs, untilMs, stepMs);
      from = untilMs;
      return part;
    });
    return ascending([...steps, within.ms]).map((ms) => ({ kind, ms }));
  }
  const { kind } = within;
  const least = kind === 'endOfBusinessDay' ? 0 : 1;
  return ascending([...stepped(least, MOST_DAYS, 1), within.days]).map((days) => ({ kind, days }));
}

function stepped(from: number, to: number, step: number): number[] {
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
