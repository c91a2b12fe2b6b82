import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { useFormat } from '../../../words/format.ts';
import { type Figure, itemOf } from './statement.ts';

type Named = { readonly [id: string]: { readonly title?: unknown } | undefined };

/** @param ref an agreement's version: `msp@1` */
function useVersion(ref: string) {
  const may = useMay();
  const at = ref.lastIndexOf('@');
  const [agreement, version] = [ref.slice(0, at), Number(ref.slice(at + 1))];
  const { data } = useQuery({
    ...ask('/api/v1/agreements/{agreement}/versions/{version}', { path: { agreement, version } }),
    enabled: at > 0 && may('agreements:read'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** In which zone the days and months of an agreement's version begin; the server's until that is known. */
export function useZoneOf(ref: string): string {
  const { timeZone } = useSelf();
  return useVersion(ref)?.timeZone ?? timeZone;
}

/** What the parts of an agreement's version are called; their ids until that is known, and where nobody may ask. */
export function useTitles(
  ref: string,
): (sort: 'targets' | 'remedies' | 'bonuses' | 'levels' | 'lines', id: string) => string {
  const { lang } = useFormat();
  const canonical = useVersion(ref)?.canonical;
  return (sort, id) => {
    const charges = (canonical?.['charges'] ?? {}) as { readonly [part: string]: unknown };
    const parts = sort === 'lines' ? charges['lines'] : canonical?.[sort];
    const title = ((parts ?? {}) as Named)[id]?.title;
    if (typeof title === 'string') return title;
    const found = ((title ?? {}) as { readonly [lang: string]: unknown })[lang];
    return typeof found === 'string' ? found : id;
  };
}

const KINDS = ['priceReduction', 'penalty', 'bonus'] as const;

/**
 * What a credit, a penalty or a bonus is called; by its kind and its promise where the agreement gives it no name, by its
 * kind alone where the promise stands beside it (`isBare`).
 */
export function useFigureName(ref: string): (figure: Figure, isBare?: boolean) => string {
  const { t } = useTranslation('statements');
  const titleOf = useTitles(ref);
  return (figure, isBare = false) => {
    const id = itemOf(figure);
    const title = titleOf(figure.bonus === undefined ? 'remedies' : 'bonuses', id);
    if (title !== id) return title;
    const kind = KINDS.find((known) => known === figure.kind) ?? 'other';
    const word = t(`figureKind.${kind}`);
    return isBare ? word : t('figureKind.of', { kind: word, target: titleOf('targets', figure.target) });
  };
}
