import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelf } from '../../api/session.ts';
import { useLostSince } from '../../app/lost.ts';
import { ErrorState, Forbidden, isForbidden } from '../../kit/feedback/error-state.tsx';
import { SkeletonRows } from '../../kit/feedback/skeleton.tsx';
import type { Board, BoardView } from './board/board.ts';
import { useBoard } from './board/use-board.ts';
import { useLasting } from './board/use-lasting.ts';
import { useStill } from './board/use-still.ts';
import { useAcknowledge } from './hand/use-acknowledge.ts';
import { AheadStrip } from './head/ahead-strip.tsx';
import { Figures } from './head/figures.tsx';
import { Filters } from './head/filters.tsx';
import { NothingHere } from './head/nothing-here.tsx';
import { Summary } from './head/summary.tsx';
import { Toolbar } from './head/toolbar.tsx';
import { useCountsFollowed } from './head/use-counts.ts';
import { BoardList } from './list/board-list.tsx';
import { WaitingBar } from './list/waiting-bar.tsx';
import { queryOf } from './search.ts';
import { useTodaySearch } from './use-today.ts';

/** What comes sooner takes the place of what was before without a sign. */
const OLD_AFTER_MS = 200;

/** Every promise that runs, by the time that is left; a ticket opens beside it. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const search = useTodaySearch();
  const query = useMemo(() => queryOf(search), [search]);
  const { board, view, isComing } = useBoard(query, search.group !== undefined);
  const isOld = useLasting(isComing, OLD_AFTER_MS);
  const { ticket } = useParams({ strict: false });
  const [isFiltering, setFiltering] = useState(false);
  const still = useStill(board, ticket !== undefined);
  useEffect(() => {
    if (ticket === undefined) document.title = `${t('title')} · Leeway`;
  }, [t, ticket]);
  useCountsFollowed();
  useApplyKey(board);
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto w-full max-w-[120rem] min-w-0 px-3 pt-3 pb-2 outline-none sm:px-5"
    >
      <div className="relative flex flex-wrap items-center gap-x-6 gap-y-1">
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <Figures query={query} view={view} />
        {/* It comes and goes without moving anything. */}
        <div className="absolute top-0.5 right-0">
          <WaitingBar waiting={view.waiting} onApply={board.apply} />
        </div>
      </div>
      <Toolbar isFiltering={isFiltering} onFilter={setFiltering} />
      <Filters view={view} isOpen={isFiltering} />
      {search.ahead && <AheadStrip query={query} />}
      <Summary query={query} />
      <div
        {...still.hands}
        // Without its colours what was before is seen to be old, and read as well as ever. It costs a painting of its own.
        className={isOld ? 'mt-2 grayscale' : 'mt-2'}
        data-still={still.isStill || undefined}
        aria-busy={isComing || undefined}
      >
        <Content board={board} view={view} opened={ticket} />
      </div>
      <Outlet />
    </main>
  );
}

interface ContentProps {
  readonly board: Board;
  readonly view: BoardView;
  readonly opened: string | undefined;
}

function Content({ board, view, opened }: ContentProps) {
  const { timeZone } = useSelf();
  const isStale = useLostSince() !== null;
  const acknowledge = useAcknowledge();
  if (!view.isThere) {
    if (isForbidden(view.error)) return <Forbidden isHome />;
    return view.error === null ? <SkeletonRows rows={16} /> : <ErrorState error={view.error} onRetry={board.reload} />;
  }
  if (view.order.length === 0 && !view.hasMore) return <NothingHere />;
  return <BoardList {...{ board, view, timeZone, isStale, opened, onAcknowledge: acknowledge }} />;
}

/** `.` puts in order what waits, from anywhere but where one types. */
function useApplyKey(board: Board): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '.' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      board.apply();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [board]);
}
