import type { Bound, Internal } from '../agreement/index.ts';
import { parseMoney, parsePercent } from '../money/index.ts';
import { parseDuration, parseTermLength } from '../time/index.ts';
import { compareValues } from './judge/measured.ts';
import type { BoundCrossing, Term, Zone } from './term.ts';
import type { TermValue } from './value.ts';

/**
 * Where a changed term stands between our private bounds, before and after; several where a whole entry came or went.
 * Bounds are written by the path of the term, of a target also without `targets.`.
 */
export function boundCrossings(
  where: Pick<Term, 'path' | 'formerPath'>,
  before: TermValue | null,
  after: TermValue | null,
  internal: Internal | null,
): readonly BoundCrossing[] {
  return Object.entries(internal?.bounds ?? {}).flatMap(([path, bound]) => {
    const below = belowOf(path, where.path) ?? (where.formerPath === null ? null : belowOf(path, where.formerPath));
    if (below === null) return [];
    const [from, to] = [zoneOf(valueAt(before, below), bound), zoneOf(valueAt(after, below), bound)];
    return [{ path, approver: bound.approver, before: from, after: to, crossed: from !== to }];
  });
}

/** The rest of a bound's path below a term's; empty when they are the same; null when it is another term's. */
function belowOf(bound: string, term: string): string | null {
  for (const whole of [bound, `targets.${bound}`]) {
    if (whole === term) return '';
    if (whole.startsWith(`${term}.`)) return whole.slice(term.length + 1);
  }
  return null;
}

function valueAt(value: TermValue | null, below: string): TermValue | null {
  if (below === '') return value;
  return value?.kind === 'entry' ? (value.fields[below] ?? null) : null;
}

/**
 * Green up to what is acceptable (or ideal, where nothing else is), amber from there to the walk-away line, that line
 * included, red past it. Null where the term is unsaid, or the bound is written in another unit.
 */
export function zoneOf(value: TermValue | null, bound: Bound): Zone | null {
  if (value === null) return null;
  const [wished, last] = [readAs(value, bound.acceptable ?? bound.ideal), readAs(value, bound.walkAway)];
  const aim = readAs(value, bound.ideal) ?? wished;
  const downwards = aim !== null && last !== null ? compareValues(last, aim) : null;
  if (downwards === null || downwards === 0) return wished === null || last !== null ? null : onlyWished(value, wished);
  const [fromWished, fromLast] = [wished && compareValues(value, wished), last && compareValues(value, last)];
  if (fromWished === null || fromLast === null) return null;
  if (fromWished * Math.sign(downwards) <= 0) return 'green';
  return fromLast * Math.sign(downwards) <= 0 ? 'amber' : 'red';
}

/** Without a walk-away line nothing says which way is worse: only the value wished for itself is green. */
function onlyWished(value: TermValue, wished: TermValue): Zone | null {
  return compareValues(value, wished) === 0 ? 'green' : 'amber';
}

/** A bound's text as a value of the same kind as the term's. */
function readAs(like: TermValue, text: string | null): TermValue | null {
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
