import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../../app/amounts.ts';
import { useFormat } from '../../../../words/format.ts';
import type { Reason } from '../result.ts';
import { termOf, useTermWords } from './term-words.ts';
import { useValueWords } from './value-words.ts';

/** A reason of advice as a sentence. */
export function useReasonWords(nameOf: (target: string) => string): (reason: Reason) => string {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const valueWords = useValueWords();
  const termWords = useTermWords(nameOf);
  return (reason) => {
    switch (reason.kind) {
      case 'overload':
        return t(`reason.overload.${reason.hours}`);
      case 'uncapped':
        return t('reason.uncapped', { remedies: format.list(reason.remedies.map((remedy) => nameOf(remedy))) });
      case 'costOverMargin': {
        const [cost, margin] = [reason.cost, reason.yearMargin].map((one) => format.money(minorOf(one), one.currency));
        return t(reason.stand === 'walkAway' ? 'reason.expectedOverMargin' : 'reason.badOverMargin', { cost, margin });
      }
      default:
        return ofTerm(reason, termWords(reason.term), (value) => valueWords(value, termOf(reason.term)), t);
    }
  };
}

type OfTerm = Extract<Reason, { readonly term: string }>;

function ofTerm(reason: OfTerm, term: string, words: (value: string) => string, t: TFunction<'simulation'>): string {
  const of = (value: string | null) => (value === null ? '' : words(value));
  switch (reason.kind) {
    case 'unreadBound':
      return t('reason.unread', { term });
    case 'hopeless':
      return t('reason.hopeless', { term, value: of(reason.value) });
    case 'unlikely':
      return t('reason.unlikely', { term, value: of(reason.value), ask: of(reason.ask) });
    case 'bound': {
      const [value, ask, walkAway] = [of(reason.value), of(reason.ask), of(reason.walkAway)];
      if (reason.zone === 'beyond') return t('reason.beyond', { term, value, ask, walkAway });
      return t(`reason.${reason.zone}`, { term, value, ask });
    }
  }
}
