import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';

/** Whether people are told of what comes of a source, and whether it keeps its rhythm. */
export function SourceState({ source }: { readonly source: Schemas['Source'] }) {
  const { t } = useTranslation('settings-sources');
  const { timeZone } = useSelf();
  const tell = useRelativeDay();
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={source.live ? 'onTime' : 'plain'}>{source.live ? t('live') : t('dry')}</Badge>
      {source.silentSince !== null && (
        <StateMark state="late" word={t('silent', { when: tell(source.silentSince, timeZone) })} />
      )}
    </span>
  );
}
