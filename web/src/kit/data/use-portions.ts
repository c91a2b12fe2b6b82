import { useState } from 'react';
import type { MoreProps } from './more.tsx';

/** So many rows stand in the page at first, and are added when the end comes into view. */
const PORTION = 100;

/** The beginning of a list that is all there, and how more of it is shown. @param size rows that are added at a time */
export function usePortions<Row>(
  rows: readonly Row[],
  size = PORTION,
): { readonly shown: readonly Row[]; readonly more: MoreProps } {
  const [count, setCount] = useState(size);
  const hasMore = rows.length > count;
  return {
    shown: hasMore ? rows.slice(0, count) : rows,
    more: { hasMore, isLoading: false, onMore: () => setCount((now) => now + size) },
  };
}
