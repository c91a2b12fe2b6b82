import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { dateIn } from '../../../kit/time/local-day.ts';
import { type Answers, type Asking, askingOf, FIRST } from './asking.ts';
import { DraftChoice } from './draft-choice.tsx';
import { MoreOptions } from './more-options.tsx';
import { PastChoice } from './past-choice.tsx';

const route = getRouteApi('/shell/simulation/new');

/** What every part of the form takes. */
export interface PartProps {
  readonly answers: Answers;
  readonly set: (change: Partial<Answers>) => void;
}

/** Few questions first; the others have an answer already. */
export function SimulationForm() {
  const { t } = useTranslation('simulation');
  const { agreement = null, version = null } = route.useSearch();
  const { timeZone } = useSelf();
  const [answers, setAnswers] = useState<Answers>({ ...FIRST, agreement, version });
  const [isBare, setBare] = useState(false);
  const part: PartProps = { answers, set: (change) => setAnswers((before) => ({ ...before, ...change })) };
  const asking = useAsk();
  const submit = () => {
    const asked = askingOf(answers, dateIn(serverNow(), timeZone));
    setBare(asked === null);
    if (asked !== null) asking.mutate(asked);
  };
  return (
    <Form label={t('new')} faults={asking.error ? faultsOf(asking.error) : undefined} onSubmit={submit}>
      <Card className="grid gap-5">
        <DraftChoice {...part} isMissing={isBare} />
        <PastChoice {...part} />
        <Disclosure summary={t('more.title')}>
          <MoreOptions {...part} />
        </Disclosure>
      </Card>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="main" isPending={asking.isPending}>
          {t('ask')}
        </Button>
        <p className="text-sm text-ink-soft">{t('askHint')}</p>
      </div>
    </Form>
  );
}

/** Where the server names no field, its own words on the whole are told. */
function faultsOf({ problem }: ProblemError) {
  if (problem.errors !== undefined && problem.errors.length > 0) return problem.errors;
  return [{ pointer: null, message: problem.detail ?? problem.title ?? '' }];
}

function useAsk() {
  const navigate = useNavigate();
  return useMutation<Schemas['Simulation'], ProblemError, Asking>({
    mutationFn: (body) =>
      answer<Schemas['Simulation']>(
        client.POST('/api/v1/simulations', { body, headers: { 'Idempotency-Key': newKey() } }) as never,
      ),
    onSuccess: ({ simulation }) => {
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/simulations'] });
      void navigate({ to: '/simulation/$simulation', params: { simulation } });
    },
  });
}
