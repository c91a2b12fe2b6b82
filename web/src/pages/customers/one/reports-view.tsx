import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { ButtonLink, RowLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { monthIn, monthsFrom } from '../../../kit/time/months.ts';
import { useFormat } from '../../../words/format.ts';
import { usePersonName } from '../use-person-name.ts';
import { useZone } from '../use-zone.ts';

type Issued = Schemas['IssuedReport'];

/** The reports that were issued, and the drafts of the last months for who may write them. */
export function ReportsView({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const columns = useColumns();
  const self = useSelf();
  const may = useMay();
  const mayRead = self.customer === null && may('statements:read');
  const { query, more } = useCursorPages('/api/v1/reports', { query: { customer } });
  return (
    <>
      {mayRead && <Drafts customer={customer} />}
      <Section title={t('reports.issued')}>
        <QueryState
          query={query}
          isEmpty={(rows) => rows.length === 0}
          empty={
            <EmptyState title={t('reports.none')}>
              {t(mayRead ? 'reports.noneLead' : 'reports.noneForReader')}
            </EmptyState>
          }
        >
          {(rows) => (
            <DataTable
              caption={t('reports.issued')}
              columns={columns}
              rows={rows}
              rowKey={({ month, number }) => `${month} ${number}`}
              foot={more.hasMore && <More {...more} />}
            />
          )}
        </QueryState>
      </Section>
    </>
  );
}

const DRAFTS = 4;

function Drafts({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const timeZone = useZone();
  const running = monthIn(serverNow(), timeZone);
  const months = Array.from({ length: DRAFTS }, (_, ago) => monthsFrom(running, -ago));
  return (
    <Section title={t('reports.drafts')} lead={t('reports.draftsLead')}>
      <ul className="flex flex-wrap gap-2">
        {months.map((month, at) => (
          <li key={month}>
            <ButtonLink to="/customers/$customer/reports/$month" params={{ customer, month }}>
              {at === 0 ? t('reports.soFar', { month: format.monthTitle(month) }) : format.monthTitle(month)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useColumns(): readonly Column<Issued>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const timeZone = useZone();
  return [
    {
      key: 'month',
      head: t('trend.month'),
      isMain: true,
      cell: ({ customer, month, number }) => (
        <RowLink to="/customers/$customer/reports/$month/$number" params={{ customer, month, number: String(number) }}>
          {format.monthTitle(month)}
        </RowLink>
      ),
    },
    { key: 'number', head: t('reports.number'), cell: ({ number }) => t('reports.numbered', { number }) },
    { key: 'issuedAt', head: t('reports.issuedAt'), cell: ({ issuedAt }) => format.dayAndTime(issuedAt, timeZone) },
    { key: 'by', head: t('reports.by'), cell: ({ issuedBy }) => <Person person={issuedBy} /> },
  ];
}

function Person({ person }: { readonly person: string | null }) {
  const { t } = useTranslation('customers');
  return <>{usePersonName(person) ?? t('nothing')}</>;
}
