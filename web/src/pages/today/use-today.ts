import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useFilters } from '../../kit/data/use-filters.ts';
import type { TodaySearch } from './search.ts';

const route = getRouteApi('/shell/today');

/** The board's address: it stays beside an opened ticket. */
export function useTodaySearch(): TodaySearch {
  return route.useSearch();
}

const here = {
  useSearch: useTodaySearch,
  useNavigate: () => {
    const navigate = useNavigate();
    return (to: object) => navigate({ to: '.', ...to } as never);
  },
};

/** What the board is narrowed down to, and how to change it. */
export function useTodayFilters() {
  return useFilters<TodaySearch>(here);
}

/** How to open a ticket beside the board, and to close it; the filters stay. */
export function useOpening() {
  const navigate = useNavigate();
  const keep = { search: true as never, resetScroll: false };
  return {
    open: (ticket: string) => void navigate({ to: '/today/$ticket', params: { ticket }, ...keep }),
    close: () => void navigate({ to: '/', ...keep }),
  };
}
