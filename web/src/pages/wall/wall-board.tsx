import { useTranslation } from 'react-i18next';
import { StateShape } from '../../kit/feedback/state-mark.tsx';
import { useNow } from '../../kit/time/use-now.ts';
import { useFormat } from '../../words/format.ts';
import type { Wall } from './follow-wall.ts';
import { IN_LINE, WallRow } from './wall-row.tsx';

interface WallBoardProps {
  readonly wall: Wall;
  readonly lostAt: number | null;
  readonly zoom: number;
}

/** In a line, or stacked where the screen is narrow; the line under each included. */
const ROW = 73;
const STACKED = 206;
const AROUND = 190;
const PATIENCE_MS = 5_000;

/** What is most urgent, as much of it as fits, and how it stands in all. */
export function WallBoard({ wall, lostAt, zoom }: WallBoardProps) {
  const { t } = useTranslation('wall');
  const format = useFormat();
  useNow(1_000);
  const isStale = lostAt !== null && Date.now() - lostAt >= PATIENCE_MS;
  const rows = Math.max(3, Math.floor((innerHeight / zoom - AROUND) / (innerWidth < IN_LINE ? STACKED : ROW)));
  const shown = wall.items.slice(0, rows);
  const left = Math.max(0, wall.clocks - shown.length);
  return (
    <>
      <Head wall={wall} isStale={isStale} />
      {shown.length === 0 ? (
        <div className="m-auto text-center">
          <p className="text-[2.75rem] font-semibold">{t('calm')}</p>
          <p className="mt-3 text-ink-soft">{t('calmLead')}</p>
        </div>
      ) : (
        // A row that does not fit whole wraps out of sight.
        <ul className="flex min-h-0 grow flex-col flex-wrap content-start overflow-hidden border-t border-line">
          {shown.map((item) => (
            <WallRow
              key={[item.ticket, item.measure, item.cycle, item.startedAt].join(' ')}
              item={item}
              asOf={wall.asOf}
              timeZone={wall.timeZone}
              isStale={isStale}
            />
          ))}
        </ul>
      )}
      {left > 0 && (
        <p className="border-t border-line px-10 py-2 text-ink-soft max-sm:px-4">
          {t('more', { count: left, n: format.number(left) })}
        </p>
      )}
    </>
  );
}

function Head({ wall, isStale }: { readonly wall: Wall; readonly isStale: boolean }) {
  const { t } = useTranslation('wall');
  const format = useFormat();
  const now = useNow(1_000);
  const late = wall.verdicts['breached'] ?? 0;
  const time = format.time(now, wall.timeZone);
  return (
    <header className="flex flex-wrap items-center gap-x-10 gap-y-2 px-10 py-6">
      <h1 className="text-[2.25rem] leading-tight font-semibold">{wall.name}</h1>
      <p className="flex items-center gap-3">
        <StateShape state={late > 0 ? 'late' : 'onTime'} className="size-7" />
        {t('late', { n: format.number(late) })}
      </p>
      <p className="flex items-center gap-3">
        <StateShape state={wall.dueWithinHour > 0 ? 'soon' : 'onTime'} className="size-7" />
        {t('soon', { n: format.number(wall.dueWithinHour) })}
      </p>
      <p className="text-ink-soft">{t('all', { count: wall.clocks, n: format.number(wall.clocks) })}</p>
      {isStale ? (
        <p role="status" className="ml-auto rounded-md bg-soon-soft px-4 py-1 font-semibold text-soon">
          {t('stale', { time: format.time(wall.asOf, wall.timeZone) })}
        </p>
      ) : (
        <p className="ml-auto text-[2.25rem] font-semibold">{time}</p>
      )}
    </header>
  );
}
