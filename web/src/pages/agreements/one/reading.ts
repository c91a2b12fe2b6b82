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

/** Where a promise stands in the readable text: its row in the table of all promises, or else its section. */
export function placeOf(title: string, { sections }: Pick<Reading, 'sections'>): string {
  const blocks = sections.find(({ id }) => id === 'commitments')?.blocks ?? [];
  const isThere = blocks.some((block) => block.kind === 'table' && block.rows.some(([first]) => first === title));
  return isThere ? rowId(title) : 'commitments';
}

/** What an address names the row of a promise by. */
export function rowId(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return `promise-${plain
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-')}`;
}
