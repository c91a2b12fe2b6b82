import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../kit/controls/number-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { BorrowedPast } from './borrowed-past.tsx';
import type { PartProps } from './simulation-form.tsx';

/** What has an answer already, and can be given another. */
export function MoreOptions({ answers, set }: PartProps) {
  const { t } = useTranslation('simulation');
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField
        label={t('more.name')}
        pointer="/title"
        isOptional
        value={answers.title}
        onChange={(title) => set({ title })}
        maxLength={200}
      />
      {answers.borrowed.length === 0 && (
        <Select
          label={t('more.present')}
          pointer="/present"
          value={answers.present}
          onChange={(present) => present !== '' && set({ present })}
          options={[
            { value: 'inForce', label: t('more.presentInForce') },
            { value: 'none', label: t('more.presentNone') },
          ]}
        />
      )}
      <NumberField
        label={t('more.confidence')}
        help={t('more.confidenceHelp')}
        pointer="/confidence"
        unit="%"
        min={50}
        max={99}
        value={answers.confidence}
        onChange={(confidence) => set({ confidence })}
      />
      <NumberField
        label={t('more.years')}
        help={t('more.yearsHelp')}
        pointer="/years"
        min={1}
        max={10_000}
        value={answers.years}
        onChange={(years) => set({ years })}
      />
      <TeamHours answers={answers} set={set} />
      <NumberField
        label={t('more.seed')}
        help={t('more.seedHelp')}
        pointer="/seed"
        min={0}
        value={answers.seed}
        onChange={(seed) => set({ seed })}
      />
      <div className="sm:col-span-full">
        <BorrowedPast answers={answers} set={set} />
      </div>
    </div>
  );
}

function TeamHours({ answers, set }: PartProps) {
  const { t } = useTranslation('simulation');
  return (
    <>
      <NumberField
        label={t('more.inHours')}
        help={t('more.inHoursHelp')}
        pointer="/team/inHours"
        isOptional
        unit="h"
        min={0}
        max={100_000}
        digits={2}
        value={answers.inHours}
        onChange={(inHours) => set({ inHours })}
      />
      {answers.inHours !== null && (
        <>
          <NumberField
            label={t('more.outOfHours')}
            pointer="/team/outOfHours"
            isOptional
            unit="h"
            min={0}
            max={100_000}
            digits={2}
            value={answers.outOfHours}
            onChange={(outOfHours) => set({ outOfHours })}
          />
          <NumberField
            label={t('more.handling')}
            help={t('more.handlingHelp')}
            pointer="/handling"
            isOptional
            unit="%"
            min={1}
            max={100}
            value={answers.handling}
            onChange={(handling) => set({ handling })}
          />
        </>
      )}
    </>
  );
}
