import type { ReactNode } from 'react';
import { ErrorState, Forbidden, isForbidden } from './error-state.tsx';
import { SkeletonRows } from './skeleton.tsx';

/** What is taken of a query: one of TanStack's fits. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface QueryStateProps<T> {
  readonly query: Asked<T>;
  readonly skeleton?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What stands there while an answer is on its way, where there is none, where it is empty, and the answer. An answer that is there stays when asking again fails. */
export function QueryState<T>({ query, skeleton, isEmpty, empty, children }: QueryStateProps<T>) {
  const { data, error, refetch } = query;
  if (isForbidden(error)) return <Forbidden />;
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : (skeleton ?? <SkeletonRows />);
  }
  return isEmpty?.(data) ? empty : children(data);
}
