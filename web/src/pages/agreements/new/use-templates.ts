import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';

/** The standard agreements that come with the program, told in the reader's language. */
export function useTemplates() {
  const { i18n } = useTranslation();
  const asked = ask('/api/v1/templates');
  return useQuery({ ...asked, queryKey: [...asked.queryKey, i18n.language] as never, staleTime: 300_000 });
}
