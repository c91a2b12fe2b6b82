import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { useMore } from '../../../api/pages.ts';

export type Comparison = Schemas['Comparison'];
export type Difference = Comparison['items'][number];

/** The comparison of a customer with a field of the helpdesk: the counts, and the differences page by page. */
export function useComparison(customer: string, field: string) {
  const query = useInfiniteQuery<
    Comparison,
    ProblemError,
    { readonly pages: readonly Comparison[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ['comparison', customer, field],
    staleTime: 60_000,
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    queryFn: ({ signal, pageParam }) => {
      const asked = { customer, field, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) };
      // The types agree by construction: what is asked and its answer are read from one operation.
      return answer<Comparison>(client.GET('/api/v1/comparison', { params: { query: asked }, signal }) as never);
    },
  });
  const { data, error, refetch } = query;
  return {
    query: { data: data?.pages[0], error, refetch },
    differences: data?.pages.flatMap(({ items }) => items) ?? [],
    more: useMore(query),
  };
}
