import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useSelf } from '../../api/session.ts';
import { Forbidden } from '../../kit/feedback/error-state.tsx';
import { CrumbLink, TabLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Tabs } from '../../kit/layout/tabs.tsx';
import { FileWay } from './new/file-way.tsx';
import { TemplateWay } from './new/template-way.tsx';

const route = getRouteApi('/shell/agreements/new');

/** A new agreement: from a standard one by a short form, or from a file. */
export function NewAgreementPage() {
  const { t } = useTranslation('agreements');
  const may = useMay();
  const { demonstration } = useSelf();
  const search = route.useSearch();
  const { way } = search;
  const crumbs = <CrumbLink to="/agreements">{t('list.title')}</CrumbLink>;
  if (!may('agreements:write')) {
    return (
      <Page title={t('new.title')} crumbs={crumbs}>
        <Forbidden />
      </Page>
    );
  }
  const active = { exact: true, includeSearch: true };
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      crumbs={crumbs}
      size="full"
      tabs={
        <Tabs label={t('new.ways')}>
          <TabLink
            to="/agreements/new"
            search={way === undefined ? search : {}}
            activeOptions={active}
            aria-current={way === undefined ? 'page' : undefined}
          >
            {t('new.template')}
          </TabLink>
          <TabLink
            to="/agreements/new"
            search={way === 'file' ? search : { way: 'file' }}
            activeOptions={active}
            aria-current={way === 'file' ? 'page' : undefined}
          >
            {t('new.file')}
          </TabLink>
        </Tabs>
      }
    >
      {demonstration && (
        <p role="status" className="rounded-md border border-soon bg-soon-soft px-4 py-2">
          {t('new.demonstration')}
        </p>
      )}
      {way === 'file' ? <FileWay /> : <TemplateWay />}
    </Page>
  );
}
