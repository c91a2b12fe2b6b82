import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '../../api/live.ts';
import { serverNow } from '../../api/server-time.ts';
import { useSelf } from '../../api/session.ts';
import { Banner } from '../../kit/feedback/banner.tsx';
import { useFormat } from '../../words/format.ts';

const PATIENCE_MS = 5_000;

/** What holds for every page: that the data are made up, that nothing new has come for a while. */
export function Banners() {
  const { t } = useTranslation();
  const { demonstration } = useSelf();
  return (
    <div className="print:hidden">
      <Lost />
      {demonstration && <Banner title={t('demonstration')} />}
    </div>
  );
}

function Lost() {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useSelf();
  const since = useLostSince();
  if (since === null) return null;
  return (
    <Banner tone="soon" title={t('lost.title')}>
      {t('lost.lead', { time: format.time(since, timeZone) })}
    </Banner>
  );
}

/** Since when the connection has been lost, by the server's clock; null until it was for some seconds. */
function useLostSince(): number | null {
  const lostAt = useSyncExternalStore(connection.subscribe, connection.lostAt);
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) return undefined;
    const timer = setTimeout(() => setSince(serverNow() - PATIENCE_MS), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSince(null);
    };
  }, [lostAt]);
  return since;
}
