import { useEffect, useMemo } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';

type Issued = Schemas['IssuedStatement'];

interface IssuedOfMonth {
  /** The last number of an agreement; null: none is issued; undefined: not known yet. */
  readonly lastOf: (agreement: string) => Issued | null | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/**
 * The statements issued of a month, as far as a list of agreements by id has come: both are in the same order, so nothing is
 * read before it is shown.
 * @param upTo the last agreement of the list; undefined: none is there yet
 */
export function useIssuedOf(month: string, upTo: string | undefined): IssuedOfMonth {
  const { items, query, more } = useCursorPages('/api/v1/statements', { query: { month, limit: 200 } });
  const { data, error, refetch } = query;
  // What follows the last that came may be another number of the same agreement.
  const reach = items.at(-1)?.agreement;
  const isShort = more.hasMore && (upTo === undefined || reach === undefined || reach <= upTo);
  useEffect(() => {
    if (isShort && upTo !== undefined && !more.isLoading && error === null) more.onMore();
  });
  const last = useMemo(() => {
    const found = new Map<string, Issued>();
    for (const one of items) {
      const before = found.get(one.agreement);
      if (before === undefined || before.number < one.number) found.set(one.agreement, one);
    }
    return found;
  }, [items]);
  const isKnown = (agreement: string) =>
    data !== undefined && (!more.hasMore || (reach !== undefined && agreement < reach));
  return { lastOf: (agreement) => (isKnown(agreement) ? (last.get(agreement) ?? null) : undefined), error, refetch };
}
