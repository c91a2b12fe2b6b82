import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { Button } from '../../kit/controls/button.tsx';
import { Banner } from '../../kit/feedback/banner.tsx';
import { TextLink } from '../../kit/layout/links.tsx';
import { isUnderWay } from './under-way.ts';
import { useDemonstration, useTakingOut } from './use-demonstration.ts';

/** What is shown is made up; whoever may takes it out with one click, where it was loaded into this system. */
export function DemonstrationBanner() {
  const { t } = useTranslation(['common', 'welcome']);
  const may = useMay();
  return (
    <Banner title={t('demonstration')} action={may('people:write') && may('agreements:write') ? <TakeOut /> : null} />
  );
}

function TakeOut() {
  const { t } = useTranslation('welcome');
  const { data } = useDemonstration();
  const taking = useTakingOut();
  if (!data?.loaded) return null;
  return (
    <Button size="small" isPending={taking.isPending} onClick={() => taking.mutate()}>
      {t('demonstration.takeOut')}
    </Button>
  );
}

/** The way back to the first steps, for who went from them to do one. */
export function WayBack() {
  const { t } = useTranslation('welcome');
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (path === '/welcome' || path === '/' || !isUnderWay()) return null;
  return <Banner title={t('way.title')} action={<TextLink to="/welcome">{t('way.back')}</TextLink>} />;
}
