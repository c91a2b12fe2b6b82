import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useChange } from '../parts/use-change.ts';
import { usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';
import { RetentionDialog } from './retention-dialog.tsx';

type Retention = Schemas['Retention'];

/** How long what sources send along, and no rule reads, is kept. */
export function RetentionSection() {
  const { t } = useTranslation('settings-house');
  const mayWrite = useMay()('people:write');
  const [isSetting, setSetting] = useState(false);
  const query = useQuery(ask('/api/v1/retention'));
  const columns = useColumns(mayWrite);
  const add = (
    <Button look="main" onClick={() => setSetting(true)}>
      {t('retention.set')}
    </Button>
  );
  return (
    <SettingsFrame section="retention" actions={mayWrite && add}>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('retention.empty')}>{t('retention.emptyLead')}</EmptyState>}
      >
        {({ items }) => (
          <DataTable caption={t('retention.caption')} columns={columns} rows={items} rowKey={(one) => one.source} />
        )}
      </QueryState>
      {isSetting && <RetentionDialog onClose={() => setSetting(false)} />}
    </SettingsFrame>
  );
}

function useColumns(mayWrite: boolean): readonly Column<Retention>[] {
  const { t } = useTranslation('settings-house');
  const when = useWhen();
  const nameOf = usePersonName();
  const end = useChange(
    (source: string) => send('DELETE', '/api/v1/retention/{source}', { params: { path: { source } } }),
    { renews: ['/api/v1/retention'], says: (_, source) => t('retention.ended', { source }) },
  );
  return [
    {
      key: 'source',
      head: t('retention.source'),
      isMain: true,
      cell: (one) => <span className="font-medium">{one.source}</span>,
    },
    { key: 'days', head: t('retention.days'), cell: (one) => t('retention.daysTold', { count: one.days }) },
    { key: 'forgotten', head: t('retention.forgotten'), cell: (one) => t('retention.facts', { count: one.forgotten }) },
    {
      key: 'set',
      head: t('retention.setBy'),
      cell: (one) => t('retention.by', { when: when(one.setAt), who: nameOf(one.setBy) }),
    },
    {
      key: 'end',
      head: t('retention.end'),
      isHeadHidden: true,
      align: 'end',
      cell: (one) =>
        mayWrite && (
          <Button
            size="small"
            aria-label={t('retention.endOf', { source: one.source })}
            onClick={() => end.mutate(one.source)}
          >
            {t('retention.end')}
          </Button>
        ),
    },
  ];
}
