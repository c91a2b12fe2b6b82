import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/server-time.ts';
import { Select } from '../../kit/controls/select.tsx';
import { useFormat } from '../../words/format.ts';
import { monthsUpTo } from './months.ts';

interface MonthChoiceProps {
  readonly month: string | undefined;
  /** On whose walls the months are read. */
  readonly timeZone: string;
  readonly onMonth: (month: string | undefined) => void;
}

/** Which month is shown. */
export function MonthChoice({ month, timeZone, onMonth }: MonthChoiceProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const known = monthsUpTo(serverNow(), timeZone);
  const months = month === undefined || known.includes(month) ? known : [...known, month];
  return (
    <Select
      label={t('month.label')}
      isLabelHidden
      value={month ?? ''}
      onChange={(chosen) => onMonth(chosen === '' ? undefined : chosen)}
      empty={t('month.recent')}
      options={months.map((value) => ({ value, label: format.month(value) }))}
    />
  );
}
