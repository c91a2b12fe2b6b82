import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { Button, IconButton } from '../../../kit/controls/button.tsx';
import { NumberField } from '../../../kit/controls/number-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { IconClose, IconPlus } from '../../../kit/icons/icons.tsx';
import type { PartProps } from './simulation-form.tsx';

/** For a customer without history: whose past stands for its own, and how many times. */
export function BorrowedPast({ answers, set }: PartProps) {
  const { t } = useTranslation('simulation');
  const { borrowed } = answers;
  const { data } = useQuery(ask('/api/v1/customers', {}));
  const customers = (data?.items ?? []).map(({ customer, name }) => ({ value: customer, label: name }));
  const taken = new Set(borrowed.map(({ customer }) => customer));
  const change = (at: number, with_: Partial<(typeof borrowed)[number]>) =>
    set({ borrowed: borrowed.map((one, place) => (place === at ? { ...one, ...with_ } : one)) });
  const free = customers.find(({ value }) => !taken.has(value));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t('borrowed.title')}</legend>
      <p className="max-w-3xl text-sm text-ink-soft">{t('borrowed.lead')}</p>
      {borrowed.map(({ customer, scale }, at) => (
        <div key={customer} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-3">
          <Select
            label={t('borrowed.customer')}
            value={customer}
            onChange={(next) => next !== '' && change(at, { customer: next })}
            options={customers.filter(({ value }) => value === customer || !taken.has(value))}
          />
          <NumberField
            label={t('borrowed.scale')}
            min={0.01}
            max={1_000}
            step={0.1}
            digits={2}
            value={scale}
            onChange={(next) => change(at, { scale: next })}
          />
          <IconButton
            label={t('borrowed.remove')}
            icon={<IconClose size={18} />}
            onClick={() => set({ borrowed: borrowed.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      {free !== undefined && (
        <Button
          size="small"
          className="justify-self-start"
          icon={<IconPlus size={16} />}
          onClick={() => set({ borrowed: [...borrowed, { customer: free.value, scale: 1 }] })}
        >
          {t('borrowed.add')}
        </Button>
      )}
    </fieldset>
  );
}
