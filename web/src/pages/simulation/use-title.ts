import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { askedOf } from './asked.ts';

type Head = Schemas['SimulationHead'];

/** What simulations are called: as their asker named them, else by what is simulated. @param heads those that are shown */
export function useTitle(heads: readonly Head[]): (head: Head) => string {
  const { t } = useTranslation('simulation');
  const versionOf = useVersionTitles(
    heads.flatMap((head) => {
      const { draft } = askedOf(head);
      return 'agreement' in draft && !head.title ? [draft.agreement] : [];
    }),
  );
  return (head) => {
    if (head.title !== null && head.title !== '') return head.title;
    const { draft } = askedOf(head);
    return 'agreement' in draft ? versionOf(draft.agreement, draft.version) : t('titleOfText');
  };
}

/** A version by its agreement's title; by its id where nobody may ask. */
export function useVersionTitles(agreements: readonly string[]): (agreement: string, version: number) => string {
  const { t } = useTranslation('simulation');
  const may = useMay();
  const ids = [...new Set(agreements)];
  const answers = useQueries({
    queries: ids.map((agreement) => ({
      ...ask('/api/v1/agreements/{agreement}', { path: { agreement } }),
      enabled: may('agreements:read'),
      staleTime: 300_000,
    })),
  });
  const titles = new Map(
    ids.map((id, at) => [id, answers[at]?.isLoading === true ? '…' : answers[at]?.data?.current.title]),
  );
  return (agreement, version) =>
    t('titleOfVersion', { agreement: titles.get(agreement) ?? agreement, version: String(version) });
}
