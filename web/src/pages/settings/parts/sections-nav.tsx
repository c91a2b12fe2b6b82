import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { sectionsFor } from '../sections.ts';

/** The sections beside the page, where there is room for them. */
export function SectionsNav() {
  const { t } = useTranslation('settings');
  const groups = sectionsFor(useSelf());
  return (
    <nav aria-label={t('nav')} className="hidden content-start gap-4 lg:grid">
      {groups.map(({ group, sections }) => (
        <div key={group} className="grid gap-0.5">
          <p className="px-2 text-xs font-semibold text-ink-faint">{t(`group.${group}`)}</p>
          <ul>
            {sections.map(({ id }) => (
              <li key={id}>
                <Link
                  to="/settings/$section"
                  params={{ section: id }}
                  className="block rounded-md px-2 py-1 text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-ink"
                >
                  {t(`sections.${id}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
