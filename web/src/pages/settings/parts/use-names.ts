import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useWholeList } from '../../../api/pages.ts';
import { useMay, useSelf } from '../../../api/session.ts';

/** How somebody is called who signed something; an id where nobody may know more. */
export function usePersonName(): (id: string | null) => string {
  const { t } = useTranslation('settings');
  const self = useSelf();
  const isTold = useMay()('people:read');
  const { data, isWhole, error } = useWholeList(
    '/api/v1/people',
    { query: { limit: 500 } },
    { enabled: isTold, staleTime: 60_000 },
  );
  const tokens = useQuery({ ...ask('/api/v1/tokens'), enabled: useMay()('tokens:read'), staleTime: 60_000 });
  const people = useMemo(() => new Map(data?.items.map((one) => [one.id, one])), [data?.items]);
  return (id) => {
    if (id === null) return t('us');
    if (id === 'demonstration') return t('sections.demonstration.title');
    if (id.startsWith('t-')) {
      const token = tokens.data?.items.find((one) => one.id === id);
      return token === undefined ? t('aToken') : t('token', { name: token.name });
    }
    if (id === self.id && self.name !== null) return self.name;
    const found = people.get(id);
    // While names are on their way, nothing is shown that would turn into one.
    if (found === undefined) return isTold && !isWhole && error === null ? '' : id;
    return found.erasedAt === null ? (found.name ?? found.email ?? id) : t('gone');
  };
}

/** The customers and what they are called. */
export function useCustomers() {
  const { data, isLoading } = useQuery({
    ...ask('/api/v1/customers'),
    enabled: useMay()('customers:read'),
    staleTime: 60_000,
  });
  return useMemo(() => {
    const names = new Map(data?.items.map((one) => [one.customer, one.name]));
    return {
      options: [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label)),
      // While names are on their way, nothing is shown that would turn into one.
      nameOf: (id: string) => names.get(id) ?? (isLoading ? '' : id),
    };
  }, [data?.items, isLoading]);
}
