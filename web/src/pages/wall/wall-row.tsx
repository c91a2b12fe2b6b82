import { useTranslation } from 'react-i18next';
import { clockState } from '../../app/clock-state.ts';
import { TimeLeft } from '../../kit/time/time-left.tsx';
import type { Wall } from './follow-wall.ts';

interface WallRowProps {
  readonly item: Wall['items'][number];
  readonly asOf: string;
  readonly timeZone: string;
  readonly isStale: boolean;
}

/** From this width of the screen on, in its pixels, a clock stands in one line. */
export const IN_LINE = 1_150;

/** A clock, to be read from across a room. */
export function WallRow({ item, asOf, timeZone, isStale }: WallRowProps) {
  const { t } = useTranslation('wall');
  const beside = [
    item.service,
    item.priorityLabel ?? item.priority,
    item.team,
    item.isUncertain ? t('uncertain') : null,
  ];
  const words = beside.filter((one) => one !== null).join(' · ');
  return (
    <li className="grid min-h-18 w-full shrink-0 grow items-center gap-x-6 gap-y-0.5 border-b border-line px-10 py-1 max-sm:px-4 min-[1150px]:max-h-24 min-[1150px]:grid-cols-[47rem_12rem_minmax(0,0.75fr)_minmax(0,1fr)]">
      <TimeLeft
        state={clockState(item)}
        budgetSeconds={item.budgetSeconds}
        remainingSeconds={item.remainingSeconds}
        asOf={asOf}
        dueAt={item.dueAt}
        closesAt={item.countsUntil}
        opensAt={item.countsAgainAt}
        timeZone={timeZone}
        size="wall"
        label={t('of', { target: item.target, ticket: item.ticket })}
        isStale={isStale}
      />
      <span className="truncate font-semibold">{item.ticket}</span>
      <span className="truncate min-[1150px]:line-clamp-2 min-[1150px]:leading-8 min-[1150px]:whitespace-normal">
        {item.target}
      </span>
      <span className="grid min-w-0 text-ink-soft">
        <span className="truncate leading-8">{item.customer ?? words}</span>
        {item.customer !== null && words !== '' && <span className="truncate text-[1.375rem] leading-7">{words}</span>}
      </span>
    </li>
  );
}
