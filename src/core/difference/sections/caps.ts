import type { AmountBase, CapTerms, Due } from '../../agreement/index.ts';
import type { DirectionReason } from '../direction.ts';
import { moreForCustomer, moreForProvider, presence } from '../judge/judge.ts';
import { type Leaf, leaf, type Section } from '../leaf.ts';
import { money, type StatedValue, said, share } from '../value.ts';

export const dueValue = (due: Due): StatedValue => (due.kind === 'share' ? share(due.sharePpm) : money(due.amount));
export const baseValue = (base: AmountBase): StatedValue => ({ kind: 'base', base });

/**
 * The terms of an upper bound. What is not bounded by a share (or by an amount) is endless in it, so a share in place of
 * an amount is told as one bound gained and one lost.
 * @param forMore for whom a higher bound is better
 */
export function capLeaves(
  prefix: string,
  cap: CapTerms | null,
  forMore: 'customer' | 'provider',
  reason: DirectionReason = 'cap',
): readonly Leaf[] {
  const judge = (forMore === 'customer' ? moreForCustomer : moreForProvider)(reason, 'endless');
  const ofShare = cap?.kind === 'share' ? cap : null;
  return [
    leaf(
      `${prefix}share`,
      said(ofShare, ({ sharePpm }) => share(sharePpm)),
      judge,
    ),
    leaf(
      `${prefix}of`,
      said(ofShare, ({ of }) => baseValue(of)),
      judge,
    ),
    leaf(`${prefix}amount`, cap?.kind === 'amount' ? money(cap.amount) : null, judge),
  ];
}

export const capSection: Section = {
  named: null,
  renames: false,
  entries: ({ commercial }) =>
    Object.entries(commercial.caps).flatMap(([window, cap]) => {
      const path = `caps.${window}`;
      if (cap === undefined) return [];
      return [{ path, id: path, leaves: capLeaves('', cap, 'customer'), presence: presence('provider', 'cap') }];
    }),
};
