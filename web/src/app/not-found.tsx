import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What stands where no page is. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <main id="content" className="mx-auto max-w-xl px-4 py-16">
      <h1 className="text-xl font-semibold">{t('notFound.title')}</h1>
      <p className="mt-2 text-ink-soft">{t('notFound.lead')}</p>
      <Link to="/" className="mt-4 inline-block font-medium text-accent underline">
        {t('notFound.back')}
      </Link>
    </main>
  );
}
