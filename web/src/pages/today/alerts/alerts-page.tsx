import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, get } from '../../../api/ask.ts';
import type { ProblemError } from '../../../api/client.ts';
import { More, type MoreProps } from '../../../kit/data/more.tsx';
import { usePortions } from '../../../kit/data/use-portions.ts';
import { Banner } from '../../../kit/feedback/banner.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { Page } from '../../../kit/layout/page.tsx';
import { useFormat } from '../../../words/format.ts';
import { AlertLine } from './alert-line.tsx';
import { type Alert, type Matter, mattersOf } from './matters.ts';

const AT_ONCE = 500;
/** More that are open at a time nobody reads: those decided last are looked at. */
const MOST = 5_000;
const SHOWN = 50;
const AGAIN_MS = 30_000;

/** What is open, the most urgent first, and the way to take each on. */
export function AlertsPage() {
  const { t } = useTranslation('ticket');
  const query = useQuery<Open, ProblemError>({
    queryKey: ['/api/v1/alerts', 'open'],
    queryFn: ({ signal, client, queryKey }) =>
      openAlerts(signal, (some) => {
        // The first time, what came so far stands there while the rest is read.
        if (client.getQueryData<Open>(queryKey)?.isWhole !== true) client.setQueryData(queryKey, some);
      }),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Page title={t('alertsPage.title')} lead={t('alertsPage.lead')}>
      <Late />
      <QueryState
        query={query}
        isEmpty={({ matters }) => matters.length === 0}
        empty={<EmptyState title={t('alertsPage.none')}>{t('alertsPage.noneLead')}</EmptyState>}
      >
        {(open) => (
          <Matters
            {...open}
            isRefused={query.isError}
            isAsking={query.isFetching}
            onAgain={() => void query.refetch()}
          />
        )}
      </QueryState>
    </Page>
  );
}

interface Open {
  readonly matters: readonly Matter[];
  /** More are open than were looked at. */
  readonly isCut: boolean;
  /** All that is to be looked at was. */
  readonly isWhole: boolean;
}

/** @param tell hears of what came so far, after each page */
async function openAlerts(signal: AbortSignal, tell: (some: Open) => void): Promise<Open> {
  const found: Alert[] = [];
  let next: string | null = null;
  do {
    const from: { readonly cursor?: string } = next === null ? {} : { cursor: next };
    const page = await get('/api/v1/alerts', { query: { ended: false, limit: AT_ONCE, ...from } }, signal);
    found.push(...page.items);
    next = page.next;
    if (next !== null) tell({ matters: mattersOf(found), isCut: false, isWhole: false });
  } while (next !== null && found.length < MOST);
  return { matters: mattersOf(found), isCut: next !== null, isWhole: true };
}

interface MattersProps extends Open {
  readonly isRefused: boolean;
  readonly isAsking: boolean;
  readonly onAgain: () => void;
}

function Matters({ matters, isCut, isWhole, isRefused, isAsking, onAgain }: MattersProps) {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  const { shown, more } = usePortions(matters, SHOWN);
  const rest: MoreProps = more.hasMore ? more : { hasMore: !isWhole, isLoading: isAsking, isRefused, onMore: onAgain };
  return (
    <div>
      <ul
        className="divide-y divide-line rounded-lg border border-line bg-surface"
        aria-label={t('alertsPage.title')}
        aria-busy={!isWhole}
      >
        {shown.map((matter) => (
          <AlertLine key={matter.leading.alert} matter={matter} />
        ))}
      </ul>
      <More {...rest} />
      {isCut && <p className="mt-3 text-ink-soft">{t('alertsPage.cut', { n: format.number(MOST) })}</p>}
    </div>
  );
}

/** Whoever looks here must know when telling lags behind. */
function Late() {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  const { data } = useQuery({ ...ask('/api/v1/status'), refetchInterval: 60_000 });
  if (data === undefined || !data.alertsLate) return null;
  return (
    <Banner tone="late" title={t('alertsPage.late', { late: format.duration(data.lateMs / 1_000) })}>
      {t('alertsPage.lateLead')}
    </Banner>
  );
}
