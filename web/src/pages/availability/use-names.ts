import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '../../api/ask.ts';
import { useCursorPages } from '../../api/pages.ts';
import { useMay, useSelf } from '../../api/session.ts';

/** What customers are called; their id until that is known. */
export function useCustomerNames(): (customer: string) => string {
  const { data } = useQuery({ ...ask('/api/v1/customers'), staleTime: 60_000 });
  const names = new Map(data?.items.map(({ customer, name }) => [customer, name]));
  return (customer) => names.get(customer) ?? customer;
}

/** What people are called, where the reader may know it; otherwise their id. */
export function usePeopleNames(): (person: string) => string {
  const self = useSelf();
  const isAllowed = useMay()('people:read');
  const { items, more } = useCursorPages('/api/v1/people', { query: { limit: 200 } }, isAllowed);
  const { hasMore, isLoading, onMore } = more;
  useEffect(() => {
    if (hasMore && !isLoading) onMore();
  }, [hasMore, isLoading, onMore]);
  const names = new Map(items.map(({ id, name, email }) => [id, name ?? email]));
  return (person) => (person === self.id ? (self.name ?? self.email) : names.get(person)) ?? person;
}
