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
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { IconPlus } from '../../../kit/icons/icons.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { usePersonName } from '../parts/use-names.ts';
import { MakeRotaDialog } from './make-rota-dialog.tsx';

/** Who is on call, rota by rota. */
export function RotaSection() {
  const { t } = useTranslation('settings-alerting');
  const format = useFormat();
  const nameOf = usePersonName();
  const mayWrite = useMay()('alerting:write');
  const [isMaking, setMaking] = useState(false);
  const query = useQuery({ ...ask('/api/v1/rotas'), refetchInterval: 60_000 });
  const isEmpty = query.data?.items.length === 0;
  const add = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setMaking(true)}>
      {t('rota.make')}
    </Button>
  );
  const columns: readonly Column<Schemas['Rota']>[] = [
    {
      key: 'title',
      head: t('rota.title'),
      isMain: true,
      cell: (one) => (
        <RowLink to="/settings/$section/$item" params={{ section: 'rota', item: one.rota }}>
          {one.title || one.rota}
        </RowLink>
      ),
    },
    {
      key: 'now',
      head: t('rota.now'),
      cell: (one) => (one.onCall.length === 0 ? t('rota.nobody') : format.list(one.onCall.map(nameOf))),
    },
    { key: 'gaps', head: t('rota.gaps'), cell: (one) => <Gaps count={one.gaps.length} /> },
  ];
  return (
    <SettingsFrame section="rota" actions={mayWrite && !isEmpty && add}>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title={t('rota.empty')} action={mayWrite && add}>
            {t('rota.emptyLead')}
          </EmptyState>
        }
      >
        {({ items }) => (
          <DataTable caption={t('rota.caption')} columns={columns} rows={items} rowKey={(one) => one.rota} />
        )}
      </QueryState>
      {isMaking && <MakeRotaDialog onClose={() => setMaking(false)} />}
    </SettingsFrame>
  );
}

function Gaps({ count }: { readonly count: number }) {
  const { t } = useTranslation('settings-alerting');
  if (count === 0) return t('rota.noGap');
  return <StateMark state="soon" word={t('rota.gapCount', { count })} />;
}
