import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CrumbLink } from '../../../kit/layout/links.tsx';
import { Page } from '../../../kit/layout/page.tsx';
import type { SectionId } from '../sections.ts';
import { SectionsNav } from './sections-nav.tsx';

interface SettingsFrameProps {
  readonly section: SectionId;
  /** The name of the one thing that is shown; without it the page is the section's own. */
  readonly title?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Its views, as links. */
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the settings: the sections beside it where there is room, above it as crumbs where there is none. */
export function SettingsFrame({ section, title, lead, actions, tabs, children }: SettingsFrameProps) {
  const { t } = useTranslation('settings');
  const crumbs = (
    <>
      <CrumbLink to="/settings">{t('title')}</CrumbLink>
      {title !== undefined && (
        <CrumbLink to="/settings/$section" params={{ section }}>
          {t(`sections.${section}.title`)}
        </CrumbLink>
      )}
    </>
  );
  return (
    <Page
      title={title ?? t(`sections.${section}.title`)}
      lead={title === undefined ? (lead ?? t(`sections.${section}.lead`)) : lead}
      crumbs={crumbs}
      actions={actions}
      tabs={tabs}
      size="beside"
    >
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <SectionsNav />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8">{children}</div>
      </div>
    </Page>
  );
}
