import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { RelativeDay } from '../../../kit/time/relative-day.tsx';

/** When a source was heard last. */
export function LastHeard({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('settings-sources');
  const { timeZone } = useSelf();
  if (at === null) return <span className="text-ink-faint">{t('noneYet')}</span>;
  return <RelativeDay at={at} timeZone={timeZone} />;
}
