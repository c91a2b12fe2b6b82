import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelf } from '../../api/session.ts';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { Forbidden } from '../../kit/feedback/error-state.tsx';
import { SkeletonRows } from '../../kit/feedback/skeleton.tsx';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { SettingsFrame } from './parts/settings-frame.tsx';
import { isThere, maySee, sectionOf } from './sections.ts';

const sectionRoute = getRouteApi('/shell/settings/$section');
const itemRoute = getRouteApi('/shell/settings/$section/$item');

/** A section of the settings. */
export function SectionPage() {
  const { section } = sectionRoute.useParams();
  return <Shown id={section} item={null} />;
}

/** One thing of a section of the settings. */
export function ItemPage() {
  const { section, item } = itemRoute.useParams();
  return <Shown id={section} item={item} />;
}

function Shown({ id, item }: { readonly id: string; readonly item: string | null }) {
  const { t } = useTranslation('settings');
  const self = useSelf();
  const section = sectionOf(id);
  if (section === undefined || (item !== null && section.Item === undefined)) return <Unknown />;
  const title = t(`sections.${section.id}.title`);
  if (!maySee(section, self)) {
    return (
      <Page title={title}>
        <Forbidden />
      </Page>
    );
  }
  if (!isThere(section, self)) {
    return (
      <Page title={title}>
        <EmptyState
          title={t('noDemonstration.title')}
          action={<ButtonLink to="/welcome">{t('noDemonstration.steps')}</ButtonLink>}
        />
      </Page>
    );
  }
  const { Page: List, Item } = section;
  const waiting = (
    <SettingsFrame section={section.id}>
      <SkeletonRows />
    </SettingsFrame>
  );
  return (
    <Suspense fallback={waiting}>
      {item !== null && Item !== undefined ? <Item key={item} item={item} /> : <List />}
    </Suspense>
  );
}

function Unknown() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')}>
      <EmptyState title={t('unknown.title')} action={<ButtonLink to="/settings">{t('unknown.back')}</ButtonLink>} />
    </Page>
  );
}
