import type { Target } from '../../agreement/index.ts';
import { alwaysOpen, compileCalendar, openBetween } from '../../calendar/index.ts';
import { type RatioPpm, WHOLE_PPM } from '../../money/index.ts';
import { type Duration, type Instant, MINUTE_MS, type Span } from '../../time/index.ts';
import { cellOf, openingBends } from './bends.ts';
import { type Curve, shareCurve } from './curve.ts';
import { worstStart } from './worst-start.ts';

export interface SafeQuestion {
  readonly target: Target & { readonly within: Duration };
  readonly needed: Curve;
  /** What of the promise may be used: the whole less the margin. */
  readonly keptPpm: RatioPpm;
  readonly over: Span;
}

/** Working days beyond which nobody promises anything. */
const MOST_DAYS = 400;

/**
 * The smallest promise of the target's own kind, in whole minutes or days, that keeps the margin at every start; null
 * when none does (what stands under it lies past the horizon, or the margin leaves nothing).
 */
export function leastSafeWithin(question: SafeQuestion): Duration | null {
  const { within } = question.target;
  if (question.keptPpm <= 0) return null;
  if (within.kind === 'service' || within.kind === 'real') return leastMinutes(question, within.kind);
  return leastDays(question, within.kind);
}

function isSafe({ target, needed, keptPpm, over }: SafeQuestion, within: Duration): boolean {
  const worst = worstStart(shareCurve(target.calendar, within, keptPpm, over), needed, over, 0);
  return worst !== null && worst.slackMs >= 0;
}

/** The most time needed from any start tells it, one millisecond more where that much ends as our hours do. */
function leastMinutes(question: SafeQuestion, kind: 'service' | 'real'): Duration | null {
  const neededMs = mostNeeded(question, kind);
  if (!Number.isFinite(neededMs)) return null;
  for (const least of [neededMs, neededMs + 1]) {
    const within: Duration = { kind, ms: minutesFor(least, question.keptPpm) * MINUTE_MS };
    if (isSafe(question, within)) return within;
  }
  return null;
}

/** The fewest whole minutes of which the kept share, a part of a millisecond left out, comes to `ms`. */
function minutesFor(ms: number, keptPpm: RatioPpm): number {
  const [numerator, denominator] = [BigInt(ms) * BigInt(WHOLE_PPM), BigInt(keptPpm) * BigInt(MINUTE_MS)];
  return Number((numerator + denominator - 1n) / denominator);
}

/** The most time on our calendar (or real time) that passes from a start until what stands under is done. */
function mostNeeded({ target, needed, over }: SafeQuestion, kind: 'service' | 'real'): number {
  const calendar = compileCalendar(target.calendar);
  const plain = kind === 'real' || alwaysOpen(calendar);
  const latest = needed.at(over.to, []);
  if (latest === Number.POSITIVE_INFINITY) return latest;
  const bends = plain ? new Float64Array() : openingBends(calendar, { from: over.from, to: latest });
  const passed = (at: Instant) => (plain || !Number.isFinite(at) ? at : openBetween(calendar, over.from, at));
  const spent: Curve = {
    cuts: needed.cuts,
    at: (start, cells) => {
      const end = needed.at(start, cells);
      cells.push(cellOf(bends, end));
      return passed(end);
    },
  };
  const worst = worstStart({ cuts: bends, at: passed }, spent, over);
  return worst === null ? Number.POSITIVE_INFINITY : -worst.slackMs;
}

function leastDays(question: SafeQuestion, kind: 'businessDays' | 'endOfBusinessDay'): Duration | null {
  const within = (days: number): Duration => ({ kind, days });
  let least = kind === 'businessDays' ? 1 : 0;
  let most = Math.max(least, 1);
  while (!isSafe(question, within(most))) {
    least = most + 1;
    most *= 2;
    if (most > MOST_DAYS) return null;
  }
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isSafe(question, within(middle))) most = middle;
    else least = middle + 1;
  }
  return within(most);
}
