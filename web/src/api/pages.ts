import {
  type InfiniteData,
  infiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { answer, client, type ProblemError } from './client.ts';
import type { paths } from './paths.gen.ts';

interface Listing<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

type ListOperation<Q> = { parameters: Q; responses: { 200: { content: { 'application/json': Listing<unknown> } } } };
/** The routes that answer page by page. */
type ListPath = {
  [P in keyof paths]: paths[P] extends { get: ListOperation<infer Q> }
    ? Q extends { query?: { cursor?: string } }
      ? P
      : never
    : never;
}[keyof paths];
type ParamsOf<P extends ListPath> = paths[P] extends { get: { parameters: infer Q } } ? Q : never;
type ItemOf<P extends ListPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': Listing<infer Item> } } } };
}
  ? Item
  : never;

interface Asking {
  readonly query?: object;
}

function pagesOf<Item>(path: string, params: Asking) {
  return infiniteQueryOptions<
    Listing<Item>,
    ProblemError,
    InfiniteData<Listing<Item>>,
    readonly unknown[],
    string | null
  >({
    queryKey: [path, 'pages', params],
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    queryFn: ({ signal, pageParam }) => {
      const query = pageParam === null ? params.query : { ...params.query, cursor: pageParam };
      // The types agree by construction: path, parameters and answer are read from one operation.
      return answer(client.GET(path as never, { params: { ...params, query }, signal } as never) as never);
    },
  });
}

/**
 * A list by its cursor: what came so far, and how to ask for more.
 * @param params as for `ask`, without a cursor
 */
export function useCursorPages<P extends ListPath>(
  path: P,
  params: ParamsOf<P> = {} as ParamsOf<P>,
  options: { readonly refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({ ...pagesOf<ItemOf<P>>(path, params as Asking), ...options });
  const { data, error, refetch } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return {
    items: items ?? [],
    /** For QueryState: its data are the items. */
    query: { data: items, error, refetch },
    /** For More, DataTable's foot, VirtualList. */
    more: useMore(query),
  };
}

type Paged = Pick<
  UseInfiniteQueryResult,
  'hasNextPage' | 'isFetching' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'fetchNextPage'
>;

/**
 * How more of an infinite query is asked for. While what has come is asked for again nothing else can be: whoever asks for
 * more meanwhile sees that it is on its way, and gets it after.
 */
export function useMore({ hasNextPage, isFetching, fetchNextPage, ...next }: Paged) {
  const [asking, setAsking] = useState<'no' | 'waits' | 'sent'>('no');
  useEffect(() => {
    if (asking !== 'waits' || isFetching) return;
    setAsking('sent');
    // What came is told in the next turn: before it stands in the page, its end is not the end.
    void fetchNextPage({ cancelRefetch: false }).finally(() => setTimeout(() => setAsking('no')));
  }, [asking, isFetching, fetchNextPage]);
  return {
    hasMore: hasNextPage,
    isLoading: next.isFetchingNextPage || asking !== 'no',
    isRefused: next.isFetchNextPageError,
    // What is asked for already is not asked for anew.
    onMore: () => setAsking((before) => (before === 'no' ? 'waits' : before)),
  };
}

/**
 * All of a list, page after page: for choices, and where names are looked up. What came so far is there meanwhile.
 * @param params as for `useCursorPages`
 */
export function useWholeList<P extends ListPath>(
  path: P,
  params: ParamsOf<P> = {} as ParamsOf<P>,
  options: { readonly enabled?: boolean; readonly staleTime?: number } = {},
) {
  const { data, error, refetch, hasNextPage, isFetching, isPending, fetchNextPage } = useInfiniteQuery({
    ...pagesOf<ItemOf<P>>(path, params as Asking),
    ...options,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { data: items && { items }, isWhole: items !== undefined && !hasNextPage, isPending, error, refetch };
}
