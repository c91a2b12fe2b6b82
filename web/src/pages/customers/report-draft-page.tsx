import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { Badge } from '../../kit/feedback/badge.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { useFormat } from '../../words/format.ts';
import { currentLang } from '../../words/i18n.ts';
import { type DraftChange, draftChanges } from './report/draft-changes.ts';
import { DraftNotices } from './report/draft-notices.tsx';
import { IssueReport } from './report/issue-report.tsx';
import { ReportFrame } from './report/report-frame.tsx';
import { askDraft, type Draft } from './report/report-queries.ts';
import { ReportSheet } from './report/report-sheet.tsx';

const route = getRouteApi('/shell/customers/$customer/reports/$month');

/** The draft of a month: read here, then issued as it was read. */
export function ReportDraftPage() {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { customer, month } = route.useParams();
  const { in: lang = currentLang() } = route.useSearch();
  const query = useQuery(askDraft({ customer, month }, lang));
  const { changes, readAgain } = useReadAgain(query.data);
  const mayIssue = useMay()('statements:write');
  const draft = query.data;
  const mayBeIssued = mayIssue && draft?.over === true && !draft.isIssued;
  return (
    <ReportFrame
      customer={customer}
      name={draft?.report.name ?? customer}
      lang={lang}
      isReady={draft !== undefined}
      windowTitle={t('sheet.title', { name: draft?.report.name ?? customer, month: format.month(month) })}
      actions={draft && mayBeIssued && <IssueReport draft={draft} onStale={readAgain} />}
      notice={draft && <DraftNotices draft={draft} changes={changes} />}
    >
      <QueryState query={query} skeleton={<SkeletonCards cards={3} />}>
        {(found) => <ReportSheet report={found.report} standing={<Standing draft={found} />} />}
      </QueryState>
    </ReportFrame>
  );
}

/** Asks for the draft again where it is no longer the one that was read, and tells what became different. */
function useReadAgain(draft: Draft | undefined) {
  const client = useQueryClient();
  const [changes, setChanges] = useState<readonly DraftChange[] | null>(null);
  const { customer, month } = route.useParams();
  const { in: lang = currentLang() } = route.useSearch();
  const readAgain = async () => {
    const now = await client.fetchQuery({ ...askDraft({ customer, month }, lang), staleTime: 0 });
    setChanges(draft === undefined ? [] : draftChanges(draft.report, now.report));
    client.removeQueries({
      queryKey: ['report draft', customer, month],
      predicate: ({ queryKey }) => queryKey[3] !== lang,
    });
  };
  return { changes, readAgain };
}

function Standing({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge>{t('standing.draft')}</Badge>
      {t('standing.asOf', { at: format.dayAndTime(draft.asOf, draft.report.timeZone, true) })}
    </span>
  );
}
