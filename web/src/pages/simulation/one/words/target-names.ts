import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../../api/ask.ts';
import type { Schemas } from '../../../../api/client.ts';
import { useMay } from '../../../../api/session.ts';
import { useFormat } from '../../../../words/format.ts';
import { askedOf } from '../../asked.ts';
import { checkDraft } from '../../check-draft.ts';

type Name = (target: string, level?: string | null) => string;
type Titled = { readonly id?: string; readonly title?: unknown };

/** What the promises and the remedies of a simulated agreement are called, by their ids where nobody may ask; null: that is asked just now. */
export function useTargetNames(found: Schemas['Simulation']): Name | null {
  const { t } = useTranslation('simulation');
  const titles = useTitles(found);
  if (titles === null) return null;
  return (target, level = null) => {
    const title = titles.get(target) ?? target;
    return level === null ? title : t('ofLevel', { title, level });
  };
}

function useTitles(found: Schemas['Simulation']): ReadonlyMap<string, string> | null {
  const may = useMay();
  const { lang } = useFormat();
  const { draft } = askedOf(found);
  const [agreement, version] = 'agreement' in draft ? [draft.agreement, draft.version] : ['', 0];
  const published = useQuery({
    ...ask('/api/v1/agreements/{agreement}/versions/{version}', { path: { agreement, version } }),
    enabled: agreement !== '' && may('agreements:read'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const text = found.text ?? '';
  const checked = useQuery({
    ...checkDraft(text),
    enabled: text !== '' && may('agreements:write'),
  });
  if (published.isLoading || checked.isLoading) return null;
  const promises = checked.data?.summary?.promises ?? [];
  const { remedies, targets } = (published.data?.canonical ?? {}) as Record<string, Record<string, Titled> | undefined>;
  return new Map([
    // Where a remedy is called as its promise is, the promise's title says what it stands for.
    ...[...Object.entries(remedies ?? {}), ...Object.entries(targets ?? {})].flatMap(([id, one]) => {
      const title = inLanguage(one.title, lang);
      return title === null ? [] : [[one.id ?? id, title] as const];
    }),
    ...promises.map(({ target, title }) => [target, title] as const),
  ]);
}

/** A title as agreements write it: one text, or one for each language. */
function inLanguage(title: unknown, lang: string): string | null {
  if (typeof title === 'string') return title;
  const texts = (title ?? {}) as Readonly<Record<string, unknown>>;
  const found = texts[lang] ?? Object.values(texts)[0];
  return typeof found === 'string' ? found : null;
}
