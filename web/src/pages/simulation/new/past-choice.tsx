import { useTranslation } from 'react-i18next';
import { DateField } from '../../../kit/controls/dates/date-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { PASTS } from './asking.ts';
import type { PartProps } from './simulation-form.tsx';

/** Over which past. */
export function PastChoice({ answers, set }: PartProps) {
  const { t } = useTranslation('simulation');
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Select
        label={t('period.label')}
        value={answers.past}
        onChange={(past) => past !== '' && set({ past })}
        options={PASTS.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      {answers.past === 'own' && (
        <>
          <DateField label={t('period.from')} pointer="/from" value={answers.from} onChange={(from) => set({ from })} />
          <DateField
            label={t('period.to')}
            pointer="/to"
            help={t('period.toHelp')}
            value={answers.to}
            onChange={(to) => set({ to })}
          />
        </>
      )}
    </div>
  );
}
