import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '../../../api/ask.ts';
import { listenToChanges } from '../../../api/live.ts';
import type { BoardQuery } from '../board/board.ts';

/** Figures follow events, but not each of them. */
const COUNTED_EVERY_MS = 4_000;

/** The board, counted: as a whole, what is paused of it, and by the hour ahead. */
export function useCounts(query: BoardQuery) {
  const common = { placeholderData: keepPreviousData };
  const isPausedAsked = query.state === undefined || query.state.includes('paused');
  const whole = useQuery({ ...ask('/api/v1/board/groups', { query }), ...common });
  const paused = useQuery({
    ...ask('/api/v1/board/counts', { query: { ...query, state: ['paused'] } }),
    ...common,
    enabled: isPausedAsked,
  });
  return {
    whole: whole.data,
    paused: isPausedAsked ? sumOf(paused.data) : 0,
  };
}

function sumOf(counts: { readonly [verdict: string]: number } | undefined): number | undefined {
  return counts === undefined ? undefined : Object.values(counts).reduce((sum, one) => sum + one, 0);
}

/** What will be late, hour by hour. */
export function useAhead(query: BoardQuery) {
  return useQuery({
    ...ask('/api/v1/forecast', { query: { ...query, hours: 24 } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** Counts and what is ahead are asked for again after events, at most once in some seconds; once for a page. */
export function useCountsFollowed(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenToChanges(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const path of ['/api/v1/board/groups', '/api/v1/board/counts', '/api/v1/forecast'])
          void client.invalidateQueries({ queryKey: [path] });
      }, COUNTED_EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}
