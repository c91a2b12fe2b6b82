import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { TabLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Tabs } from '../../kit/layout/tabs.tsx';
import { CatalogueView } from './catalogue/catalogue-view.tsx';
import { ChainView } from './chain/chain-view.tsx';
import { SupplierList } from './list/supplier-list.tsx';
import { VIEWS } from './routes.ts';

const route = getRouteApi('/shell/suppliers');

/** What we are promised: supplier by supplier, as a chain under our own promises, and what others publish. */
export function SuppliersPage() {
  const { t } = useTranslation('suppliers');
  return (
    <OnlyFor scope="internals:read" title={t('title')}>
      <Views />
    </OnlyFor>
  );
}

function Views() {
  const { t } = useTranslation('suppliers');
  const { view = 'suppliers' } = route.useSearch();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      size="full"
      tabs={
        <Tabs label={t('views')}>
          {VIEWS.map((one) => (
            <TabLink
              key={one}
              to="/suppliers"
              search={one === 'suppliers' ? {} : { view: one }}
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={view === one ? 'page' : undefined}
            >
              {t(`view.${one}`)}
            </TabLink>
          ))}
        </Tabs>
      }
    >
      {view === 'suppliers' && <SupplierList />}
      {view === 'chain' && <ChainView />}
      {view === 'catalogue' && <CatalogueView />}
    </Page>
  );
}
