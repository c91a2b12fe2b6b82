import { type Target, WHEN_KEYS } from '../../agreement/index.ts';
import { type Judge, moreForCustomer } from './judge.ts';

/** More tickets chosen are more promised; a key that is not said chooses all. */
export const selectionJudge = moreForCustomer('selection', 'endless');

/**
 * A new promise is better for the customer, unless it takes over tickets that another promise of the same measure
 * covers already: then it depends on the two.
 */
export const targetPresence =
  (target: Target): Judge =>
  (before, _after, sides) => {
    const other = before === null ? sides.before : sides.after;
    const takes = other.targets.some(
      (one) => one.measure === target.measure && one.id !== target.id && mayMeet(one, target),
    );
    if (takes) return { direction: 'unclear', reason: 'promiseTakesOver' };
    return { direction: before === null ? 'customer' : 'provider', reason: 'promise' };
  };

/** May one ticket be chosen by both? */
export function mayMeet(a: Target, b: Target): boolean {
  return WHEN_KEYS.every((key) => {
    const [left, right] = [a.when[key], b.when[key]];
    return left === undefined || right === undefined || left.some((value) => right.includes(value));
  });
}
