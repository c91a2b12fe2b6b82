import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { CrumbLink, TabLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Tabs } from '../../kit/layout/tabs.tsx';
import { useFormat } from '../../words/format.ts';
import { ClaimsView } from './one/claims-view.tsx';
import { ContactsView } from './one/contacts-view.tsx';
import { PromisesView } from './one/promises-view.tsx';
import { SUPPLIER_VIEWS } from './routes.ts';

const route = getRouteApi('/shell/suppliers/$supplier');

/** One supplier: what it promised and what we got, what can be claimed, and whom to call. */
export function SupplierPage() {
  const { t } = useTranslation('suppliers');
  return (
    <OnlyFor scope="internals:read" title={t('title')}>
      <OneSupplier />
    </OnlyFor>
  );
}

function OneSupplier() {
  const { t, i18n } = useTranslation('suppliers');
  const format = useFormat();
  const { supplier } = route.useParams();
  const { view = 'promises' } = route.useSearch();
  const lang = i18n.language === 'fr' ? 'fr' : 'en';
  const query = useQuery(ask('/api/v1/suppliers/{supplier}', { path: { supplier }, query: { lang } }));
  return (
    <Page
      title={query.data?.name ?? supplier}
      size="full"
      crumbs={<CrumbLink to="/suppliers">{t('title')}</CrumbLink>}
      lead={query.data && format.list(query.data.agreements.map(({ title }) => title))}
      tabs={
        <Tabs label={t('views')}>
          {SUPPLIER_VIEWS.map((one) => (
            <TabLink
              key={one}
              to="/suppliers/$supplier"
              params={{ supplier }}
              search={one === 'promises' ? {} : { view: one }}
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={view === one ? 'page' : undefined}
            >
              {t(`supplierView.${one}`)}
            </TabLink>
          ))}
        </Tabs>
      }
    >
      <QueryState query={query}>
        {(found) => (
          <>
            {view === 'promises' && <PromisesView supplier={found} />}
            {view === 'claims' && <ClaimsView supplier={supplier} />}
            {view === 'contacts' && <ContactsView supplier={found} />}
          </>
        )}
      </QueryState>
    </Page>
  );
}
