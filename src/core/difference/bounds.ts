import type { Bound } from '../agreement/index.ts';
import { parseMoney, parsePercent } from '../money/index.ts';
import { parseDuration, parseTermLength } from '../time/index.ts';
import type { Direction } from './direction.ts';
import type { Sides } from './judge/judge.ts';
import { compareValues } from './judge/measured.ts';
import type { BoundCrossing, BoundZone, ChangedTerm } from './term.ts';
import type { StatedValue } from './value.ts';

/**
 * Where a changed term stands between our private bounds, before and after; several where a whole entry came or went.
 * Bounds are written by the path of the term, of a target also without `targets.`.
 */
export function boundCrossings(
  where: Pick<ChangedTerm, 'path' | 'formerPath'>,
  before: StatedValue | null,
  after: StatedValue | null,
  sides: Sides,
  direction: Direction,
): readonly BoundCrossing[] {
  const internal = sides.after.internal ?? sides.before.internal;
  const worse = worseFor(sides.after.kind === 'underpinning' ? 'customer' : 'provider', before, after, direction);
  return Object.entries(internal?.bounds ?? {}).flatMap(([path, bound]) => {
    const below = belowOf(path, where.path) ?? (where.formerPath === null ? null : belowOf(path, where.formerPath));
    if (below === null) return [];
    const [from, to] = [zoneOf(valueAt(before, below), bound, worse), zoneOf(valueAt(after, below), bound, worse)];
    return [{ path, approver: bound.approver, before: from, after: to, crossed: from !== to }];
  });
}

/** Above 0 where more of the term is worse for us, as the direction of its change says; null: it does not. */
function worseFor(
  us: 'customer' | 'provider',
  before: StatedValue | null,
  after: StatedValue | null,
  direction: Direction,
): number | null {
  const more = before === null || after === null ? null : compareValues(after, before);
  if (more === null || more === 0 || (direction !== 'customer' && direction !== 'provider')) return null;
  return direction === us ? -Math.sign(more) : Math.sign(more);
}

/** The rest of a bound's path below a term's; empty when they are the same; null when it is another term's. */
function belowOf(bound: string, term: string): string | null {
  for (const whole of [bound, `targets.${bound}`]) {
    if (whole === term) return '';
    if (whole.startsWith(`${term}.`)) return whole.slice(term.length + 1);
  }
  return null;
}

function valueAt(value: StatedValue | null, below: string): StatedValue | null {
  if (below === '') return value;
  return value?.kind === 'entry' ? (value.fields[below] ?? null) : null;
}

/**
 * Green up to what is acceptable (or ideal, where nothing else is), amber from there to the walk-away line, that line
 * included, red past it. Null where the term is unsaid, the bound is written in another unit, or nothing tells which way
 * is worse for us.
 * @param worse above 0 where more is worse for us, told by the change where aim and line do not; null: not told
 */
export function zoneOf(value: StatedValue | null, bound: Bound, worse: number | null = null): BoundZone | null {
  if (value === null) return null;
  const [wished, last] = [readAs(value, bound.acceptable ?? bound.ideal), readAs(value, bound.walkAway)];
  const aim = readAs(value, bound.ideal) ?? wished;
  if (wished === null && last === null) return null;
  const apart = aim !== null && last !== null ? compareValues(last, aim) : null;
  const sign = apart === null || apart === 0 ? worse : Math.sign(apart);
  if (sign === null) return null;
  const past = (line: StatedValue | null) => line !== null && (compareValues(value, line) ?? 0) * sign > 0;
  if (past(last)) return 'red';
  return past(wished) ? 'amber' : 'green';
}

/** A bound's text as a value of the same kind as the term's. */
function readAs(like: StatedValue, text: string | null): StatedValue | null {
  if (text === null) return null;
  switch (like.kind) {
    case 'share': {
      const ppm = parsePercent(text);
      return ppm === null ? null : { kind: 'share', ppm };
    }
    case 'money': {
      const money = parseMoney(text);
      return money === null ? null : { kind: 'money', money };
    }
    case 'duration': {
      const duration = parseDuration(text);
      return duration === null ? null : { kind: 'duration', duration };
    }
    case 'length': {
      const length = parseTermLength(text);
      return length === null ? null : { kind: 'length', length };
    }
    case 'number':
      return /^\d{1,15}(\.\d{1,6})?$/.test(text) ? { kind: 'number', number: Number(text) } : null;
    default:
      return null;
  }
}
