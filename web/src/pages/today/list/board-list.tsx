import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { VirtualList } from '../../../kit/data/virtual-list.tsx';
import { useMedia } from '../../../kit/layout/use-modal.ts';
import { useTimeTelling } from '../../../kit/time/relative-day.tsx';
import { useNow } from '../../../kit/time/use-now.ts';
import { quickly } from '../../../words/quickly.ts';
import type { Board, BoardView } from '../board/board.ts';
import { useOpening, useTodaySearch } from '../use-today.ts';
import { BoardRow } from './board-row.tsx';
import { COLUMNS } from './columns.ts';
import { GroupRow } from './group-row.tsx';
import { type Line, linesOf } from './grouped.ts';

interface BoardListProps {
  readonly board: Board;
  readonly view: BoardView;
  readonly timeZone: string;
  readonly isStale: boolean;
  readonly opened: string | undefined;
  readonly onAcknowledge: (ticket: string) => void;
}

/** How high rows are, their line included, as `BoardRow` draws them. */
const ROW_PX = { dense: 27, roomy: 45, twoLines: 53 };

const keyOf = ({ key }: Line) => key;
const isHeading = ({ kind }: Line) => kind === 'group';

/** The clocks, one below the other. */
export function BoardList({ board, view, timeZone, isStale, opened, onAcknowledge }: BoardListProps) {
  const words = useTranslation('today').t;
  const t = useMemo(() => quickly(words), [words]);
  const { group, roomy = false } = useTodaySearch();
  const { open } = useOpening();
  const isOurs = useSelf().customer === null;
  const isOneLine = useMedia('(width >= 80rem)');
  const telling = useTimeTelling();
  const coarseNow = useNow(5_000);
  const { rows, order, over, hasMore, isLoading } = view;
  // Groups change with the order alone: a row that changes hands stays where it stands until then.
  const lines = useMemo(() => linesOf(order, rows, group), [order, rows, group]);
  const place = useKeptFocus(order);
  const selected = opened === undefined ? undefined : order.find((key) => rows.get(key)?.ticket === opened);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'a' || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof HTMLElement ? event.target.closest('[role=row]') : null;
    const ticket = target?.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'];
    if (ticket === undefined) return;
    event.preventDefault();
    onAcknowledge(ticket);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key for whichever row has the focus
    <div ref={place} onKeyDown={onKeyDown} className="min-w-0">
      <VirtualList
        label={t('list.label')}
        head={<Heads isOurs={isOurs} />}
        rows={lines}
        rowKey={keyOf}
        rowHeight={!isOneLine ? ROW_PX.twoLines : roomy ? ROW_PX.roomy : ROW_PX.dense}
        isHeading={isHeading}
        onOpen={(line) => line.kind === 'clock' && open(rows.get(line.key)?.ticket ?? '')}
        {...(selected === undefined ? {} : { selectedKey: selected })}
        more={{ hasMore, isLoading, onMore: board.more }}
        className="max-h-[min(78rem,max(24rem,calc(100dvh-13rem)))]"
        render={(line) => {
          if (line.kind === 'group') return <GroupRow head={line} />;
          const row = rows.get(line.key);
          if (row === undefined) return null;
          const shared = { t, telling, coarseNow, timeZone, isStale, isOurs, isRoomy: roomy };
          return <BoardRow {...shared} row={row} isOver={over.has(line.key)} />;
        }}
      />
    </div>
  );
}

/** Where the row that had the focus is taken away, the one that comes in its place has it. */
function useKeptFocus(order: readonly string[]) {
  const place = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the order changed
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true });
  }, [order]);
  useEffect(() => {
    hadFocus.current = place.current?.contains(document.activeElement) ?? false;
  });
  return place;
}

function Heads({ isOurs }: { readonly isOurs: boolean }) {
  const { t } = useTranslation('today');
  const heads = t('list.heads', { returnObjects: true });
  const shown = [heads.left, heads.due, heads.ticket, heads.target, heads.customer];
  return (
    <div
      className={`border-l-4 border-l-transparent px-2 text-xs font-medium text-ink-soft max-xl:hidden xl:min-h-6 ${COLUMNS}`}
    >
      {shown.map((head) => (
        <span key={head}>{head}</span>
      ))}
      <span className="hidden min-[105rem]:block">{heads.service}</span>
      <span className="hidden min-[90rem]:block">{heads.priority}</span>
      <span>{isOurs ? heads.who : ''}</span>
    </div>
  );
}
