import { useTranslation } from 'react-i18next';
import { useWholeList } from '../../../api/pages.ts';
import { Select } from '../../../kit/controls/select.tsx';
import { FilterBar } from '../../../kit/data/filter-bar.tsx';
import type { useFilters } from '../../../kit/data/use-filters.ts';
import { usePersonName } from '../parts/use-names.ts';
import type { SettingsSearch } from '../routes.ts';

/** What actions begin with. */
const AREAS = [
  'agreement',
  'alert',
  'customer',
  'demonstration',
  'endpoint',
  'exclusion',
  'excusal',
  'fact',
  'facts',
  'identity',
  'invitation',
  'maintenance',
  'message',
  'messages',
  'password',
  'person',
  'report',
  'reset',
  'retention',
  'rota',
  'rules',
  'scope',
  'secondFactor',
  'session',
  'setup',
  'signIn',
  'source',
  'statement',
  'supplier',
  'token',
  'wallLink',
] as const;

/** Narrows the record down to who signed and what was done. */
export function AuditFilters({ filters }: { readonly filters: ReturnType<typeof useFilters<SettingsSearch>> }) {
  const { t } = useTranslation('settings-house');
  const nameOf = usePersonName();
  const people = useWholeList('/api/v1/people', { query: { limit: 500 } }, { staleTime: 60_000 });
  const { by, state } = filters.values;
  const area = AREAS.find((one) => one === state);
  const byName = (a: { readonly label: string }, b: { readonly label: string }) => a.label.localeCompare(b.label);
  const chips = [
    ...(by === undefined
      ? []
      : [{ key: 'by', label: t('audit.by', { who: nameOf(by) }), onRemove: () => filters.set({ by: undefined }) }]),
    ...(state === undefined
      ? []
      : [
          {
            key: 'state',
            label: t('audit.action', { what: area === undefined ? state : t(`audit.area.${area}`) }),
            onRemove: () => filters.set({ state: undefined }),
          },
        ]),
  ];
  return (
    <FilterBar label={t('audit.filters')} chips={chips} onClear={() => filters.clear()}>
      <Select
        label={t('audit.who')}
        isLabelHidden
        empty={t('audit.anybody')}
        value={by ?? ''}
        onChange={(value) => filters.set({ by: value === '' ? undefined : value })}
        options={(people.data?.items ?? []).map(({ id }) => ({ value: id, label: nameOf(id) })).sort(byName)}
      />
      <Select
        label={t('audit.what')}
        isLabelHidden
        empty={t('audit.anything')}
        value={area ?? ''}
        onChange={(value) => filters.set({ state: value === '' ? undefined : value })}
        options={AREAS.map((value) => ({ value, label: t(`audit.area.${value}`) })).sort(byName)}
      />
    </FilterBar>
  );
}
