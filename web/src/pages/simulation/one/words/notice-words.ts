import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../words/format.ts';
import type { Notice } from '../result.ts';

type NameOf = (id: string) => string;

/** What limits an answer, as a sentence. */
export function useNoticeWords(nameOf: NameOf, customerName: NameOf): (notice: Notice) => string {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  return (notice) => {
    switch (notice.kind) {
      case 'noTickets':
        return notice.known.length === 0
          ? t('notice.noTickets')
          : t('notice.noTicketsKnown', { known: format.list(notice.known.slice(0, 8).map(customerName)) });
      case 'noRequirement':
      case 'neverJudged':
        return t(`notice.${notice.kind}`, { targets: format.list(notice.targets.map((one) => nameOf(one))) });
      case 'unevenWeeks':
        return t('notice.unevenWeeks', { mean: format.number(notice.mean), middle: format.number(notice.middle) });
      case 'fewWeeks':
        return t('notice.fewWeeks', { count: notice.weeks, n: format.number(notice.weeks) });
      case 'oneCustomer':
        return t('notice.oneCustomer', { customer: customerName(notice.customer) });
      case 'fewPeriods':
        return t('notice.fewPeriods', {
          count: notice.periods,
          n: format.number(notice.periods),
          target: nameOf(notice.target),
        });
      default:
        return t(`notice.${notice.kind}`);
    }
  };
}
