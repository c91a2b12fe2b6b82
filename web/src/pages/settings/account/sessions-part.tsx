import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../../kit/feedback/skeleton.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useChange } from '../parts/use-change.ts';
import { When } from '../parts/when.tsx';
import { deviceOf } from './device-of.ts';

type Session = NonNullable<Schemas['Session']>;

/** Where one is signed in, and how to end it. */
export function SessionsPart() {
  const { t } = useTranslation('settings');
  const query = useQuery(ask('/api/v1/sessions'));
  const nameOf = ({ userAgent }: Session) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser === null) return t('sessions.unknown');
    return system === null ? browser : t('sessions.browserOn', { browser, system });
  };
  const end = useChange(
    ({ id }: Session) => send('DELETE', '/api/v1/sessions/{session}', { params: { path: { session: id } } }),
    { renews: ['/api/v1/sessions'], says: (_, session) => t('sessions.ended', { device: nameOf(session) }) },
  );
  const columns: readonly Column<Session>[] = [
    {
      key: 'device',
      head: t('sessions.device'),
      isMain: true,
      cell: (one) => (
        <span className="flex flex-wrap items-center gap-2" title={one.userAgent}>
          <span className="inline-block first-letter:uppercase">{nameOf(one)}</span>
          {one.current && <Badge>{t('sessions.here')}</Badge>}
        </span>
      ),
    },
    { key: 'started', head: t('sessions.started'), cell: (one) => <When at={one.startedAt} /> },
    { key: 'seen', head: t('sessions.seen'), cell: (one) => <When at={one.lastSeenAt} /> },
    {
      key: 'end',
      head: t('actions'),
      isHeadHidden: true,
      align: 'end',
      cell: (one) =>
        !one.current && (
          <Button
            size="small"
            aria-label={t('sessions.endOf', { device: nameOf(one) })}
            isPending={end.isPending && end.variables?.id === one.id}
            onClick={() => end.mutate(one)}
          >
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={t('sessions.title')} lead={t('sessions.lead')}>
      <QueryState query={query} skeleton={<SkeletonRows rows={2} />}>
        {({ items }) => (
          <DataTable
            caption={t('sessions.caption')}
            columns={columns}
            rows={items.flatMap((one) => one ?? []).sort((a, b) => Number(b.current) - Number(a.current))}
            rowKey={(one) => one.id}
          />
        )}
      </QueryState>
    </Section>
  );
}
