import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { More } from '../../../kit/data/more.tsx';
import { Banner } from '../../../kit/feedback/banner.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { Page } from '../../../kit/layout/page.tsx';
import { useFormat } from '../../../words/format.ts';
import { AlertLine } from './alert-line.tsx';

/** The alerts that are open, and the way to take each on. */
export function AlertsPage() {
  const { t } = useTranslation('ticket');
  const { query, more } = useCursorPages('/api/v1/alerts', { query: { ended: false, limit: 50 } });
  return (
    <Page title={t('alertsPage.title')} lead={t('alertsPage.lead')}>
      <Late />
      <QueryState
        query={query}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyState title={t('alertsPage.none')}>{t('alertsPage.noneLead')}</EmptyState>}
      >
        {(items) => (
          <div>
            <ul
              className="divide-y divide-line rounded-lg border border-line bg-surface"
              aria-label={t('alertsPage.title')}
            >
              {items.map((alert) => (
                <AlertLine key={alert.alert} alert={alert} />
              ))}
            </ul>
            <More {...more} />
          </div>
        )}
      </QueryState>
    </Page>
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
