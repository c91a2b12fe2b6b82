import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { SearchField } from '../../../kit/controls/search-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { FilterBar } from '../../../kit/data/filter-bar.tsx';
import type { useFilters } from '../../../kit/data/use-filters.ts';
import { type AgreementsSearch, KINDS, STATES } from '../routes.ts';

interface AgreementFiltersProps {
  readonly filters: ReturnType<typeof useFilters<AgreementsSearch>>;
  readonly found: string | undefined;
}

/** What the list of agreements is narrowed down to. */
export function AgreementFilters({ filters, found }: AgreementFiltersProps) {
  const { t } = useTranslation('agreements');
  const { values, set, clear } = filters;
  const customers = useCustomers();
  const nameOf = (id: string) => customers.find(({ value }) => value === id)?.label ?? id;
  const labels: { readonly [key in keyof AgreementsSearch]: string | undefined } = {
    q: values.q && t('filter.qChip', { q: values.q }),
    state: values.state && t(`state.${values.state}`),
    kind: values.kind && t(`kind.${values.kind}`),
    customer: values.customer && nameOf(values.customer),
  };
  const chips = Object.entries(labels).flatMap(([key, label]) =>
    label ? [{ key, label, onRemove: () => set({ [key]: undefined }) }] : [],
  );
  return (
    <FilterBar
      label={t('filter.label')}
      chips={chips}
      onClear={() => clear()}
      {...(found === undefined ? {} : { found })}
    >
      <SearchField label={t('filter.q')} value={values.q ?? ''} onChange={(q) => set({ q })} />
      <Select
        label={t('filter.state')}
        value={values.state ?? ''}
        empty={t('filter.anyState')}
        onChange={(state) => set({ state: state === '' ? undefined : state })}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Select
        label={t('filter.kind')}
        value={values.kind ?? ''}
        empty={t('filter.any')}
        onChange={(kind) => set({ kind: kind === '' ? undefined : kind })}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {customers.length > 0 && (
        <Select
          label={t('filter.customer')}
          value={values.customer ?? ''}
          empty={t('filter.any')}
          onChange={(customer) => set({ customer })}
          options={customers}
        />
      )}
    </FilterBar>
  );
}

function useCustomers() {
  const may = useMay();
  const { customer } = useSelf();
  const enabled = customer === null && may('customers:read');
  const { data } = useQuery({ ...ask('/api/v1/customers'), enabled });
  return (data?.items ?? []).map((one) => ({ value: one.customer, label: one.name }));
}
