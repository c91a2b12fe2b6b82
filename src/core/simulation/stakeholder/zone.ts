import type { Agreement, Bound } from '../../agreement/index.ts';
import { compareTerms, parseTermValue, type TermValue, termAt } from './term-value.ts';

/**
 * Where a term stands between our private bounds: at the aim or better; good enough (the acceptable value or better, where
 * one is named); in between; past the walk-away, which is itself still bearable. `unread`: the path leads to no single
 * value, or the bounds are not of its unit.
 */
export type Zone = 'aim' | 'acceptable' | 'between' | 'beyond' | 'unread';

export interface BoundReading {
  readonly path: string;
  readonly zone: Zone;
  readonly value: TermValue | null;
  /** What to ask for: the acceptable value, else the aim. */
  readonly ask: TermValue | null;
  readonly walkAway: TermValue | null;
  /** Role that decides beyond the aim; null: not said. */
  readonly approver: string | null;
}

/** Terms of which less is better for the provider, where bounds do not show it by lying on either side of the value. */
const LESS_IS_BETTER = /(^|\.)(attainment|atLeast|share|perBreach|perPeriod|perUnit)$|^caps\./;

/** Every bound of the agreement against the term it is on, by path. */
export function readBounds(agreement: Agreement): readonly BoundReading[] {
  const bounds = Object.entries(agreement.internal?.bounds ?? {});
  return bounds.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bound]) => readBound(agreement, path, bound));
}

function readBound(agreement: Agreement, path: string, bound: Bound): BoundReading {
  const read = (text: string | null) => (text === null ? null : parseTermValue(text));
  const value = termAt(agreement, path);
  const [ideal, acceptable, walkAway] = [read(bound.ideal), read(bound.acceptable), read(bound.walkAway)];
  const better = betterSign(path, ideal ?? acceptable, walkAway);
  return {
    path,
    zone: zoneOf(value, { ideal, acceptable, walkAway }, better),
    value,
    ask: acceptable ?? ideal,
    walkAway,
    approver: bound.approver,
  };
}

/** 1 when more is better for us, −1 when less is: as aim and walk-away lie; with one of them only, by what the term is. */
function betterSign(path: string, aim: TermValue | null, walkAway: TermValue | null): number {
  const shown = aim === null || walkAway === null ? null : compareTerms(aim, walkAway);
  if (shown !== null && shown !== 0) return Math.sign(shown);
  return LESS_IS_BETTER.test(path) ? -1 : 1;
}

function zoneOf(
  value: TermValue | null,
  bounds: {
    readonly ideal: TermValue | null;
    readonly acceptable: TermValue | null;
    readonly walkAway: TermValue | null;
  },
  better: number,
): Zone {
  const all = Object.values(bounds).filter((one) => one !== null);
  if (value === null || all.length === 0 || all.some((one) => compareTerms(value, one) === null)) return 'unread';
  const reaches = (bound: TermValue | null) => bound !== null && (compareTerms(value, bound) as number) * better >= 0;
  if (bounds.walkAway !== null && !reaches(bounds.walkAway)) return 'beyond';
  if (reaches(bounds.ideal)) return 'aim';
  if (reaches(bounds.acceptable)) return 'acceptable';
  // Where only a walk-away is named, everything on our side of it will do.
  return bounds.ideal === null && bounds.acceptable === null ? 'acceptable' : 'between';
}
