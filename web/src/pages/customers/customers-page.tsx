import { useTranslation } from 'react-i18next';

export function CustomersPage() {
  const { t } = useTranslation();
  return (
    <main id="content" className="p-4">
      <h1 className="text-xl font-semibold">{t('loading')}</h1>
    </main>
  );
}
