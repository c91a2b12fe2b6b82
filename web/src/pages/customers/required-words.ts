import { useTranslation } from 'react-i18next';
import { secondsOf } from '../../app/durations.ts';
import { shareOf } from '../../app/shares.ts';
import { useFormat } from '../../words/format.ts';

/** Tells what an objective requires (`95%`, `allow 1`, `p90 4h`, `mean 3h`) in words; null where nothing is. */
export function useRequiredWords(): (required: string | null) => string | null {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const told = (duration: string) => {
    const days = /^(\d+)bd$/.exec(duration)?.[1];
    if (days !== undefined) return t('required.days', { count: Number(days), n: format.number(Number(days)) });
    const seconds = secondsOf(duration);
    return seconds === null ? duration : format.serviceTime(seconds);
  };
  return (required) => {
    if (required === null) return null;
    const share = shareOf(required);
    if (share !== null) return t('required.share', { share: format.percent(share, 4) });
    const [, kind = '', rest = ''] = /^(allow|mean|p\d+)\s+(\S+)/.exec(required) ?? [];
    if (kind === 'allow') return t('required.allow', { count: Number(rest), n: format.number(Number(rest)) });
    if (kind === 'mean') return t('required.mean', { time: told(rest) });
    if (kind !== '')
      return t('required.quantile', { share: format.percent(Number(kind.slice(1)) / 100), time: told(rest) });
    return required;
  };
}
