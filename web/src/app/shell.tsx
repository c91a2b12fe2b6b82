import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SECTIONS } from './sections.ts';

/** What is around every page: the sections, and the place of the page. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <a href="#content" className="sr-only focus:not-sr-only">
        {t('nav.skip')}
      </a>
      <header className="border-b border-line bg-surface">
        <nav aria-label={t('nav.label')} className="flex flex-wrap gap-1 px-3 py-2">
          {SECTIONS.map(({ to, word }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to === '/' }}
              className="rounded-md px-2.5 py-1 font-medium text-ink-soft aria-[current=page]:bg-accent-soft aria-[current=page]:text-ink"
            >
              {t(`nav.${word}`)}
            </Link>
          ))}
        </nav>
      </header>
      <Outlet />
    </div>
  );
}
