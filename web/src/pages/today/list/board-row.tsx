import type { TFunction } from 'i18next';
import { memo } from 'react';
import { clockState } from '../../../app/clock-state.ts';
import { RelativeDayTold, type TimeTelling } from '../../../kit/time/relative-day.tsx';
import { isNearTheEnd, TimeLeftTold } from '../../../kit/time/time-left.tsx';
import { timeLeftAt } from '../../../kit/time/time-left-at.ts';
import { useNow } from '../../../kit/time/use-now.ts';
import type { BoardRow as Row } from '../board/place.ts';
import { COLUMNS } from './columns.ts';

interface BoardRowProps {
  readonly row: Row;
  readonly t: TFunction<'today'>;
  readonly telling: TimeTelling;
  /** Not long ago: the row tells more often where its words change more often. */
  readonly coarseNow: number;
  readonly timeZone: string;
  readonly isRoomy: boolean;
  readonly isStale: boolean;
  /** Who works on it is told to our own people. */
  readonly isOurs: boolean;
  /** It is on the board no more, and waits to be taken away. */
  readonly isOver: boolean;
}

const EDGE = {
  soon: 'border-l-soon-fill bg-soon-soft',
  late: 'border-l-late-fill',
  calm: 'border-l-transparent',
  paused: 'border-l-transparent',
  done: 'border-l-transparent',
  unknown: 'border-l-transparent',
} as const;

/** Still shown, on the board no more: grey, and said in words. */
const OVER = 'border-l-transparent grayscale [&_*]:text-ink-faint!';

const DUE = 'hidden truncate text-sm text-ink-soft xl:block';

const factsOf = (row: Row) => ({
  state: clockState(row),
  budgetSeconds: row.budgetSeconds,
  remainingSeconds: row.remainingSeconds,
  asOf: row.asOf,
  dueAt: row.dueAt,
  closesAt: row.countsUntil,
  opensAt: row.countsAgainAt,
});

/** A clock of the board: what is left first, then of what and whose. What all rows need alike, the list hands to each. */
export const BoardRow = memo((props: BoardRowProps) =>
  // Only the few whose words change by the second listen to it: to begin and end listening is dear where rows come and go.
  isNearTheEnd(factsOf(props.row), props.coarseNow) ? <RowBySecond {...props} /> : rowAt(props, props.coarseNow),
);

function RowBySecond(props: BoardRowProps) {
  return rowAt(props, useNow(1_000));
}

function rowAt(props: BoardRowProps, now: number) {
  const { row, t, telling, timeZone, isRoomy, isStale, isOurs, isOver } = props;
  const facts = factsOf(row);
  const { tone } = timeLeftAt(facts, now);
  const label = t('row.label', { target: row.targetLabel, ticket: row.ticket });
  return (
    <div
      className={`border-l-4 px-2 ${COLUMNS} ${isOver ? OVER : EDGE[tone]} ${isRoomy ? 'min-h-11' : 'min-h-6.5 xl:h-6.5'}`}
      data-ticket={row.ticket}
      data-tone={tone}
    >
      <TimeLeftTold {...facts} {...{ timeZone, label, isStale, now, telling }} size="compact" />
      {isOver || row.dueAt === null ? (
        <span className={DUE}>{t(isOver ? 'row.over' : 'row.none')}</span>
      ) : (
        <RelativeDayTold at={row.dueAt} timeZone={timeZone} telling={telling} className={DUE} />
      )}
      <span className="truncate font-medium max-xl:text-right">{row.ticket}</span>
      <span className="truncate">{row.targetLabel}</span>
      {isOver && <span className="truncate text-right xl:hidden">{t('row.over')}</span>}
      <span className={`truncate text-ink-soft xl:text-ink ${isOver ? 'max-xl:hidden' : 'max-xl:text-right'}`}>
        {row.customerName ?? t('row.noCustomer')}
      </span>
      <span className="hidden truncate text-ink-soft min-[105rem]:block">{row.serviceLabel ?? t('row.none')}</span>
      <span className="hidden truncate text-ink-soft min-[90rem]:block">{row.priorityLabel ?? t('row.none')}</span>
      <span className="hidden truncate text-ink-soft xl:block">
        {isOurs ? (assigneeOf(row) ?? t('row.nobody')) : ''}
      </span>
    </div>
  );
}

function assigneeOf({ assigneeName, assignee, team }: Row): string | null {
  return assigneeName ?? assignee ?? team;
}
