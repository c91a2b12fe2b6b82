import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../../api/ask.ts';
import { useMay, useSelf } from '../../../../api/session.ts';

/** What a person is called, where the reader may know; null until it is known, and where there is no such person. */
export function usePersonName(person: string | null): string | null {
  const self = useSelf();
  const may = useMay();
  const { data } = useQuery({
    ...ask('/api/v1/people/{person}', { path: { person: person ?? '' } }),
    enabled: person !== null && person !== self.id && may('people:read'),
    staleTime: 300_000,
  });
  if (person === null) return null;
  return person === self.id ? (self.name ?? self.email) : (data?.name ?? data?.email ?? null);
}
