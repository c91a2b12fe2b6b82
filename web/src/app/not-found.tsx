import { useTranslation } from 'react-i18next';
import { TextLink } from '../kit/layout/links.tsx';
import { Page } from '../kit/layout/page.tsx';

/** What stands where no page is. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.lead')}>
      <p>
        <TextLink to="/">{t('notFound.back')}</TextLink>
      </p>
    </Page>
  );
}
