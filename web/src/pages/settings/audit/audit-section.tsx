import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';
import type { SettingsSearch } from '../routes.ts';
import { AuditFilters } from './audit-filters.tsx';
import { ChainPart } from './chain-part.tsx';

type Entry = Schemas['AuditEntry'];
const route = getRouteApi('/shell/settings/$section');

/** Who decided what, latest first, and whether the chain holds. */
export function AuditSection() {
  const { t } = useTranslation('settings-house');
  const filters = useFilters<SettingsSearch>(route);
  const { by, state: action } = filters.values;
  const { query, items, more } = useCursorPages('/api/v1/audit', {
    query: {
      latest: true,
      limit: 50,
      ...(by === undefined ? {} : { by }),
      ...(action === undefined ? {} : { action }),
    },
  });
  const columns = useColumns();
  return (
    <SettingsFrame section="audit">
      <ChainPart />
      <div className="grid min-w-0 gap-3">
        <AuditFilters filters={filters} />
        <QueryState query={query}>
          {() => (
            <>
              {items.length === 0 ? (
                <p className="text-ink-soft">{t('audit.none')}</p>
              ) : (
                <DataTable
                  caption={t('audit.caption')}
                  columns={columns}
                  rows={items}
                  rowKey={(one) => String(one.number)}
                  isDense
                />
              )}
              <More {...more} />
            </>
          )}
        </QueryState>
      </div>
    </SettingsFrame>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation('settings-house');
  const format = useFormat();
  const when = useWhen();
  const nameOf = usePersonName();
  return [
    {
      key: 'what',
      head: t('audit.what'),
      isMain: true,
      cell: (one) => (
        <span className="grid">
          <span className="font-mono text-sm wrap-anywhere">{one.action}</span>
          <span className="text-sm text-ink-faint">{t('audit.number', { number: format.number(one.number) })}</span>
        </span>
      ),
    },
    { key: 'when', head: t('audit.when'), cell: (one) => <time dateTime={one.at}>{when(one.at)}</time> },
    { key: 'who', head: t('audit.who'), cell: (one) => <span className="wrap-anywhere">{nameOf(one.actor)}</span> },
    {
      key: 'about',
      head: t('audit.about'),
      cell: (one) => <span className="text-sm wrap-anywhere">{aboutOf(one.object, nameOf)}</span>,
    },
    {
      key: 'details',
      head: t('audit.details'),
      cell: (one) => <span className="text-sm wrap-anywhere text-ink-soft">{detailsOf(one.details)}</span>,
    },
  ];
}

/** A person is told by name; everything else as it is recorded. */
function aboutOf(object: string, nameOf: (id: string) => string): string {
  return object.startsWith('person:') ? nameOf(object.slice('person:'.length)) : object;
}

function detailsOf(details: Entry['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
}
