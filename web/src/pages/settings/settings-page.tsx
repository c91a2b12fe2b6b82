import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSelf } from '../../api/session.ts';
import { IconChevronRight } from '../../kit/icons/icons.tsx';
import { Card } from '../../kit/layout/card.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { sectionsFor } from './sections.ts';

/** Every section of the settings that is shown to who asks, each with what is found there. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const groups = sectionsFor(useSelf());
  return (
    <Page title={t('title')} lead={t('lead')}>
      <nav aria-label={t('nav')} className="grid gap-6">
        {groups.map(({ group, sections }) => (
          <section key={group} aria-labelledby={`group-${group}`} className="grid gap-2">
            <h2 id={`group-${group}`} className="text-sm font-semibold text-ink-soft">
              {t(`group.${group}`)}
            </h2>
            <Card isFlush>
              <ul>
                {sections.map(({ id }) => (
                  <li key={id} className="border-b border-line last:border-b-0">
                    <Link
                      to="/settings/$section"
                      params={{ section: id }}
                      className="flex items-center gap-4 px-4 py-3 -outline-offset-2 hover:bg-sunken"
                    >
                      <span className="grid min-w-0 grow gap-0.5">
                        <span className="font-medium">{t(`sections.${id}.title`)}</span>
                        <span className="text-ink-soft">{t(`sections.${id}.lead`)}</span>
                      </span>
                      <IconChevronRight className="text-ink-faint" />
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          </section>
        ))}
      </nav>
    </Page>
  );
}
