import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../../api/ask.ts';

const REST_MS = 120;

/**
 * What is found of a text, asked when typing rests; what was found before stays until there is more. From the first
 * letter on an answer is on its way.
 */
export function useSearchResults(text: string, limit: number) {
  const wanted = text.trim();
  const rested = useRested(wanted);
  const query = useQuery({
    ...ask('/api/v1/search', { query: { q: rested, limit } }),
    enabled: rested !== '',
    placeholderData: keepPreviousData,
  });
  const { error, refetch } = query;
  const data = rested === '' ? undefined : query.data;
  const isFetching = query.isFetching || (wanted !== '' && rested === '');
  return {
    query: { data, error, refetch, isFetching },
    groups: inOrder(data?.groups ?? [], rested),
    isAsked: wanted !== '',
  };
}

/** Whoever types figures means a ticket; whoever types letters alone, most often what bears a name. */
function inOrder<T extends { readonly kind: string }>(groups: readonly T[], text: string): readonly T[] {
  if (/\d/.test(text)) return groups;
  const isTickets = ({ kind }: T) => kind === 'ticket';
  return [...groups.filter((group) => !isTickets(group)), ...groups.filter(isTickets)];
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
