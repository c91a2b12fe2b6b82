import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { useSelf } from '../../../api/session.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { Page } from '../../../kit/layout/page.tsx';
import { RelativeDay } from '../../../kit/time/relative-day.tsx';

type Summary = Schemas['TicketSummary'];

/** Every open ticket, those with no promise too, the latest first. */
export function TicketsPage() {
  const { t } = useTranslation('ticket');
  const { query, more } = useCursorPages('/api/v1/tickets', { query: { open: true, limit: 100 } });
  const columns = useColumns();
  return (
    <Page title={t('tickets.title')} lead={t('tickets.lead')}>
      <QueryState
        query={query}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyState title={t('tickets.none')}>{t('tickets.noneLead')}</EmptyState>}
      >
        {(items) => (
          <DataTable
            caption={t('tickets.title')}
            columns={columns}
            rows={items}
            rowKey={({ ticket }) => ticket}
            {...(more.hasMore ? { foot: <More {...more} /> } : {})}
          />
        )}
      </QueryState>
    </Page>
  );
}

function useColumns(): readonly Column<Summary>[] {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const head = t('tickets.heads', { returnObjects: true });
  return [
    {
      key: 'ticket',
      head: head.ticket,
      isMain: true,
      cell: ({ ticket }) => (
        <RowLink to="/today/$ticket" params={{ ticket }}>
          <span className="inline-block min-w-24">{ticket}</span>
        </RowLink>
      ),
    },
    { key: 'customer', head: head.customer, cell: ({ customerName, calledAs }) => customerName ?? calledAs ?? '–' },
    { key: 'priority', head: head.priority, cell: ({ priorityLabel }) => priorityLabel ?? '–' },
    {
      key: 'opened',
      head: head.opened,
      cell: ({ openedAt }) => (openedAt === null ? '–' : <RelativeDay at={openedAt} timeZone={timeZone} />),
    },
    {
      key: 'state',
      head: head.state,
      cell: ({ verdicts, noCommitment }) => {
        if (noCommitment !== null) return <span className="text-ink-soft">{t('tickets.noPromise')}</span>;
        // It may have been done since: how late it is stands on Today.
        if ((verdicts['breached'] ?? 0) > 0) return <StateMark state="late" word={t('tickets.missed')} />;
        return <StateMark state={(verdicts['atRisk'] ?? 0) > 0 ? 'soon' : 'onTime'} />;
      },
    },
  ];
}
