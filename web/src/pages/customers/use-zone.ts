import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask } from '../../api/ask.ts';
import { useSelf } from '../../api/session.ts';

/** The zone in which the days and months of the page's customer are told: its agreements' as soon as they are known. */
export function useZone(): string {
  const { timeZone } = useSelf();
  const { customer = '' } = useParams({ strict: false });
  // The page asks; what it was told is read here.
  const { data } = useQuery({
    ...ask('/api/v1/customers/{customer}/overview', { path: { customer } }),
    enabled: false,
  });
  return data?.timeZone ?? timeZone;
}
