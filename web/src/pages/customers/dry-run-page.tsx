import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { useMay, useSelf } from '../../api/session.ts';
import { Forbidden } from '../../kit/feedback/error-state.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { CrumbLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Compare } from './dry-run/compare.tsx';
import { Standing } from './dry-run/standing.tsx';

const route = getRouteApi('/shell/customers/$customer/dry-run');

/** Our figures beside the helpdesk's own, and the step by which a named person ends the dry run. */
export function DryRunPage() {
  const { t } = useTranslation('dry-run');
  const { customer } = route.useParams();
  const { field } = route.useSearch();
  const self = useSelf();
  const may = useMay();
  const isOpen = self.customer === null && may('tickets:read');
  const query = useQuery({
    ...ask('/api/v1/customers/{customer}/overview', { path: { customer } }),
    enabled: isOpen,
  });
  const name = query.data?.name ?? customer;
  const isLive = query.data?.live != null;
  return (
    <Page
      title={t(isLive ? 'titleLive' : 'title', { name })}
      lead={t(isLive ? 'leadLive' : 'lead')}
      crumbs={
        <>
          <CrumbLink to="/customers">{t('crumbs.customers')}</CrumbLink>
          <CrumbLink to="/customers/$customer" params={{ customer }}>
            {name}
          </CrumbLink>
        </>
      }
    >
      {isOpen ? (
        <QueryState query={query} skeleton={<SkeletonCards cards={2} />}>
          {(overview) => (
            <>
              <Standing overview={overview} />
              <Compare overview={overview} field={field} />
            </>
          )}
        </QueryState>
      ) : (
        <Forbidden />
      )}
    </Page>
  );
}
