import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { useSelf } from '../../api/session.ts';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { CrumbLink, TextLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { useFormat } from '../../words/format.ts';
import { LedgerButton } from './one/ledger-button.tsx';
import { PrintButton } from './one/print-button.tsx';
import { Declarations } from './one/said/declarations.tsx';
import type { Statement } from './one/statement.ts';
import { StatementView } from './one/statement-view.tsx';
import { DifferenceTable } from './one/tables/difference-table.tsx';

const route = getRouteApi('/shell/statements/$agreement/$month/$number');

/** A statement as it was issued, what was said of it since, and what differs from the one before. */
export function StatementPage() {
  const { t } = useTranslation('statements');
  return (
    <OnlyFor scope="statements:read" title={t('title')}>
      <Issued />
    </OnlyFor>
  );
}

function Issued() {
  const { t } = useTranslation('statements');
  const { agreement, month, number } = route.useParams();
  const path = { agreement, month, number: Number(number) };
  const query = useQuery(ask('/api/v1/statements/{agreement}/{month}/{number}', { path }));
  const statement = query.data?.statement as unknown as Statement | undefined;
  return (
    <Page
      title={statement?.title ?? agreement}
      lead={query.data && <IssuedLead issued={query.data} customer={statement?.customerName ?? null} />}
      crumbs={
        <>
          <CrumbLink to="/statements">{t('title')}</CrumbLink>
          <CrumbLink to="/statements" search={{ agreement }}>
            {t('allMonths')}
          </CrumbLink>
        </>
      }
      actions={
        statement && (
          <>
            <LedgerButton agreement={agreement} month={month} number={path.number} />
            <PrintButton />
          </>
        )
      }
    >
      <QueryState query={query} skeleton={<SkeletonCards cards={4} />}>
        {(found) => (
          <>
            {!found.isLast && <Replaced agreement={agreement} month={month} />}
            <Declarations issued={found} />
            {found.difference !== null && (
              <DifferenceTable
                difference={found.difference}
                version={(found.statement as unknown as Statement).agreement}
              />
            )}
            <StatementView statement={found.statement as unknown as Statement} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

interface IssuedLeadProps {
  readonly issued: Schemas['IssuedStatementText'];
  readonly customer: string | null;
}

/** Which month, which number, when; its hash, by which it is known that nothing was changed. */
function IssuedLead({ issued, customer }: IssuedLeadProps) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { timeZone } = useSelf();
  const said = {
    month: format.month(issued.month),
    number: issued.number,
    when: format.dayAndTime(issued.issuedAt, timeZone),
  };
  return (
    <>
      <p className="first-letter:uppercase">
        {customer === null ? t('issued.lead', said) : t('issued.leadTo', { ...said, customer })}
      </p>
      <p className="text-sm wrap-anywhere">{t('issued.hash', { hash: issued.hash })}</p>
    </>
  );
}

function Replaced({ agreement, month }: { readonly agreement: string; readonly month: string }) {
  const { t } = useTranslation('statements');
  const { data } = useQuery(ask('/api/v1/statements', { query: { agreement, month, limit: 50 } }));
  const last = Math.max(0, ...(data?.items ?? []).map(({ number }) => number));
  return (
    <p role="status" className="rounded-md border border-soon bg-soon-soft px-4 py-2">
      {t('issued.replaced')}{' '}
      {last > 0 && (
        <TextLink to="/statements/$agreement/$month/$number" params={{ agreement, month, number: String(last) }}>
          {t('issued.toLast', { number: last })}
        </TextLink>
      )}
    </p>
  );
}
