import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { IconPlus } from '../../../kit/icons/icons.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { type MadeReceiver, MakeReceiverDialog } from './make-receiver-dialog.tsx';
import { ReceiverState } from './receiver-state.tsx';

/** Webhooks and rooms that rules can tell. */
export function ReceiversSection() {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeReceiver | null>(null);
  const query = useQuery(ask('/api/v1/receivers'));
  const isEmpty = query.data?.items.length === 0;
  const add = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setMaking(true)}>
      {t('receivers.make')}
    </Button>
  );
  const columns: readonly Column<Schemas['Receiver']>[] = [
    {
      key: 'title',
      head: t('receivers.title'),
      isMain: true,
      cell: (one) => (
        <RowLink to="/settings/$section/$item" params={{ section: 'receivers', item: one.endpoint }}>
          {one.title}
        </RowLink>
      ),
    },
    {
      key: 'kind',
      head: t('receivers.kind'),
      cell: (one) => (one.kind === 'sms' ? t('channel.sms') : t(`receivers.${one.kind}`)),
    },
    { key: 'url', head: t('receivers.url'), cell: (one) => <span className="wrap-anywhere">{one.url}</span> },
    { key: 'state', head: t('receivers.state'), cell: (one) => <ReceiverState receiver={one} /> },
  ];
  return (
    <SettingsFrame section="receivers" actions={!isEmpty && add}>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title={t('receivers.empty')} action={add}>
            {t('receivers.emptyLead')}
          </EmptyState>
        }
      >
        {({ items }) => (
          <DataTable caption={t('receivers.caption')} columns={columns} rows={items} rowKey={(one) => one.endpoint} />
        )}
      </QueryState>
      {isMaking && <MakeReceiverDialog onClose={() => setMaking(false)} onMade={setMade} />}
      <SecretOnce
        title={t('receivers.secretTitle', { name: made?.name ?? '' })}
        label={t('receivers.secret')}
        secret={made?.secret ?? null}
        verb={t('settings:close')}
        onClose={() => setMade(null)}
      />
    </SettingsFrame>
  );
}
