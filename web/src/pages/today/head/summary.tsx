import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import type { BoardQuery } from '../board/board.ts';
import { useCounts } from './use-counts.ts';

const AT_MOST_EVERY_MS = 60_000;

/** What those hear who do not see the board: how it stands, when that changes, once a minute at most. */
export const Summary = memo(({ query }: { readonly query: BoardQuery }) => {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { whole } = useCounts(query);
  const [told, setTold] = useState('');
  const toldAt = useRef(Number.NEGATIVE_INFINITY);
  const late = whole?.verdicts['breached'] ?? 0;
  const words =
    whole === undefined
      ? ''
      : t('summary', {
          count: whole.clocks,
          n: format.number(whole.clocks),
          late: format.number(late),
          soon: format.number(whole.dueWithinHour),
        });
  useEffect(() => {
    if (words === '') return undefined;
    const wait = Math.max(0, toldAt.current + AT_MOST_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      toldAt.current = performance.now();
      setTold(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p role="status" className="sr-only">
      {told}
    </p>
  );
});
