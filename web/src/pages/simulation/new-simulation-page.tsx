import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { Forbidden } from '../../kit/feedback/error-state.tsx';
import { CrumbLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { SimulationForm } from './new/simulation-form.tsx';

/** Asks for a simulation: of what, over which past; those alone who see what is ours. */
export function NewSimulationPage() {
  const { t } = useTranslation('simulation');
  const may = useMay();
  if (!may('internals:read')) {
    return (
      <Page title={t('new')}>
        <Forbidden />
      </Page>
    );
  }
  return (
    <Page title={t('new')} lead={t('newLead')} crumbs={<CrumbLink to="/simulation">{t('title')}</CrumbLink>}>
      <SimulationForm />
    </Page>
  );
}
