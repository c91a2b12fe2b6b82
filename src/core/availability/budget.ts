import {
  compareRatios,
  divideRatios,
  floorRatio,
  multiplyRatios,
  type Ratio,
  type RatioPpm,
  ratio,
  ratioOfPpm,
  subtractRatios,
  WHOLE_PPM,
} from '../money/index.ts';
import {
  DAY_MS,
  dateOfDay,
  HOUR_MS,
  type Instant,
  instantToLocal,
  type LocalDate,
  MINUTE_MS,
  type Span,
} from '../time/index.ts';

/** Warn when so much of a 30-day budget is used within `longMs`, and still is being used within `shortMs`. */
export interface BurnWindow {
  readonly speed: 'fast' | 'slow';
  readonly sharePpm: RatioPpm;
  readonly longMs: number;
  readonly shortMs: number;
}

/** The windows of SEMANTICS 3: 2 % in 1 h, 5 % in 6 h, 10 % in 1 d, 10 % in 3 d. */
export const BURN_WINDOWS: readonly BurnWindow[] = [
  { speed: 'fast', sharePpm: 20_000, longMs: HOUR_MS, shortMs: 5 * MINUTE_MS },
  { speed: 'fast', sharePpm: 50_000, longMs: 6 * HOUR_MS, shortMs: 30 * MINUTE_MS },
  { speed: 'slow', sharePpm: 100_000, longMs: DAY_MS, shortMs: 2 * HOUR_MS },
  { speed: 'slow', sharePpm: 100_000, longMs: 3 * DAY_MS, shortMs: 6 * HOUR_MS },
];

const BUDGET_DAYS = 30;

/** How fast the downtime that is allowed is being used up; 1 uses exactly all of it. */
export interface BurnRate extends BurnWindow {
  /** Null: nothing was measured in the window, or no downtime is allowed at all. */
  readonly long: Ratio | null;
  readonly short: Ratio | null;
  /** The rate from which on it warns, in both windows: a share of 30 days' budget within the long one. */
  readonly threshold: Ratio;
  readonly burning: boolean;
}

/** What was down within a stretch, and how much of it is measured. */
export type Spent = (window: Span) => { readonly downtimeMs: Ratio; readonly measuredMs: number };

/** The burn rates up to `asOf`, window by window. */
export function burnRates(requiredPpm: RatioPpm, asOf: Instant, spent: Spent): readonly BurnRate[] {
  const allowed = ratioOfPpm(WHOLE_PPM - requiredPpm);
  const rateIn = (ms: number): Ratio | null => {
    const { downtimeMs, measuredMs } = spent({ from: asOf - ms, to: asOf });
    if (measuredMs === 0 || allowed.part === 0n) return null;
    return divideRatios(divideRatios(downtimeMs, ratio(measuredMs)), allowed);
  };
  return BURN_WINDOWS.map((window) => {
    const threshold = multiplyRatios(ratioOfPpm(window.sharePpm), ratio(BUDGET_DAYS * DAY_MS, window.longMs));
    const [long, short] = [rateIn(window.longMs), rateIn(window.shortMs)];
    const reaches = (rate: Ratio | null) => rate !== null && compareRatios(rate, threshold) >= 0;
    return { ...window, long, short, threshold, burning: reaches(long) && reaches(short) };
  });
}

/** Downtime allowed of so many measured milliseconds: what the share promised leaves of them, never a constant. */
export function allowedDowntimeMs(requiredPpm: RatioPpm, measuredMs: number): Ratio {
  return multiplyRatios(ratioOfPpm(WHOLE_PPM - requiredPpm), ratio(measuredMs));
}

/** Downtime left of what is allowed, and the day on which it is used up at the rate so far in the period. */
export interface Budget {
  readonly allowedMs: Ratio;
  /** Negative once it is overspent. */
  readonly leftMs: Ratio;
  /** Null: it lasts beyond the period, is used up already, or the period is over. */
  readonly exhaustedOn: LocalDate | null;
}

export interface BudgetQuestion {
  readonly requiredPpm: RatioPpm;
  readonly measuredMs: number;
  readonly downtimeMs: Ratio;
  readonly period: Span;
  readonly asOf: Instant;
  readonly timeZone: string;
}

/** The error budget of a period: `measuredMs` is the whole period's, as far as it can still be told. */
export function budgetOf(question: BudgetQuestion): Budget {
  const { downtimeMs, period, asOf } = question;
  const allowedMs = allowedDowntimeMs(question.requiredPpm, question.measuredMs);
  const leftMs = subtractRatios(allowedMs, downtimeMs);
  const running = asOf > period.from && asOf < period.to;
  if (!running || leftMs.part <= 0n || downtimeMs.part === 0n) return { allowedMs, leftMs, exhaustedOn: null };
  const elapsed = multiplyRatios(ratio(asOf - period.from), divideRatios(allowedMs, downtimeMs));
  const at = ratio(period.from).part + floorRatio(elapsed);
  const within = at < BigInt(period.to);
  const day = within ? dateOfDay(instantToLocal(question.timeZone, Number(at)).dayNumber) : null;
  return { allowedMs, leftMs, exhaustedOn: day };
}
