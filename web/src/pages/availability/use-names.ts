import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask.ts';
import { useWholeList } from '../../api/pages.ts';
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
  const { data } = useWholeList(
    '/api/v1/people',
    { query: { limit: 200 } },
    { enabled: isAllowed, staleTime: 300_000 },
  );
  const names = new Map(data?.items.map(({ id, name, email }) => [id, name ?? email]));
  return (person) => (person === self.id ? (self.name ?? self.email) : names.get(person)) ?? person;
}
