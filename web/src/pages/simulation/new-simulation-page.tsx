import { useTranslation } from 'react-i18next';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { CrumbLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { SimulationForm } from './new/simulation-form.tsx';

/** Asks for a simulation: of what, over which past. */
export function NewSimulationPage() {
  const { t } = useTranslation('simulation');
  return (
    <OnlyFor scope="internals:read" title={t('title')}>
      <Asking />
    </OnlyFor>
  );
}

function Asking() {
  const { t } = useTranslation('simulation');
  return (
    <Page title={t('new')} lead={t('newLead')} crumbs={<CrumbLink to="/simulation">{t('title')}</CrumbLink>}>
      <SimulationForm />
    </Page>
  );
}
