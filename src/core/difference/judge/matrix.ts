import { canonicalText } from '../canonical-text.ts';
import type { Judge, Value } from './judge.ts';
import { directionOf } from './measured.ts';

/** A more urgent priority is better for the customer; only `P1`, `P2` … and plain numbers tell which is more urgent. */
export const cellJudge: Judge = (before, after) => {
  const [from, to] = [rankOf(before), rankOf(after)];
  const told = from !== null && to !== null && from.letters === to.letters && from.number !== to.number;
  return { direction: told ? directionOf(to.number - from.number, 'provider') : 'unclear', reason: 'priorityMatrix' };
};

function rankOf(value: Value): { readonly letters: string; readonly number: number } | null {
  const match = value === null ? null : /^([A-Za-z]*)(\d{1,3})$/.exec(canonicalText(value));
  return match === null ? null : { letters: match[1] as string, number: Number(match[2]) };
}
