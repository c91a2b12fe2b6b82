import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { useSelf } from '../../api/session.ts';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { Button } from '../../kit/controls/button.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { IconTrash } from '../../kit/icons/icons.tsx';
import { Confirm } from '../../kit/layout/confirm.tsx';
import { CrumbLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { Failed } from './one/failed.tsx';
import { Progress } from './one/progress.tsx';
import { ResultView } from './one/result-view.tsx';
import { useDelete } from './use-delete.ts';
import { useTitle } from './use-title.ts';

const route = getRouteApi('/shell/simulation/$simulation');

/** One simulation: how far it is, what it found, or why it found nothing. */
export function SimulationPage() {
  const { t } = useTranslation('simulation');
  return (
    <OnlyFor scope="internals:read" title={t('title')}>
      <OneSimulation />
    </OnlyFor>
  );
}

function OneSimulation() {
  const { t } = useTranslation('simulation');
  const { simulation } = route.useParams();
  const query = useQuery({
    ...ask('/api/v1/simulations/{simulation}', { path: { simulation } }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 1_000),
    staleTime: 0,
  });
  const found = query.data;
  const { titleOf, isComing } = useTitle(found === undefined ? [] : [found]);
  return (
    <Page
      title={found === undefined || isComing ? t('one.title') : titleOf(found)}
      crumbs={<CrumbLink to="/simulation">{t('title')}</CrumbLink>}
      actions={found && <Actions found={found} />}
    >
      <QueryState query={query} skeleton={<SkeletonCards cards={4} />}>
        {(one) => <Body found={one} />}
      </QueryState>
    </Page>
  );
}

const isOver = ({ state }: Schemas['Simulation']) => state === 'done' || state === 'failed';

function Body({ found }: { readonly found: Schemas['Simulation'] }) {
  if (found.state === 'failed') return <Failed found={found} />;
  if (found.result === null) return <Progress found={found} />;
  return <ResultView found={found} result={found.result} />;
}

/** What is one's own may be dropped, at any time. */
function Actions({ found }: { readonly found: Schemas['Simulation'] }) {
  const { t } = useTranslation('simulation');
  const self = useSelf();
  const navigate = useNavigate();
  const { titleOf } = useTitle([found]);
  const [isAsked, setAsked] = useState(false);
  const drop = useDelete();
  if (found.createdBy !== self.id) return null;
  const remove = async () => {
    await drop.mutateAsync(found.simulation);
    await navigate({ to: '/simulation' });
  };
  return (
    <>
      <Button icon={<IconTrash size={18} />} onClick={() => setAsked(true)}>
        {t('delete.verb')}
      </Button>
      <Confirm
        title={t('delete.title')}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        verb={t('delete.verb')}
        onConfirm={remove}
      >
        {t('delete.lead', { title: titleOf(found) })}
      </Confirm>
    </>
  );
}
