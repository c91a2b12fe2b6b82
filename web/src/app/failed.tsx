import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client.ts';

/** What stands in place of a page that could not be shown: what happened, and the way out. */
export function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  const problem = error instanceof ProblemError ? error.problem : {};
  const isForbidden = error instanceof ProblemError && error.status === 403;
  return (
    <main id="content" className="mx-auto max-w-xl px-4 py-16" role="alert">
      <h1 className="text-xl font-semibold">
        {isForbidden ? t('forbidden.title') : (problem.title ?? t('failed.title'))}
      </h1>
      <p className="mt-2 text-ink-soft">{isForbidden ? t('forbidden.lead') : (problem.detail ?? t('failed.lead'))}</p>
      <button
        type="button"
        className="mt-4 rounded-md border border-line-strong px-3 py-1.5 font-medium"
        onClick={() => void router.invalidate()}
      >
        {t('failed.again')}
      </button>
    </main>
  );
}
