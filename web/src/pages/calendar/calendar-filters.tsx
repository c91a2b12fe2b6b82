import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { useMay } from '../../api/session.ts';
import { Select } from '../../kit/controls/select.tsx';
import { FilterBar } from '../../kit/data/filter-bar.tsx';
import type { useFilters } from '../../kit/data/use-filters.ts';
import { type AgendaItem, KINDS, type Kind } from './kinds.ts';
import type { CalendarSearch } from './routes.ts';

export type Filtering = ReturnType<typeof useFilters<CalendarSearch>>;

/** What of all dates is wanted. */
export function wanted(items: readonly AgendaItem[], { kind, customer }: CalendarSearch): readonly AgendaItem[] {
  return items.filter(
    (item) => (kind === undefined || item.kind === kind) && (customer === undefined || item.customer === customer),
  );
}

/** Without the right, none of these is told. */
const NEEDED = { claim: 'internals:read', contest: 'statements:read' } as const;

interface CalendarFiltersProps {
  readonly filters: Filtering;
  readonly items: readonly AgendaItem[];
  readonly isKnown: boolean;
}

/** Narrows the dates down to a kind or a customer. */
export function CalendarFilters({ filters, items, isKnown }: CalendarFiltersProps) {
  const { t } = useTranslation('calendar');
  const may = useMay();
  const { kind, customer } = filters.values;
  const customers = useQuery(ask('/api/v1/customers'));
  const names = new Map(customers.data?.items.map((one) => [one.customer, one.name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const ids = [...new Set([...names.keys(), ...items.flatMap((item) => item.customer ?? [])])];
  const options = ids.map((id) => ({ value: id, label: nameOf(id) })).sort((a, b) => a.label.localeCompare(b.label));
  const chips = [
    ...(kind === undefined
      ? []
      : [
          {
            key: 'kind',
            label: t('chip.kind', { kind: t(`kind.${kind}`) }),
            onRemove: () => filters.set({ kind: undefined }),
          },
        ]),
    ...(customer === undefined
      ? []
      : [
          {
            key: 'customer',
            label: t('chip.customer', { customer: nameOf(customer) }),
            onRemove: () => filters.set({ customer: undefined }),
          },
        ]),
  ];
  const found = t('found', { count: wanted(items, filters.values).length });
  return (
    <FilterBar
      label={t('filters')}
      chips={chips}
      onClear={() => filters.clear(['month', 'view'])}
      {...(isKnown ? { found } : {})}
    >
      <Select<Kind>
        label={t('kind.label')}
        isLabelHidden
        empty={t('kind.all')}
        value={kind ?? ''}
        onChange={(value) => filters.set({ kind: value === '' ? undefined : value })}
        options={KINDS.filter((one) => !(one in NEEDED) || may(NEEDED[one as keyof typeof NEEDED])).map((value) => ({
          value,
          label: t(`kind.${value}`),
        }))}
      />
      {options.length > 1 && (
        <Select
          label={t('customer.label')}
          isLabelHidden
          empty={t('customer.all')}
          value={customer ?? ''}
          onChange={(value) => filters.set({ customer: value === '' ? undefined : value })}
          options={options}
        />
      )}
    </FilterBar>
  );
}
