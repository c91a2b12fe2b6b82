import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Forbidden, isForbidden } from '../kit/feedback/error-state.tsx';
import { askAgain } from '../kit/feedback/part.ts';
import { Page } from '../kit/layout/page.tsx';

/** What stands in place of a page that could not be shown: what happened, and the way out. */
export function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  const onRetry = () => {
    askAgain();
    void router.invalidate();
  };
  return (
    <Page title={t('failed.title')}>
      {isForbidden(error) ? <Forbidden /> : <ErrorState error={error} onRetry={onRetry} />}
    </Page>
  );
}
