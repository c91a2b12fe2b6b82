import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { putOff } from '../../app/first-steps/under-way.ts';
import { useDemonstration } from '../../app/first-steps/use-demonstration.ts';
import { Button } from '../../kit/controls/button.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { SplitView } from '../../kit/layout/split-view.tsx';
import { AgreementStep } from './agreement-step.tsx';
import { AlertStep } from './alert-step.tsx';
import { DemonstrationCard } from './demonstration-card.tsx';
import { SourceStep } from './source-step.tsx';

const EVERY_MS = 4_000;

/** The way from an empty system to a first agreement, a first source and a first alert; or to a year that was made up. */
export function WelcomePage() {
  const { t } = useTranslation('welcome');
  const steps = useQuery({
    ...ask('/api/v1/first-steps'),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data !== undefined && leftOf(data) === 0 ? false : EVERY_MS),
  });
  return (
    <Page
      title={t('title')}
      lead={steps.data !== undefined && leftOf(steps.data) === 0 ? t('leadDone') : t('lead')}
      actions={<Leave isDone={steps.data !== undefined && leftOf(steps.data) === 0} />}
    >
      <QueryState query={steps}>{(data) => <Steps steps={data} />}</QueryState>
    </Page>
  );
}

/** How many steps are still to be done. */
function leftOf({ agreement, source, alert }: Schemas['FirstSteps']): number {
  return [agreement, source, alert].filter(({ done }) => !done).length;
}

function Leave({ isDone }: { readonly isDone: boolean }) {
  const { t } = useTranslation('welcome');
  const navigate = useNavigate();
  if (isDone) {
    return (
      <ButtonLink to="/" look="main" onClick={putOff}>
        {t('toToday')}
      </ButtonLink>
    );
  }
  return (
    <Button
      look="quiet"
      onClick={() => {
        putOff();
        void navigate({ to: '/' });
      }}
    >
      {t('notNow')}
    </Button>
  );
}

function Steps({ steps }: { readonly steps: Schemas['FirstSteps'] }) {
  const { t } = useTranslation('welcome');
  const { data: demonstration } = useDemonstration();
  const isLoaded = demonstration?.loaded ?? false;
  return (
    <SplitView
      main={
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
          <p role="status" className="font-medium">
            {t('progress', { done: 3 - leftOf(steps), of: 3 })}
          </p>
          <ol className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
            <AgreementStep agreement={steps.agreement} isMadeUp={isLoaded} />
            <SourceStep source={steps.source} isMadeUp={isLoaded} />
            <AlertStep steps={steps} />
          </ol>
        </div>
      }
      aside={demonstration && <DemonstrationCard state={demonstration} />}
      asideLabel={t('demonstration.label')}
    />
  );
}
