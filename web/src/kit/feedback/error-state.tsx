import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { IconRefresh, IconWarning } from '../icons/icons.tsx';
import { TextLink } from '../layout/links.tsx';

/** What of a refusal is told: as the server says it (RFC 9457). */
interface Refusal {
  readonly status?: number;
  readonly problem?: { readonly title?: string; readonly detail?: string; readonly id?: string };
}

/** Whether the server refused because who asks may not. */
export function isForbidden(error: unknown): boolean {
  return (error as Refusal | null)?.status === 403;
}

/** It could not be shown or done: what happened in the server's words, the way out, and what to quote. */
export function ErrorState(props: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const { error, onRetry } = props;
  const { t } = useTranslation('kit');
  const { status, problem = {} } = (error ?? {}) as Refusal;
  const isAway = status === 0;
  const isGone = status === 404;
  return (
    <div role="alert" className="flex gap-3 rounded-lg border border-line-strong bg-surface px-5 py-4">
      <IconWarning className="mt-px text-late" />
      <div className="grid min-w-0 justify-items-start gap-1">
        <p className="font-semibold">
          {isAway ? t('feedback.awayTitle') : (problem.title ?? t('feedback.failedTitle'))}
        </p>
        <p className="max-w-2xl text-ink-soft wrap-anywhere">
          {isAway ? t('feedback.awayLead') : (problem.detail ?? t('feedback.failedLead'))}
        </p>
        {problem.id !== undefined && (
          <p className="text-sm text-ink-faint">{t('feedback.quote', { id: problem.id })}</p>
        )}
        {onRetry && isGone && <WayOut />}
        {onRetry && !isGone && (
          <Button size="small" icon={<IconRefresh size={16} />} onClick={onRetry} className="mt-2">
            {t('feedback.again')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Asking again does not bring back what is not there. */
function WayOut() {
  const { t } = useTranslation();
  return (
    <p className="mt-2">
      <TextLink to="/">{t('notFound.back')}</TextLink>
    </p>
  );
}

/** Who asks may not see this: they are told so, with a way out. */
export function Forbidden({ isHome = false }: { readonly isHome?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="rounded-lg border border-line bg-surface px-5 py-4">
      <p className="font-semibold">{t('forbidden.title')}</p>
      <p className="mt-1 text-ink-soft">{t('forbidden.lead')}</p>
      {!isHome && <WayOut />}
    </div>
  );
}
