import { useQuery } from '@tanstack/react-query';
import { ask } from './ask.ts';
import type { Schemas } from './client.ts';

export type Self = Schemas['Self'];
type Scope = Self['scopes'][number];

/** Who is signed in. There before any page is shown. */
export const sessionQuery = () => ({ ...ask('/api/v1/session'), staleTime: Number.POSITIVE_INFINITY });

/** Who is signed in; pages are shown only after it is known. */
export function useSelf(): Self {
  const { data } = useQuery(sessionQuery());
  if (data === undefined) throw new Error('a page was shown before it was known who asks');
  return data;
}

/** Whether who is signed in may do something; what they may not is not shown to them. */
export function useMay(): (scope: Scope) => boolean {
  const { scopes } = useSelf();
  return (scope) => scopes.includes(scope);
}
