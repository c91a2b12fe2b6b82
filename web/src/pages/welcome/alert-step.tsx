import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, queryClient } from '../../api/ask.ts';
import { answer, client, type ProblemError, type Schemas } from '../../api/client.ts';
import { useSelf } from '../../api/session.ts';
import { Button } from '../../kit/controls/button.tsx';
import { ErrorState } from '../../kit/feedback/error-state.tsx';
import { Spinner } from '../../kit/feedback/spinner.tsx';
import { StateShape } from '../../kit/feedback/state-mark.tsx';
import { useFormat } from '../../words/format.ts';
import { MailMissing } from './mail-missing.tsx';
import { Step } from './step.tsx';

type Test = NonNullable<Schemas['TestAlert']>;

/** An alert to oneself, and what became of it. */
export function AlertStep({ steps: { alert, address, mailMissing } }: { readonly steps: Schemas['FirstSteps'] }) {
  const { t } = useTranslation('welcome');
  const test = useTest();
  const canLeave = mailMissing.length === 0;
  return (
    <Step
      number={3}
      title={t('alert.title')}
      isDone={alert.done}
      lead={t('alert.lead')}
      result={<Left alert={alert} />}
    >
      {!canLeave && <MailMissing settings={mailMissing} />}
      {canLeave && address === null && <p>{t('alert.noAddress')}</p>}
      {canLeave && address !== null && <Sending address={address} test={test} isAgain={alert.done} />}
    </Step>
  );
}

/** The last test; asked for every second until it has left or failed. */
function useTest(): Test | null {
  const { data } = useQuery({
    ...ask('/api/v1/test-alert'),
    staleTime: 0,
    refetchInterval: ({ state: { data: known } }) => (known?.test?.state === 'waiting' ? 1_000 : false),
  });
  return data?.test ?? null;
}

function Left({ alert }: { readonly alert: Schemas['FirstSteps']['alert'] }) {
  const { t } = useTranslation('welcome');
  const format = useFormat();
  const { timeZone } = useSelf();
  return alert.sentAt === null ? null : t('alert.left', { at: format.dayAndTime(alert.sentAt, timeZone) });
}

interface SendingProps {
  readonly address: string;
  readonly test: Test | null;
  readonly isAgain: boolean;
}

function Sending({ address, test, isAgain }: SendingProps) {
  const { t } = useTranslation('welcome');
  const sending = useMutation<unknown, ProblemError>({
    mutationFn: () => answer(client.POST('/api/v1/test-alert')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/api/v1/test-alert'] }),
  });
  const isWaiting = sending.isPending || test?.state === 'waiting';
  return (
    <>
      <Button look={isAgain ? 'plain' : 'main'} isPending={isWaiting} onClick={() => sending.mutate()}>
        {isAgain ? t('alert.sendAgain') : t('alert.send', { address })}
      </Button>
      <div role="status" className="min-w-0">
        {sending.error ? <ErrorState error={sending.error} /> : test && <Became test={test} address={address} />}
      </div>
    </>
  );
}

/** What became of a test, in words. */
function Became({ test, address }: { readonly test: Test; readonly address: string }) {
  const { t } = useTranslation('welcome');
  const to = test.to ?? address;
  if (test.state === 'waiting') {
    return (
      <p className="flex items-center gap-2 text-ink-soft">
        <Spinner size={16} /> {t('alert.waiting')}
      </p>
    );
  }
  if (test.state === 'sent') return <Told state="onTime" text={t('alert.sent', { address: to })} />;
  return (
    <div className="grid gap-1">
      <Told state="late" text={t('alert.failed')} />
      {test.answer !== null && <p className="font-mono text-sm text-ink-soft wrap-anywhere">{test.answer}</p>}
      <p className="max-w-2xl text-ink-soft">{t('alert.failedLead')}</p>
    </div>
  );
}

function Told({ state, text }: { readonly state: 'onTime' | 'late'; readonly text: string }) {
  return (
    <p className="flex items-baseline gap-2">
      <StateShape state={state} className="size-3 translate-y-px" />
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </p>
  );
}
