import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pathOfFound } from '../../app/search/found-path.ts';
import { useSearchResults } from '../../app/search/use-search.ts';
import { SearchField } from '../../kit/controls/search-field.tsx';
import { useFilters } from '../../kit/data/use-filters.ts';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { TextLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Section } from '../../kit/layout/section.tsx';

const route = getRouteApi('/shell/search');
/** So many of each kind are shown; one more is asked for, to tell whether there are. */
const EACH = 25;

/** Everything that bears a name, or begins with a number; what is looked for stands in the address. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const { values, set } = useFilters(route);
  const text = values.q ?? '';
  const { query, groups, isAsked } = useSearchResults(text, EACH + 1);
  return (
    <Page title={t('title')}>
      <div className="max-w-2xl">
        <SearchField label={t('title')} placeholder={t('placeholder')} value={text} onChange={(q) => set({ q })} />
      </div>
      {!isAsked ? (
        <p className="text-ink-soft">{t('teach')}</p>
      ) : (
        <QueryState
          query={query}
          isEmpty={() => groups.length === 0}
          empty={<EmptyState title={t('nothing', { text })}>{t('teach')}</EmptyState>}
        >
          {() =>
            groups.map(({ kind, items }) => (
              <Section key={kind} title={t(`groups.${kind}`)}>
                <ul className="grid divide-y divide-line rounded-lg border border-line bg-surface">
                  {items.slice(0, EACH).map((one) => (
                    <li key={`${one.of ?? ''} ${one.id}`} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5">
                      <TextLink to={pathOfFound(one)} className="tabular-nums">
                        {one.label}
                      </TextLink>
                      {one.subLabel !== null && one.subLabel !== one.id && (
                        <span className="text-sm text-ink-soft">{one.subLabel}</span>
                      )}
                    </li>
                  ))}
                </ul>
                {items.length > EACH && <p className="mt-2 text-sm text-ink-soft">{t('first', { number: EACH })}</p>}
              </Section>
            ))
          }
        </QueryState>
      )}
    </Page>
  );
}
