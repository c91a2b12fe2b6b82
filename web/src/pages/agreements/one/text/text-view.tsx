import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../kit/controls/button.tsx';
import { SegmentedControl } from '../../../../kit/controls/choice.tsx';
import { QueryState } from '../../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../../kit/feedback/skeleton.tsx';
import { IconDocument } from '../../../../kit/icons/icons.tsx';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { type OfVersion, type Reading, useReading } from '../reading.ts';
import { useMarked } from '../use-marked.ts';
import { BlockView } from './block-view.tsx';

const route = getRouteApi('/shell/agreements/$agreement');

/** The whole agreement as somebody reads it, in either language, with its contents beside it. */
export function TextView(of: OfVersion) {
  const { t, i18n } = useTranslation('agreements');
  const { in: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const own = i18n.language === 'fr' ? 'fr' : 'en';
  const query = useReading(of, asked);
  return (
    <div className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2 print:hidden">
        <SegmentedControl
          label={t('text.language')}
          value={asked ?? own}
          onChange={(lang) =>
            void navigate({
              search: ({ in: _before, ...rest }) => (lang === own ? rest : { ...rest, in: lang }),
              replace: true,
              resetScroll: false,
            })
          }
          options={[
            { value: 'fr', label: t('text.fr') },
            { value: 'en', label: t('text.en') },
          ]}
        />
        <Button icon={<IconDocument size={18} />} onClick={() => window.print()}>
          {t('text.print')}
        </Button>
      </div>
      <QueryState query={query} skeleton={<SkeletonText lines={16} />}>
        {(reading) => <Document reading={reading} />}
      </QueryState>
    </div>
  );
}

function Document({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation('agreements');
  const marked = useMarked(true);
  return (
    <div className="grid min-w-0 gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <nav aria-label={t('text.contents')} className="hidden lg:block print:hidden">
        <div className="sticky top-18 grid gap-2">
          <h2 className="font-semibold">{t('text.contents')}</h2>
          <Contents reading={reading} />
        </div>
      </nav>
      <nav aria-label={t('text.contents')} className="lg:hidden print:hidden">
        <Disclosure summary={t('text.contents')}>
          <Contents reading={reading} />
        </Disclosure>
      </nav>
      <article
        lang={reading.language}
        className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-10 rounded-lg border border-line bg-surface px-4 py-6 sm:px-8 print:block print:border-0 print:p-0"
      >
        {reading.sections.map(({ id, title, blocks }) => (
          <section
            key={id}
            id={id}
            aria-label={title}
            className="grid min-w-0 scroll-mt-20 grid-cols-[minmax(0,1fr)] gap-2.5 print:mb-6"
          >
            <h2 className="text-xl font-semibold text-balance print:break-after-avoid">{title}</h2>
            {blocks.map((block, at) => (
              <BlockView
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a document never move
                key={at}
                block={block}
                marked={marked}
              />
            ))}
          </section>
        ))}
      </article>
    </div>
  );
}

function Contents({ reading: { sections, language } }: { readonly reading: Reading }) {
  return (
    <ol lang={language} className="grid gap-0.5">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <Link
            from="/agreements/$agreement"
            to="/agreements/$agreement"
            search={(before) => before}
            hash={id}
            activeOptions={{ includeHash: true }}
            replace
            className="block min-h-6 rounded-sm py-0.5 text-ink-soft hover:text-ink hover:underline"
          >
            {title}
          </Link>
        </li>
      ))}
    </ol>
  );
}
