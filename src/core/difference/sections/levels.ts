import type { Agreement } from '../../agreement/index.ts';
import { moreForProvider, neutral, unclear } from '../judge/judge.ts';
import { type Entry, leaf, type Section, whole } from '../leaf.ts';
import { date, money, reference, said, text } from '../value.ts';

export const levelSection: Section = {
  named: 'levels',
  renames: true,
  entries: ({ levels }, laterId) =>
    levels.map(({ id, title, price }) => ({
      path: `levels.${id}`,
      id: laterId('levels', id),
      leaves: [
        leaf('title', text(title), neutral('description')),
        leaf(
          'price.unit',
          said(price, (one) => ({ kind: 'name', name: one.unit })),
          unclear('price'),
        ),
        leaf(
          'price.amount',
          said(price, (one) => money(one.amount)),
          moreForProvider('price'),
        ),
      ],
      presence: unclear('level'),
    })),
};

/** Who has which level; the first level is everyone's who is not assigned. */
export const membershipSection: Section = {
  named: null,
  renames: false,
  entries: (agreement) => [
    whole('levels', [
      leaf(
        'first',
        said(agreement.levels[0], (level) => reference('levels', level.id)),
        unclear('level'),
      ),
    ]),
    ...assignmentEntries(agreement),
    ...adherentEntries(agreement),
  ],
};

function assignmentEntries({ assignments }: Agreement): readonly Entry[] {
  const levels = new Map<string, string[]>();
  for (const { level, members } of assignments) {
    for (const member of members) levels.set(member, [...(levels.get(member) ?? []), level]);
  }
  return [...levels].map(([member, ids]) => {
    const path = `assignments.${member}`;
    // Of a member that is named twice the first level counts.
    return {
      path,
      id: path,
      leaves: [leaf('', reference('levels', ids[0] as string), unclear('level'))],
      presence: unclear('level'),
    };
  });
}

function adherentEntries({ adherents }: Agreement): readonly Entry[] {
  const seen = new Map<string, number>();
  return adherents.map(({ customer, level, from, to }) => {
    const before = seen.get(customer) ?? 0;
    seen.set(customer, before + 1);
    const path = `adherents.${customer}${before === 0 ? '' : `.${before + 1}`}`;
    const leaves = [
      leaf(
        'level',
        said(level, (id) => reference('levels', id)),
        unclear('level'),
      ),
      leaf('from', said(from, date), neutral('term')),
      leaf('to', said(to, date), neutral('term')),
    ];
    return { path, id: path, leaves, presence: neutral('party') };
  });
}
