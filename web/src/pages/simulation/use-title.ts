import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { askedOf } from './asked.ts';

type Head = Schemas['SimulationHead'];

interface Titles {
  readonly titleOf: (head: Head) => string;
  /** Some are not known yet. */
  readonly isComing: boolean;
}

/** What simulations are called: as their asker named them, else by what is simulated. @param heads those that are shown */
export function useTitle(heads: readonly Head[]): Titles {
  const { t } = useTranslation('simulation');
  const { versionOf, isComing } = useVersionTitles(
    heads.flatMap((head) => {
      const { draft } = askedOf(head);
      return 'agreement' in draft && !head.title ? [draft.agreement] : [];
    }),
  );
  const titleOf = (head: Head) => {
    if (head.title !== null && head.title !== '') return head.title;
    const { draft } = askedOf(head);
    return 'agreement' in draft ? versionOf(draft.agreement, draft.version) : t('titleOfText');
  };
  return { titleOf, isComing };
}

interface VersionTitles {
  readonly versionOf: (agreement: string, version: number) => string;
  /** Some are not known yet. */
  readonly isComing: boolean;
}

/** A version by its agreement's title; by its id where nobody may ask. */
export function useVersionTitles(agreements: readonly string[]): VersionTitles {
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
  const titles = new Map(ids.map((id, at) => [id, answers[at]?.data?.current.title]));
  return {
    versionOf: (agreement, version) =>
      t('titleOfVersion', { agreement: titles.get(agreement) ?? agreement, version: String(version) }),
    isComing: answers.some(({ isLoading }) => isLoading),
  };
}
