import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../../api/ask.ts';

const REST_MS = 120;

/** What is found of a text, asked when typing rests; what was found before stays until there is more. */
export function useSearchResults(text: string, limit: number) {
  const rested = useRested(text.trim());
  const query = useQuery({
    ...ask('/api/v1/search', { query: { q: rested, limit } }),
    enabled: rested !== '',
    placeholderData: keepPreviousData,
  });
  return { query, groups: rested === '' ? [] : (query.data?.groups ?? []), isAsked: rested !== '' };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
