import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { ButtonLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';
import type { ItemProps } from '../sections.ts';
import { ChangeReceiverDialog } from './change-receiver-dialog.tsx';
import { ReceiverState } from './receiver-state.tsx';
import { useReceiverChanges } from './use-receiver-changes.ts';

type Receiver = Schemas['Receiver'];

/** One receiver: tried, switched, given another secret, removed. */
export function ReceiverItem({ item }: ItemProps) {
  const query = useQuery(ask('/api/v1/receivers/{endpoint}', { path: { endpoint: item } }));
  const { t } = useTranslation('settings-alerting');
  const messages = (
    <ButtonLink to="/settings/$section" params={{ section: 'deliveries' }} search={{ by: `endpoint:${item}` }}>
      {t('receivers.messages')}
    </ButtonLink>
  );
  return (
    <SettingsFrame section="receivers" title={query.data?.title ?? item} actions={messages}>
      <QueryState query={query} skeleton={<SkeletonText lines={6} />}>
        {(receiver) => <ReceiverCard receiver={receiver} />}
      </QueryState>
    </SettingsFrame>
  );
}

function ReceiverCard({ receiver }: { readonly receiver: Receiver }) {
  const { t } = useTranslation(['settings-alerting', 'settings']);
  const when = useWhen();
  const nameOf = usePersonName();
  const [isRemoving, setRemoving] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const { test, turn, rotate, drop, remove } = useReceiverChanges(receiver);
  const isOn = receiver.disabledBecause === null;
  const name = receiver.title;
  return (
    <Section title={t('receivers.facts')}>
      <Card className="grid gap-5">
        <Facts
          items={[
            { term: t('receivers.state'), value: <ReceiverState receiver={receiver} /> },
            { term: t('receivers.url'), value: receiver.url },
            ...(receiver.kind === 'webhook'
              ? [{ term: t('receivers.secret'), value: t('receivers.secretCount', { count: receiver.secrets }) }]
              : []),
            {
              term: t('receivers.madeAt'),
              value: t('receivers.by', { when: when(receiver.madeAt), who: nameOf(receiver.madeBy) }),
            },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="main" isPending={test.isPending} onClick={() => test.mutate(undefined)}>
            {t('receivers.test')}
          </Button>
          <Button onClick={() => setChanging(true)}>{t('receivers.change')}</Button>
          <Button isPending={turn.isPending} onClick={() => turn.mutate(!isOn)}>
            {isOn ? t('receivers.switchOff') : t('receivers.switchOn')}
          </Button>
          {receiver.kind === 'webhook' && receiver.secrets === 1 && (
            <Button isPending={rotate.isPending} onClick={() => rotate.mutate(undefined)}>
              {t('receivers.rotate')}
            </Button>
          )}
          {receiver.secrets > 1 && (
            <Button isPending={drop.isPending} onClick={() => drop.mutate(undefined)}>
              {t('receivers.drop')}
            </Button>
          )}
          <Button look="danger" onClick={() => setRemoving(true)}>
            {t('receivers.remove')}
          </Button>
        </div>
      </Card>
      {isChanging && <ChangeReceiverDialog receiver={receiver} onClose={() => setChanging(false)} />}
      <SecretOnce
        title={t('receivers.secretTitle', { name })}
        label={t('receivers.secret')}
        secret={rotate.data?.secret ?? null}
        verb={t('settings:close')}
        onClose={() => rotate.reset()}
      >
        <p>{t('receivers.rotateLead')}</p>
      </SecretOnce>
      <Confirm
        title={t('receivers.removeTitle', { name })}
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        verb={t('receivers.remove')}
        mustType={name}
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        <p>{t('receivers.removeLead')}</p>
      </Confirm>
    </Section>
  );
}
