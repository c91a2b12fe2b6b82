import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../kit/controls/search-field.tsx';
import { Select } from '../../../kit/controls/select.tsx';
import { FilterBar } from '../../../kit/data/filter-bar.tsx';
import type { useFilters } from '../../../kit/data/use-filters.ts';
import { type CustomersSearch, STATES } from '../routes.ts';

interface CustomerFiltersProps {
  readonly filters: ReturnType<typeof useFilters<CustomersSearch>>;
  readonly found: string | undefined;
}

/** What the list of customers is narrowed down to, and its order. */
export function CustomerFilters({ filters, found }: CustomerFiltersProps) {
  const { t } = useTranslation('customers');
  const { values, set, clear } = filters;
  const chips = [
    ...(values.q === undefined
      ? []
      : [{ key: 'q', label: t('filter.qChip', { q: values.q }), onRemove: () => set({ q: undefined }) }]),
    ...(values.state === undefined
      ? []
      : [{ key: 'state', label: t(`state.${values.state}`), onRemove: () => set({ state: undefined }) }]),
    ...(values.live === undefined
      ? []
      : [{ key: 'live', label: t(`live.${values.live}`), onRemove: () => set({ live: undefined }) }]),
  ];
  return (
    <FilterBar
      label={t('filter.label')}
      chips={chips}
      onClear={() => clear(['order'])}
      {...(found === undefined ? {} : { found })}
    >
      <SearchField label={t('filter.q')} value={values.q ?? ''} onChange={(q) => set({ q })} />
      <Select
        label={t('filter.state')}
        value={values.state ?? ''}
        empty={t('filter.any')}
        onChange={(state) => set({ state: state === '' ? undefined : state })}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Select
        label={t('filter.live')}
        value={values.live ?? ''}
        empty={t('filter.any')}
        onChange={(live) => set({ live: live === '' ? undefined : live })}
        options={[
          { value: 'live', label: t('live.live') },
          { value: 'dry', label: t('live.dry') },
        ]}
      />
      <Select
        label={t('filter.order')}
        value={values.order ?? 'worst'}
        onChange={(order) => set({ order: order === 'customer' ? order : undefined })}
        options={[
          { value: 'worst', label: t('filter.worst') },
          { value: 'customer', label: t('filter.byName') },
        ]}
      />
    </FilterBar>
  );
}
