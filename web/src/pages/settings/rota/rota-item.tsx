import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useChange } from '../parts/use-change.ts';
import { usePersonName } from '../parts/use-names.ts';
import type { ItemProps } from '../sections.ts';
import { GapsPart } from './gaps-part.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ShiftsPart } from './shifts-part.tsx';

type Rota = Schemas['Rota'];

/** One rota: who is on call now and next, the gaps, the shifts. */
export function RotaItem({ item }: ItemProps) {
  const { t } = useTranslation('settings-alerting');
  const mayWrite = useMay()('alerting:write');
  const [asked, setAsked] = useState<'import' | 'remove' | null>(null);
  const navigate = useNavigate();
  const query = useQuery({ ...ask('/api/v1/rotas/{rota}', { path: { rota: item } }), refetchInterval: 60_000 });
  const name = query.data?.title || item;
  const remove = useChange(() => send('DELETE', '/api/v1/rotas/{rota}', { params: { path: { rota: item } } }), {
    renews: ['/api/v1/rotas'],
    says: () => t('rota.removed', { name }),
    onDone: () => void navigate({ to: '/settings/$section', params: { section: 'rota' } }),
  });
  const actions = mayWrite && (
    <>
      <Button onClick={() => setAsked('import')}>{t('rota.import')}</Button>
      <Button look="danger" onClick={() => setAsked('remove')}>
        {t('rota.remove')}
      </Button>
    </>
  );
  return (
    <SettingsFrame section="rota" title={name} actions={actions}>
      <QueryState query={query} skeleton={<SkeletonText lines={8} />}>
        {(rota) => (
          <>
            <NowCard rota={rota} />
            {rota.gaps.length > 0 && <GapsPart rota={rota} />}
            <ShiftsPart rota={rota} mayWrite={mayWrite} />
            {asked === 'import' && <ImportDialog rota={rota} onClose={() => setAsked(null)} />}
          </>
        )}
      </QueryState>
      <Confirm
        title={t('rota.removeTitle', { name })}
        isOpen={asked === 'remove'}
        onClose={() => setAsked(null)}
        verb={t('rota.remove')}
        mustType={name}
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        <p>{t('rota.removeLead')}</p>
      </Confirm>
    </SettingsFrame>
  );
}

function NowCard({ rota }: { readonly rota: Rota }) {
  const { t } = useTranslation('settings-alerting');
  const format = useFormat();
  const nameOf = usePersonName();
  const tell = useRelativeDay();
  const now = serverNow();
  const next = rota.shifts
    .filter((one) => one.rank === 1 && Date.parse(one.from) > now)
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from))[0];
  return (
    <Card>
      <Facts
        items={[
          {
            term: t('rota.now'),
            value: rota.onCall.length === 0 ? t('rota.nobody') : format.list(rota.onCall.map(nameOf)),
          },
          {
            term: t('rota.next'),
            value:
              next === undefined
                ? t('rota.nobody')
                : t('rota.nextWho', { who: nameOf(next.person), when: tell(next.from, rota.timeZone) }),
          },
          { term: t('rota.zone'), value: rota.timeZone.replaceAll('_', ' ') },
        ]}
      />
    </Card>
  );
}
