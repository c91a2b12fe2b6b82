import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-time.ts';
import { ErrorState } from '../../../kit/feedback/error-state.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { useFormat } from '../../../words/format.ts';
import type { usePublishing } from './use-publishing.ts';

/** Asks before a version is published: which, from when, and what follows from it. */
export function PublishDialog({ publishing }: { readonly publishing: ReturnType<typeof usePublishing> }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { ready, failure } = publishing;
  if (ready === null) return null;
  const { version, backdated } = ready.found;
  const day = format.day(version.effectiveAt, version.timeZone, true);
  const isToday = day === format.day(serverNow(), version.timeZone, true);
  return (
    <Confirm
      title={t('publish.title', { title: version.title })}
      isOpen
      isDanger={false}
      onClose={publishing.cancel}
      verb={t('publish.verb')}
      onConfirm={() => publishing.publish(ready.text)}
    >
      <p>{t('publish.lead', { version: version.version, day })}</p>
      {backdated && (
        <p className="font-medium text-soon">{t(isToday ? 'publish.sinceMidnight' : 'publish.backdated')}</p>
      )}
      {failure && <ErrorState error={failure} />}
    </Confirm>
  );
}
