import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';

export type Reading = Schemas['AgreementReading'];
export type Block = Schemas['DocumentBlock'];

/** One version of an agreement. */
export interface OfVersion {
  readonly agreement: string;
  readonly version: number;
}

/** A version as a document. @param lang missing: the reader's language */
export function useReading({ agreement, version }: OfVersion, lang?: 'fr' | 'en') {
  const { i18n } = useTranslation();
  const own = i18n.language === 'fr' ? 'fr' : 'en';
  const path = { agreement, version };
  const asked = ask('/api/v1/agreements/{agreement}/versions/{version}/reading', {
    path,
    query: { lang: lang ?? own },
  });
  // What was published does not change.
  return useQuery({ ...asked, staleTime: 300_000 });
}

/** A promise as a path into the agreement, by which links name it. */
export function clauseOf(target: string, level: string | null): string {
  return level === null ? `targets.${target}` : `levels.${level}.targets.${target}`;
}
