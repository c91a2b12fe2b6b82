import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { IconRefresh } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { useRuleName } from '../notifications/rule-parts.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWhen } from '../parts/when.tsx';
import type { ItemProps } from '../sections.ts';
import { MessageState } from './message-state.tsx';
import { Recipient } from './recipient.tsx';
import { useMessageTitle } from './use-message-title.ts';

/** One message: to whom, its state, and each try. */
export function DeliveryItem({ item }: ItemProps) {
  const { t } = useTranslation('settings-alerting');
  const when = useWhen();
  const ruleName = useRuleName();
  const titleOf = useMessageTitle();
  const mayWrite = useMay()('alerting:write');
  const query = useQuery({
    ...ask('/api/v1/deliveries/{message}', { path: { message: item } }),
    refetchInterval: 5_000,
  });
  const named = query.data && titleOf(query.data);
  const again = useChange(
    () => send('POST', '/api/v1/deliveries/{message}/resend', { params: { path: { message: item } } }),
    { renews: ['/api/v1/deliveries'], says: () => t('messages.resent') },
  );
  const resend = mayWrite && (
    <Button icon={<IconRefresh size={18} />} isPending={again.isPending} onClick={() => again.mutate(undefined)}>
      {t('messages.resend')}
    </Button>
  );
  return (
    <SettingsFrame section="deliveries" title={named?.title ?? item} lead={named?.customer} actions={resend}>
      <QueryState query={query} skeleton={<SkeletonText lines={6} />}>
        {(message) => (
          <>
            <Card>
              <Facts
                items={[
                  {
                    term: t('messages.to'),
                    value: <Recipient recipient={message.recipient} name={message.recipientName} />,
                  },
                  { term: t('preview.how'), value: t(`channel.${message.channel}`) },
                  { term: t('messages.state'), value: <MessageState message={message} /> },
                  { term: t('messages.when'), value: when(message.madeAt) },
                  {
                    term: t('preview.rule'),
                    value: message.rule === null ? t('preview.agreement') : ruleName(message.rule),
                  },
                  ...(message.nextAt === null ? [] : [{ term: t('messages.next'), value: when(message.nextAt) }]),
                ]}
              />
            </Card>
            <Attempts attempts={message.attempts} />
          </>
        )}
      </QueryState>
    </SettingsFrame>
  );
}

function Attempts({ attempts }: { readonly attempts: Schemas['DeliveryWithTries']['attempts'] }) {
  const { t } = useTranslation('settings-alerting');
  const when = useWhen();
  const format = useFormat();
  return (
    <Section title={t('messages.attempts')}>
      {attempts.length === 0 ? (
        <p className="text-ink-soft">{t('messages.noAttempt')}</p>
      ) : (
        <DataTable
          caption={t('messages.attempts')}
          isDense
          rows={attempts}
          rowKey={(one) => String(one.number)}
          columns={[
            { key: 'number', head: t('messages.number'), cell: (one) => format.number(one.number) },
            { key: 'at', head: t('preview.when'), isMain: true, cell: (one) => when(one.at) },
            { key: 'outcome', head: t('messages.outcome'), cell: (one) => t(`messages.${one.outcome}`) },
            {
              key: 'answer',
              head: t('messages.answer'),
              cell: (one) => (
                <span className="wrap-anywhere">
                  {[one.status, one.detail].filter((part) => part !== null && part !== '').join(' · ')}
                </span>
              ),
            },
            {
              key: 'lasted',
              head: t('messages.lasted'),
              align: 'end',
              cell: (one) => format.duration(one.milliseconds / 1_000),
            },
          ]}
        />
      )}
    </Section>
  );
}
