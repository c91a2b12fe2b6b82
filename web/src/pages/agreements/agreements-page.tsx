import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { IconPlus } from '../../kit/icons/icons.tsx';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { AgreementList } from './list/agreement-list.tsx';

/** Every agreement: where it stands, with whom, and what falls due next. */
export function AgreementsPage() {
  const { t } = useTranslation('agreements');
  const mayWrite = useMay()('agreements:write');
  const begin = mayWrite && (
    <ButtonLink to="/agreements/new" look="main" icon={<IconPlus size={18} />}>
      {t('list.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('list.title')} lead={t('list.lead')} size="full" actions={begin}>
      <AgreementList action={begin} />
    </Page>
  );
}
