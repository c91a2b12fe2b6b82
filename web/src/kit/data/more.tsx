import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { IconWarning } from '../icons/icons.tsx';

export interface MoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** What was asked for last did not come: it is asked for again by whoever reads, not by itself. */
  readonly isRefused?: boolean;
  readonly onMore: () => void;
}

/** More of a list: asked for when its end comes into view, and by a button. */
export function More({ hasMore, isLoading, isRefused = false, onMore }: MoreProps) {
  const { t } = useTranslation('kit');
  const ref = useRef<HTMLDivElement>(null);
  const ask = useRef(onMore);
  useEffect(() => {
    ask.current = onMore;
  });
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of changes alone, it would say nothing of an end that is gone to in the frame in which more came: it is looked at anew each time more stands there, and not before
  useEffect(() => {
    const place = ref.current;
    if (place === null || !hasMore || isLoading || isRefused) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        ask.current();
        setTimes((before) => before + 1);
      },
      { rootMargin: '400px' },
    );
    watch.observe(place);
    return () => watch.disconnect();
  }, [hasMore, isLoading, isRefused, times]);
  if (!hasMore) return null;
  return (
    <div ref={ref} className="flex flex-wrap items-center justify-center gap-3 py-3">
      {isRefused && (
        <p role="alert" className="flex items-center gap-2">
          <IconWarning className="text-late" />
          {t('data.moreRefused')}
        </p>
      )}
      <Button isPending={isLoading} onClick={onMore}>
        {isRefused ? t('feedback.again') : t('data.more')}
      </Button>
    </div>
  );
}
