import { useTranslation } from 'react-i18next';
import { shareOf } from '../../app/shares.ts';
import { useFormat } from '../../words/format.ts';

/** What is promised as an agreement writes it (`4h`, `113h45m`, `2bd`, `99.9%`), in the reader's words. Whatever else it is stays as it is. */
export function usePromiseText(): (written: string) => string {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  return (written) => {
    const share = shareOf(written);
    if (share !== null) return format.percent(share, 4);
    const days = /^(\d+)bd$/.exec(written);
    if (days !== null) return t('amount.serviceDays', { count: Number(days[1]) });
    const time = /^(?:(\d+)h)?(?:(\d+)m)?$/.exec(written);
    if (time === null || written === '') return written;
    const [hours, minutes] = [Number(time[1] ?? 0), Number(time[2] ?? 0)];
    // A day has 24 hours here and a working day fewer: what is promised in hours stays in hours.
    if (hours < 24) return format.duration(hours * 3_600 + minutes * 60);
    return minutes === 0
      ? t('amount.hours', { hours: format.number(hours) })
      : t('amount.hoursMinutes', { hours: format.number(hours), minutes });
  };
}
