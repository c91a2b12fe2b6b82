import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Forbidden, isForbidden } from '../../kit/feedback/error-state.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { isMissingPiece, openAnew, openAnewOnceBack } from './pieces.ts';

/** What stands in place of a page that could not be shown: what happened, and the way out. */
export function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  const isPiece = isMissingPiece(error);
  useEffect(() => (isPiece ? openAnewOnceBack() : undefined), [isPiece]);
  const onRetry = () => void (isPiece ? openAnew() : router.invalidate());
  return (
    <Page title={t('failed.title')}>
      {isForbidden(error) ? <Forbidden /> : <ErrorState error={error} onRetry={onRetry} />}
    </Page>
  );
}
