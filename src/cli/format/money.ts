import { formatAmount, type Money } from '../../core/money/index.ts';
import type { Lang } from '../language.ts';
import { NNBSP } from './number.ts';

const SIGNS: { readonly [currency: string]: { readonly en: string; readonly fr: string } } = {
  EUR: { en: '€', fr: '€' },
  GBP: { en: '£', fr: '£' },
  USD: { en: '$', fr: '$' },
};

/** An amount for a reader, with all its decimals: `€1,250.00`, `1 250,00 €`; other currencies by their code. */
export function money(value: Money, lang: Lang): string {
  const [whole = '0', decimals] = formatAmount(value).replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,20}$)/g, lang === 'fr' ? NNBSP : ',');
  const figure = decimals === undefined ? grouped : `${grouped}${lang === 'fr' ? ',' : '.'}${decimals}`;
  const sign = value.amountMinor < 0 ? '\u2212' : '';
  const unit = SIGNS[value.currency]?.[lang];
  if (lang === 'fr') return `${sign}${figure}${NNBSP}${unit ?? value.currency}`;
  return unit === undefined ? `${sign}${value.currency}${NNBSP}${figure}` : `${sign}${unit}${figure}`;
}
