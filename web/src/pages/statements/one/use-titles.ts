import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../api/ask.ts';
import { useMay } from '../../../api/session.ts';
import { useFormat } from '../../../words/format.ts';

type Named = { readonly [id: string]: { readonly title?: unknown } | undefined };

/** What the parts of an agreement's version are called; their ids until that is known, and where nobody may ask. */
export function useTitles(ref: string): (sort: 'targets' | 'remedies' | 'bonuses' | 'levels', id: string) => string {
  const may = useMay();
  const { lang } = useFormat();
  const at = ref.lastIndexOf('@');
  const [agreement, version] = [ref.slice(0, at), Number(ref.slice(at + 1))];
  const { data } = useQuery({
    ...ask('/api/v1/agreements/{agreement}/versions/{version}', { path: { agreement, version } }),
    enabled: at > 0 && may('agreements:read'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (sort, id) => {
    const title = ((data?.canonical[sort] ?? {}) as Named)[id]?.title;
    if (typeof title === 'string') return title;
    const found = ((title ?? {}) as { readonly [lang: string]: unknown })[lang];
    return typeof found === 'string' ? found : id;
  };
}
