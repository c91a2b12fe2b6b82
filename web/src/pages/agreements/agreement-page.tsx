import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { CrumbLink, TabLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Tabs } from '../../kit/layout/tabs.tsx';
import { AgreementLead } from './one/agreement-lead.tsx';
import { AgreementView } from './one/agreement-view.tsx';
import { useView } from './one/use-view.ts';
import { VIEWS } from './routes.ts';

const route = getRouteApi('/shell/agreements/$agreement');

/** One agreement: what it promises, how it reads, its rules, hours and versions. */
export function AgreementPage() {
  const { t } = useTranslation('agreements');
  const { agreement } = route.useParams();
  const { version } = route.useSearch();
  const path = { agreement };
  const listed = useQuery(ask('/api/v1/agreements/{agreement}', { path }));
  const versions = useQuery(ask('/api/v1/agreements/{agreement}/versions', { path }));
  const shown = shownVersion(listed.data, versions.data?.items, version);
  const error = listed.error ?? versions.error;
  const data = listed.data && versions.data && { listed: listed.data, versions: versions.data.items };
  const refetch = () => void Promise.all([listed.refetch(), versions.refetch()]);
  return (
    <Page
      title={shown?.title ?? listed.data?.current.title ?? agreement}
      lead={listed.data && <AgreementLead listed={listed.data} shown={shown ?? listed.data.current} />}
      crumbs={<CrumbLink to="/agreements">{t('list.title')}</CrumbLink>}
      tabs={data && <ViewTabs />}
      size="full"
    >
      <QueryState query={{ data, error, refetch }} skeleton={<SkeletonCards cards={4} />}>
        {(found) => <AgreementView {...found} shown={shown} />}
      </QueryState>
    </Page>
  );
}

type Version = Schemas['AgreementVersion'];

/** The version that the address names, or the present one; undefined: there is none of that number. */
function shownVersion(
  listed: Schemas['ListedAgreement'] | undefined,
  versions: readonly Version[] | undefined,
  asked: number | undefined,
): Version | undefined {
  if (asked === undefined) return listed?.current;
  return versions?.find(({ version }) => version === asked);
}

function ViewTabs() {
  const { t } = useTranslation('agreements');
  const { agreement } = route.useParams();
  const search = route.useSearch();
  const { version } = search;
  const present = useView();
  const kept = version === undefined ? {} : { version };
  return (
    <Tabs label={t('one.views')}>
      {VIEWS.map((view) => (
        <TabLink
          key={view}
          to="/agreements/$agreement"
          params={{ agreement }}
          // What the other views ask for is left behind.
          search={view === present ? search : view === 'commitments' ? kept : { view, ...kept }}
          // A clause alone in the address may mean another view than the first.
          {...(view === present ? { hash: true } : {})}
          activeOptions={{ exact: true, includeSearch: true, includeHash: true }}
          aria-current={view === present ? 'page' : undefined}
          resetScroll={false}
        >
          {t(`view.${view}`)}
        </TabLink>
      ))}
    </Tabs>
  );
}
