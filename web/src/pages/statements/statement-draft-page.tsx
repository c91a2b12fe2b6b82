import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { serverNow } from '../../api/server-time.ts';
import { useMay, useSelf } from '../../api/session.ts';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { CrumbLink, TextLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { useFormat } from '../../words/format.ts';
import { IssueButton } from './one/issue-button.tsx';
import { PrintButton } from './one/print-button.tsx';
import type { Statement } from './one/statement.ts';
import { StatementView } from './one/statement-view.tsx';

const route = getRouteApi('/shell/statements/$agreement/$month');

/** What the statement of a month would say now, and the way to issue it. */
export function StatementDraftPage() {
  const { t } = useTranslation('statements');
  return (
    <OnlyFor scope="statements:read" isOurs title={t('title')}>
      <Draft />
    </OnlyFor>
  );
}

function Draft() {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const may = useMay();
  const { agreement, month } = route.useParams();
  const query = useQuery({
    ...ask('/api/v1/statements/{agreement}/{month}/preview', { path: { agreement, month } }),
    staleTime: 60_000,
  });
  const statement = query.data as unknown as Statement | undefined;
  const isOver = statement !== undefined && Date.parse(statement.period.to) <= serverNow();
  return (
    <Page
      title={statement?.title ?? agreement}
      lead={t('draft.lead', { month: /^\d{4}-\d\d$/.test(month) ? format.month(month) : month })}
      crumbs={<Crumbs agreement={agreement} />}
      actions={
        statement && (
          <>
            <PrintButton />
            {isOver && may('statements:write') && (
              <IssueButton agreement={agreement} month={month} statement={statement} />
            )}
          </>
        )
      }
    >
      <IssuedBefore agreement={agreement} month={month} />
      <QueryState query={{ ...query, data: statement }} skeleton={<SkeletonCards cards={4} />}>
        {(found) => <StatementView statement={found} />}
      </QueryState>
    </Page>
  );
}

function Crumbs({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation('statements');
  return (
    <>
      <CrumbLink to="/statements">{t('title')}</CrumbLink>
      <CrumbLink to="/statements" search={{ agreement }}>
        {t('allMonths')}
      </CrumbLink>
    </>
  );
}

/** That the month was issued already: what stands below may differ since. */
function IssuedBefore({ agreement, month }: { readonly agreement: string; readonly month: string }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { timeZone } = useSelf();
  const { data } = useQuery(ask('/api/v1/statements', { query: { agreement, month, limit: 50 } }));
  const last = (data?.items ?? []).toSorted((a, b) => b.number - a.number)[0];
  if (last === undefined) return null;
  return (
    <p role="status" className="rounded-md border border-line bg-accent-soft px-4 py-2 print:hidden">
      {t('draft.issued', { number: last.number, day: format.day(last.issuedAt, timeZone, true) })}{' '}
      <TextLink to="/statements/$agreement/$month/$number" params={{ agreement, month, number: String(last.number) }}>
        {t('draft.toIssued')}
      </TextLink>
    </p>
  );
}
