import { type Measure, PERIOD_MONTHS, type Target } from '../../agreement/index.ts';
import { type Judge, moreForProvider } from './judge.ts';
import { directionOf } from './measured.ts';
import { targetPair } from './targets.ts';

/** So many misses allowed in a longer period are fewer; a share over a longer period goes either way. */
export const periodJudge =
  (id: string, level: string | null): Judge =>
  (_before, _after, sides) => {
    const pair = targetPair(id, level, sides);
    const misses = pair?.before.requirement?.kind === 'allow' && pair.after.requirement?.kind === 'allow';
    if (pair === null || !misses) return { direction: 'unclear', reason: 'period' };
    const longer = PERIOD_MONTHS[pair.after.per] - PERIOD_MONTHS[pair.before.per];
    return { direction: longer === 0 ? 'unclear' : directionOf(longer, 'customer'), reason: 'period' };
  };

/** A minimum sample exempts periods, or lets a promise be missed where few tickets came. */
export const sampleJudge =
  (id: string, level: string | null): Judge =>
  (before, after, sides) => {
    const pair = targetPair(id, level, sides);
    const carries = [pair?.before, pair?.after].some((target) => target?.belowMinimum.kind === 'carryForward');
    if (pair === null || carries) return { direction: 'unclear', reason: 'sample' };
    return moreForProvider('sample', 'nothing')(before, after, sides);
  };

/** What happens below the minimum sample; of no effect where there is none. */
export const belowMinimumJudge =
  (id: string, level: string | null): Judge =>
  (_before, _after, sides) => {
    const pair = targetPair(id, level, sides);
    if (pair === null || (pair.before.minimumSample === null && pair.after.minimumSample === null)) {
      return { direction: 'neutral', reason: 'sampleUnused' };
    }
    const [left, right] = [missesAllowed(pair.before), missesAllowed(pair.after)];
    const told = left !== null && right !== null;
    return { direction: told ? directionOf(Math.sign(right - left), 'provider') : 'unclear', reason: 'sample' };
  };

/** An exempt period may be missed in all its tickets; what is carried forward counts later. */
function missesAllowed({ belowMinimum }: Target): number | null {
  if (belowMinimum.kind === 'exempt') return Number.MAX_SAFE_INTEGER;
  return belowMinimum.kind === 'allowMisses' ? belowMinimum.misses : null;
}

const NOT_PAUSED: ReadonlySet<Measure> = new Set([
  'acknowledgement',
  'assignment',
  'firstResponse',
  'intervention',
  'nextResponse',
]);

/** Do pauses hold this promise? Where it is not said, as its measure has it. */
export const pausableJudge =
  (id: string, level: string | null): Judge =>
  (_before, _after, sides) => {
    const pair = targetPair(id, level, sides);
    if (pair === null) return { direction: 'unclear', reason: 'pauses' };
    const held = ({ pausable, measure }: Target) => pausable ?? !NOT_PAUSED.has(measure);
    return {
      direction: directionOf(Number(held(pair.after)) - Number(held(pair.before)), 'provider'),
      reason: 'pauses',
    };
  };

/** A term of what is asked of many tickets together. Another kind of asking can not be set against the first. */
export const requirementJudge =
  (id: string, level: string | null, told: Judge): Judge =>
  (before, after, sides) => {
    const pair = targetPair(id, level, sides);
    const kinds = [pair?.before.requirement?.kind, pair?.after.requirement?.kind];
    if (kinds[0] !== undefined && kinds[1] !== undefined && kinds[0] !== kinds[1]) {
      return { direction: 'unclear', reason: 'requirementKind' };
    }
    if (before === null || after === null) {
      return { direction: before === null ? 'customer' : 'provider', reason: 'requirement' };
    }
    return told(before, after, sides);
  };
