import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { IconPlus } from '../../../kit/icons/icons.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { LastHeard } from './last-heard.tsx';
import { LIVE_EVERY_MS } from './live-every.ts';
import { MakeSourceDialog } from './make-source-dialog.tsx';
import { SourceState } from './source-state.tsx';

/** What sends events, and when each was heard last. */
export function SourcesSection() {
  const { t } = useTranslation('settings-sources');
  const mayWrite = useMay()('sources:write');
  const [isMaking, setMaking] = useState(false);
  const query = useQuery({ ...ask('/api/v1/sources'), refetchInterval: LIVE_EVERY_MS });
  const isEmpty = query.data?.items.length === 0;
  const make = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  const columns: readonly Column<Schemas['Source']>[] = [
    {
      key: 'source',
      head: t('source'),
      isMain: true,
      cell: (one) => (
        <span className="grid">
          <RowLink to="/settings/$section/$item" params={{ section: 'sources', item: one.source }}>
            {one.title}
          </RowLink>
          <span className="text-sm text-ink-soft">{one.source}</span>
        </span>
      ),
    },
    { key: 'state', head: t('state'), cell: (one) => <SourceState source={one} /> },
    { key: 'last', head: t('last'), cell: (one) => <LastHeard at={one.lastReceivedAt} /> },
  ];
  return (
    <SettingsFrame section="sources" actions={mayWrite && !isEmpty && make}>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title={t('empty.title')} action={mayWrite && make}>
            {t('empty.lead')}
          </EmptyState>
        }
      >
        {({ items }) => (
          <DataTable caption={t('caption')} columns={columns} rows={items} rowKey={(one) => one.source} />
        )}
      </QueryState>
      {isMaking && <MakeSourceDialog onClose={() => setMaking(false)} />}
    </SettingsFrame>
  );
}
