import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Shell } from '../shell.tsx';

/** What stands where no page is: the sections, search, and the way back. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Shell>
      <Page title={t('notFound.title')} lead={t('notFound.lead')}>
        <p className="flex flex-wrap gap-2">
          <ButtonLink to="/" look="main">
            {t('notFound.back')}
          </ButtonLink>
          <ButtonLink to="/search">{t('notFound.search')}</ButtonLink>
        </p>
      </Page>
    </Shell>
  );
}
