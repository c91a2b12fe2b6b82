import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Select } from '../../../kit/controls/select.tsx';
import { useCustomerNames } from '../use-names.ts';

interface CustomerChoiceProps {
  readonly service: Schemas['Service'];
  readonly value: string;
  readonly onChange: (customer: string) => void;
}

/** Of whose service it is: one customer's, or all customers' (''). */
export function CustomerChoice({ service, value, onChange }: CustomerChoiceProps) {
  const { t } = useTranslation('availability');
  const nameOf = useCustomerNames();
  const customers = [...new Set(service.agreements.flatMap(({ customer }) => customer ?? []))];
  return (
    <Select
      label={t('customer')}
      value={value}
      onChange={onChange}
      empty={t('allCustomers', { count: customers.length })}
      pointer="/customer"
      options={customers.map((customer) => ({ value: customer, label: nameOf(customer) }))}
    />
  );
}
