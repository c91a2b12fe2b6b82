import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelf } from '../../api/session.ts';
import { Banner } from '../../kit/feedback/banner.tsx';
import { useFormat } from '../../words/format.ts';
import { loadWords } from '../../words/i18n.ts';
import { Piece } from '../failed/piece.tsx';
import { isUnderWay } from '../first-steps/under-way.ts';
import { useLostSince } from '../lost.ts';

const load = async () => (await Promise.all([import('../first-steps/banners.tsx'), loadWords('welcome')]))[0];
const DemonstrationBanner = lazy(async () => ({ default: (await load()).DemonstrationBanner }));
const WayBack = lazy(async () => ({ default: (await load()).WayBack }));

/** What holds for every page: that the data are made up, that nothing new has come for a while. */
export function Banners() {
  const { t } = useTranslation();
  const { demonstration } = useSelf();
  const isWayShown = useRouterState({ select: () => isUnderWay() });
  return (
    <div className="print:hidden">
      <Lost />
      {demonstration && (
        <Piece instead={<Banner title={t('demonstration')} />}>
          <Suspense fallback={<Banner title={t('demonstration')} />}>
            <DemonstrationBanner />
          </Suspense>
        </Piece>
      )}
      {isWayShown && (
        <Piece instead={null}>
          <Suspense>
            <WayBack />
          </Suspense>
        </Piece>
      )}
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
