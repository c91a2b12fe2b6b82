import type { Agreement } from '../../core/agreement/index.ts';
import { measureTitle } from '../../core/report/index.ts';
import type { LedgerKind } from './ledger-mapping.ts';

type FigureKind = Extract<LedgerKind, 'bonus' | 'penalty' | 'priceReduction'>;

const KINDS: { readonly [kind in FigureKind]: { readonly fr: string; readonly en: string } } = {
  priceReduction: { fr: 'Réduction de prix', en: 'Service credit' },
  penalty: { fr: 'Pénalité SLA', en: 'SLA penalty' },
  bonus: { fr: 'Bonus', en: 'Bonus' },
};

/**
 * What a credit, a penalty or a bonus is called in the accounts: its title; by its kind and its promise where the agreement
 * gives it none ("Bonus: Availability of hosting"), as a statement calls it on screen; by its kind alone where the version
 * no longer has that promise.
 */
export function figureLabel(
  figure: { readonly kind: FigureKind; readonly item: string; readonly target: string },
  { commercial, targets }: Pick<Agreement, 'commercial' | 'targets'>,
  lang: 'fr' | 'en',
): string {
  const titled: readonly Pick<Agreement['commercial']['bonuses'][number], 'id' | 'title'>[] =
    figure.kind === 'bonus' ? commercial.bonuses : commercial.remedies;
  const title = titled.find(({ id }) => id === figure.item)?.title ?? null;
  if (title !== null) return title[lang];
  const kind = KINDS[figure.kind][lang];
  const target = targets.find(({ id }) => id === figure.target);
  const promise = target === undefined ? null : (target.title ?? measureTitle(target.measure));
  return promise === null ? kind : `${kind}${lang === 'fr' ? '\u202f' : ''}: ${promise[lang]}`;
}
