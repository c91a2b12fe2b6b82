import type { Schemas } from '../../../api/client.ts';
import { useWholeList } from '../../../api/pages.ts';

interface AllStatements {
  /** Undefined: not all of them are there yet. */
  readonly data: readonly Schemas['IssuedStatement'][] | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/** Every statement that was issued of an agreement, however many: what is missing would look as if it was not issued. */
export function useAllStatements(agreement: string): AllStatements {
  const { data, isWhole, error, refetch } = useWholeList('/api/v1/statements', { query: { agreement, limit: 200 } });
  return { data: isWhole ? data?.items : undefined, error, refetch };
}
