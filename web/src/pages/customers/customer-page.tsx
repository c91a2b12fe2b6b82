import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { serverNow } from '../../api/server-time.ts';
import { useMay, useSelf } from '../../api/session.ts';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { IconDocument } from '../../kit/icons/icons.tsx';
import { ButtonLink, CrumbLink, TabLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Tabs } from '../../kit/layout/tabs.tsx';
import { monthIn, monthsFrom } from '../../kit/time/months.ts';
import { CustomerLead } from './one/customer-lead.tsx';
import { CustomerView } from './one/customer-view.tsx';
import { VIEWS, type View } from './routes.ts';
import { useZone } from './use-zone.ts';

const route = getRouteApi('/shell/customers/$customer');

/** One customer in the periods that run: what is left of what was promised, and everything behind it. */
export function CustomerPage() {
  const { t } = useTranslation('customers');
  const { customer } = route.useParams();
  const { view = 'now' } = route.useSearch();
  const query = useQuery(ask('/api/v1/customers/{customer}/overview', { path: { customer } }));
  const overview = query.data;
  return (
    <Page
      title={overview?.name ?? customer}
      lead={overview && <CustomerLead overview={overview} />}
      crumbs={<CrumbLink to="/customers">{t('list.title')}</CrumbLink>}
      actions={overview && <Actions customer={customer} />}
      tabs={overview && <ViewTabs customer={customer} overview={overview} />}
      size="full"
    >
      <QueryState query={query} skeleton={<SkeletonCards cards={6} />}>
        {(found) => <CustomerView view={view} overview={found} />}
      </QueryState>
    </Page>
  );
}

/** The last whole month's report, and the comparison with the helpdesk; not for the customer's own people. */
function Actions({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const self = useSelf();
  const timeZone = useZone();
  if (self.customer !== null) return null;
  const month = monthsFrom(monthIn(serverNow(), timeZone), -1);
  return (
    <>
      {may('tickets:read') && (
        <ButtonLink to="/customers/$customer/dry-run" params={{ customer }}>
          {t('one.dryRun')}
        </ButtonLink>
      )}
      {may('statements:read') && (
        <ButtonLink
          look="main"
          icon={<IconDocument size={18} />}
          to="/customers/$customer/reports/$month"
          params={{ customer, month }}
        >
          {t('one.report')}
        </ButtonLink>
      )}
    </>
  );
}

interface ViewTabsProps {
  readonly customer: string;
  readonly overview: Schemas['CustomerOverview'];
}

/** The views that the reader may see: what he has no right to is not offered. */
function ViewTabs({ customer, overview }: ViewTabsProps) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const self = useSelf();
  const search = route.useSearch();
  const { view: present = 'now' } = search;
  const isSeen: Readonly<Record<View, boolean>> = {
    now: true,
    objectives: overview.objectives !== null,
    availability: overview.availability !== null,
    trend: may('tickets:read'),
    money: may('statements:read') && self.customer === null,
    contacts: overview.contacts !== null,
    reports: may('statements:read'),
  };
  return (
    <Tabs label={t('one.views')}>
      {VIEWS.filter((view) => isSeen[view]).map((view) => (
        <TabLink
          key={view}
          to="/customers/$customer"
          params={{ customer }}
          search={view === present ? search : view === 'now' ? {} : { view }}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={view === present ? 'page' : undefined}
          resetScroll={false}
        >
          {t(`view.${view}`)}
        </TabLink>
      ))}
    </Tabs>
  );
}
