import { useTranslation } from 'react-i18next';
import { shareOf } from '../../app/shares.ts';
import { useFormat } from '../../words/format.ts';

/** Tells what an objective requires (`95%`, `allow 1`, `p90 4h`, `mean 3h`) in words; null where nothing is. */
export function useRequiredWords(): (required: string | null) => string | null {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (required) => {
    if (required === null) return null;
    const share = shareOf(required);
    if (share !== null) return t('required.share', { share: format.percent(share, 4) });
    const [, kind = '', rest = ''] = /^(allow|mean|p\d+)\s+(\S+)/.exec(required) ?? [];
    if (kind === 'allow') return t('required.allow', { count: Number(rest), n: format.number(Number(rest)) });
    if (kind === 'mean') return t('required.mean', { time: rest });
    if (kind !== '') return t('required.quantile', { share: format.percent(Number(kind.slice(1)) / 100), time: rest });
    return required;
  };
}
