import type { Bonus, EarnBack, Termination } from '../../agreement/index.ts';
import { moreForCustomer, moreForProvider, neutral, presence, unclear } from '../judge/judge.ts';
import { type Entry, type LaterId, type Leaf, leaf, type Section } from '../leaf.ts';
import {
  flag,
  length,
  names,
  number,
  reference,
  references,
  type StatedValue,
  said,
  share,
  text,
  word,
} from '../value.ts';
import { baseValue, capLeaves, dueValue } from './caps.ts';

export const bonusSection: Section = {
  named: 'bonuses',
  renames: true,
  entries: ({ commercial }, laterId) =>
    commercial.bonuses.map((bonus) => ({
      path: `bonuses.${bonus.id}`,
      id: laterId('bonuses', bonus.id),
      leaves: bonusLeaves(bonus),
      presence: presence('provider', 'bonus'),
    })),
};

function bonusLeaves(bonus: Bonus): readonly Leaf[] {
  return [
    leaf('title', said(bonus.title, text), neutral('description')),
    leaf('on', reference('targets', bonus.on), unclear('bonus')),
    leaf('tiers', bonusTiers(bonus), moreForProvider('bonus')),
    // Growing evenly it is never more than the same figure at once.
    leaf('linear', flag(bonus.linear), moreForCustomer('bonus')),
    leaf('of', said(bonus.of, baseValue), moreForProvider('amountBase')),
    ...capLeaves('cap.', bonus.cap, 'provider'),
    leaf('unless', references('targets', bonus.unlessBreached), moreForCustomer('condition')),
    leaf('approvedByCustomer', flag(bonus.approvedByCustomer), moreForCustomer('condition')),
    leaf('vatTreatment', word(bonus.vatTreatment), unclear('tax')),
    leaf('offset', flag(bonus.offset), unclear('payment')),
  ];
}

function bonusTiers({ tiers }: Bonus): StatedValue {
  return {
    kind: 'tiers',
    bound: 'from',
    tiers: tiers.map(({ fromPpm, due }) => ({ atPpm: fromPpm, due: dueValue(due) })),
  };
}

/** What waits and may fall away, by the remedy that waits. */
export const earnBackSection: Section = {
  named: null,
  renames: false,
  entries: ({ commercial }, laterId) =>
    numbered(commercial.earnBack, ({ on }) => on).map(({ value, id, again }) => ({
      path: `earnBack.${id}${again}`,
      id: `${laterId('remedies', id)}${again}`,
      leaves: earnBackLeaves(value),
      presence: presence('provider', 'earnBack'),
    })),
};

/** Each kind of condition under its own word: one can not be set against another. */
function earnBackLeaves({ condition, portionPpm }: EarnBack): readonly Leaf[] {
  const { kind, count, of } = condition;
  return [
    leaf('every', kind === 'every' ? number(of) : null, moreForCustomer('earnBack')),
    leaf('mean', kind === 'mean' ? number(of) : null, unclear('earnBack')),
    leaf('atLeast', kind === 'atLeast' ? number(count) : null, moreForCustomer('earnBack')),
    // As many within a longer look is an easier condition.
    leaf('of', kind === 'atLeast' ? number(of) : null, moreForProvider('earnBack')),
    leaf('portion', share(portionPpm), moreForProvider('earnBack')),
  ];
}

/** Values by id, later ones of one id numbered. */
function numbered<T>(values: readonly T[], idOf: (value: T) => string) {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const id = idOf(value);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { value, id, again: count === 1 ? '' : `.${count}` };
  });
}

/** How the agreement may be ended. */
export const terminationSection: Section = {
  named: null,
  renames: false,
  entries: ({ commercial: { termination } }, laterId) =>
    termination === null ? [] : [terminationEntry(termination), ...chronicEntries(termination, laterId)],
};

function terminationEntry(termination: Termination): Entry {
  const leaves = [
    leaf('capReached', names(termination.capReached), moreForCustomer('rightToEnd')),
    leaf('notice', said(termination.notice, length), moreForProvider('rightToEnd')),
    // Who ends without a cause, and whose fault is to be cured, is not known before it happens.
    leaf('convenience', said(termination.convenience, length), unclear('rightToEnd')),
    leaf('cureWithin', said(termination.cureWithin, length), unclear('rightToEnd')),
  ];
  return { path: 'termination', id: 'termination', leaves, presence: unclear('rightToEnd') };
}

function chronicEntries({ chronic }: Termination, laterId: LaterId): readonly Entry[] {
  return numbered(chronic, ({ target }) => target).map(({ value, id, again }) => ({
    path: `termination.chronic.${id}${again}`,
    id: `${laterId('targets', id)}${again}`,
    leaves: [
      leaf('missed', number(value.missed), moreForProvider('rightToEnd')),
      leaf('of', number(value.of), moreForCustomer('rightToEnd')),
    ],
    presence: presence('customer', 'rightToEnd'),
  }));
}
