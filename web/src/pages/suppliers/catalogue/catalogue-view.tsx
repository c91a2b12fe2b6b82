import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { SearchField } from '../../../kit/controls/search-field.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { useFormat } from '../../../words/format.ts';
import { usePromiseText } from '../use-amount-words.ts';
import { useConfidenceWords } from './confidence-words.ts';
import { EntryDrawer } from './entry-drawer.tsx';

type Entry = Schemas['CatalogueEntry'];

const route = getRouteApi('/shell/suppliers');
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Service levels that suppliers publish, to begin an agreement of one's own from. */
export function CatalogueView() {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const { values, set } = useFilters(route);
  const asked = ask('/api/v1/catalogue', { query: { lang: format.lang } });
  const query = useQuery({ ...asked, staleTime: Number.POSITIVE_INFINITY });
  const [opened, setOpened] = useState<Entry | null>(null);
  const columns = useColumns(setOpened);
  const wanted = plain(values.q ?? '');
  const isFound = ({ supplier, service }: Entry) => plain(`${supplier} ${service}`).includes(wanted);
  return (
    <>
      <div className="grid max-w-3xl gap-3">
        <p className="text-ink-soft">{t('catalogue.lead')}</p>
        <SearchField
          label={t('catalogue.search')}
          value={values.q ?? ''}
          onChange={(q) => set({ q: q || undefined })}
        />
      </div>
      <QueryState query={query}>
        {({ items, researched }) => {
          const found = items.filter(isFound);
          if (found.length === 0) return <EmptyState title={t('catalogue.none')}>{t('catalogue.noneLead')}</EmptyState>;
          return (
            <div className="grid gap-2">
              <DataTable
                caption={t('view.catalogue')}
                columns={columns}
                rows={found}
                rowKey={({ entry }) => entry}
                isDense
              />
              <p className="text-sm text-ink-soft">
                {t('catalogue.researched', { day: format.day(`${researched}T12:00:00Z`, 'UTC', true) })}
              </p>
            </div>
          );
        }}
      </QueryState>
      <EntryDrawer entry={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function useColumns(onOpen: (entry: Entry) => void): readonly Column<Entry>[] {
  const { t } = useTranslation('suppliers');
  const promiseText = usePromiseText();
  const sure = useConfidenceWords();
  return [
    {
      key: 'service',
      head: t('catalogue.service'),
      isMain: true,
      cell: (entry) => (
        <button
          type="button"
          onClick={() => onOpen(entry)}
          className="text-left font-medium text-ink after:absolute after:inset-0 hover:underline"
        >
          {entry.service}
        </button>
      ),
    },
    { key: 'supplier', head: t('catalogue.supplier'), cell: ({ supplier }) => supplier },
    {
      key: 'promise',
      head: t('catalogue.promise'),
      align: 'end',
      cell: ({ promise }) => (promise === null ? t('nothing') : promiseText(promise)),
    },
    { key: 'confidence', head: t('catalogue.confidence'), cell: ({ confidence }) => sure(confidence) },
  ];
}
