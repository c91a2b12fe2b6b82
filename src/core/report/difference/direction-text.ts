import type { AgreementKind } from '../../agreement/index.ts';
import type { ChangedTerm, Direction } from '../../difference/index.ts';
import type { Language } from '../because.ts';
import { REASON_SENTENCES } from './reason-sentences.data.ts';

type Words = { readonly [L in Language]: { readonly [D in Direction]: string } };

const SIDES: Words = {
  en: {
    customer: 'better for the customer',
    provider: 'better for the provider',
    neutral: 'neutral',
    unclear: 'it depends',
  },
  fr: {
    customer: 'plus favorable au client',
    provider: 'plus favorable au prestataire',
    neutral: 'neutre',
    unclear: 'cela dépend',
  },
};

/** What a supplier promises is promised to us. */
const SUPPLIER_SIDES: Words = {
  en: { ...SIDES.en, customer: 'better for us', provider: 'better for the supplier' },
  fr: { ...SIDES.fr, customer: 'plus favorable pour nous', provider: 'plus favorable au fournisseur' },
};

/** For whom a change is better, in words; of a supplier's agreement we are the customer. */
export function directionText(direction: Direction, kind: AgreementKind, language: Language): string {
  return (kind === 'underpinning' ? SUPPLIER_SIDES : SIDES)[language][direction];
}

/** Why it is, in one sentence; where the reason says nothing for this way, the direction itself as a sentence. */
export function reasonText(
  { direction, reason }: Pick<ChangedTerm, 'direction' | 'reason'>,
  language: Language,
): string {
  const sentence = REASON_SENTENCES[reason][language][direction];
  if (sentence !== undefined) return sentence;
  const plain = SIDES[language][direction];
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}.`;
}
