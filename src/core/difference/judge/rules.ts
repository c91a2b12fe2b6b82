import type { Agreement, Rules } from '../../agreement/index.ts';
import { type Judge, moreForCustomer } from './judge.ts';

const longer = moreForCustomer('reopening', 'endless');
const goesOn = ({ reopen }: Rules) => reopen === 'resume' || reopen === 'countResolvedTime';
const uses = ({ rules, targets }: Agreement) => goesOn(rules) || targets.some((target) => goesOn(target.rules));

/** Within the window a reopened ticket goes on with what was left, so a longer one is stricter; only where it is used. */
export const reopenWindowJudge: Judge = (before, after, sides) => {
  if (!uses(sides.before) && !uses(sides.after)) return { direction: 'neutral', reason: 'ruleUnused' };
  return longer(before, after, sides);
};
