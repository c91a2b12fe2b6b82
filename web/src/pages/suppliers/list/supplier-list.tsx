import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { ButtonLink, RowLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';

type Supplier = Schemas['Supplier'];

/** Every supplier that promises us something, and what its agreements are about. */
export function SupplierList() {
  const { t, i18n } = useTranslation('suppliers');
  const lang = i18n.language === 'fr' ? 'fr' : 'en';
  const query = useQuery(ask('/api/v1/suppliers', { query: { lang } }));
  const columns = useColumns();
  return (
    <QueryState query={query} isEmpty={({ items }) => items.length === 0} empty={<NoSupplier />}>
      {({ items }) => (
        <DataTable caption={t('view.suppliers')} columns={columns} rows={items} rowKey={({ supplier }) => supplier} />
      )}
    </QueryState>
  );
}

function NoSupplier() {
  const { t } = useTranslation('suppliers');
  return (
    <EmptyState
      title={t('list.empty')}
      action={
        <ButtonLink to="/suppliers" search={{ view: 'catalogue' }} look="main">
          {t('list.toCatalogue')}
        </ButtonLink>
      }
    >
      {t('list.emptyLead')}
    </EmptyState>
  );
}

function useColumns(): readonly Column<Supplier>[] {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const sum = ({ agreements }: Supplier) => agreements.reduce((total, { targets }) => total + targets, 0);
  return [
    {
      key: 'name',
      head: t('list.supplier'),
      isMain: true,
      cell: ({ supplier, name }) => (
        <RowLink to="/suppliers/$supplier" params={{ supplier }}>
          {name}
        </RowLink>
      ),
    },
    {
      key: 'services',
      head: t('list.services'),
      cell: ({ agreements }) =>
        format.list([...new Set(agreements.flatMap(({ services }) => services.map(({ title }) => title)))]),
    },
    {
      key: 'agreements',
      head: t('list.agreements'),
      cell: ({ agreements }) => format.list(agreements.map(({ title }) => title)),
    },
    {
      key: 'since',
      head: t('list.since'),
      cell: ({ agreements }) =>
        agreements[0] === undefined
          ? t('nothing')
          : format.day(agreements[0].effectiveAt, agreements[0].timeZone, true),
    },
    { key: 'promises', head: t('list.promises'), align: 'end', cell: (row) => format.number(sum(row)) },
  ];
}
