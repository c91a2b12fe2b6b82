import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type State, StateShape } from '../../../kit/feedback/state-mark.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { TextLink } from '../../../kit/layout/links.tsx';
import { DueWords } from '../../../kit/time/due-words.tsx';
import { RelativeDay } from '../../../kit/time/relative-day.tsx';
import { acknowledgeAlerts } from '../hand/record.ts';
import { useAgain, useTellFault } from '../hand/use-record.ts';

type Alert = Schemas['Alert'];

const LATE: ReadonlySet<Alert['kind']> = new Set(['breach', 'missesOut', 'delivery']);

/** An open alert: what it is about, since when, whether it was told, and the way to take it on. */
export function AlertLine({ alert, isOfTicket = false }: { readonly alert: Alert; readonly isOfTicket?: boolean }) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const may = useMay();
  const state: State = LATE.has(alert.kind) ? 'late' : 'soon';
  const about = [alert.customer, alert.service, alert.source].filter((one) => one !== null).join(' · ');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <StateShape state={state} />
      <div className="min-w-0 grow basis-60">
        <p className="font-medium">
          {alert.threshold === null || alert.kind !== 'threshold'
            ? t(`alert.kind.${alert.kind}`)
            : t('alert.threshold', { share: alert.threshold })}
          {!isOfTicket && alert.ticket !== null && (
            <>
              {' · '}
              <TextLink to="/today/$ticket" params={{ ticket: alert.ticket }}>
                {alert.ticket}
              </TextLink>
            </>
          )}
        </p>
        <p className="text-sm text-ink-soft">
          {alert.dueAt !== null && (
            <>
              <DueWords dueAt={alert.dueAt} timeZone={timeZone} />
              {' · '}
            </>
          )}
          {!isOfTicket && about !== '' && `${about} · `}
          <RelativeDay at={alert.at} timeZone={timeZone} /> · {t(`alert.standing.${alert.standing}`)}
        </p>
      </div>
      {alert.acknowledgedAt !== null ? (
        <p className="text-sm text-ink-soft">
          {t('alert.taken')} <RelativeDay at={alert.acknowledgedAt} timeZone={timeZone} />
        </p>
      ) : (
        may('alerts:write') && <Take alert={alert} />
      )}
    </li>
  );
}

function Take({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('ticket');
  const [isPending, setPending] = useState(false);
  const tellFault = useTellFault();
  const again = useAgain();
  const take = async () => {
    setPending(true);
    try {
      await acknowledgeAlerts([alert.alert]);
      toast({ text: t('alert.acknowledged') });
      again();
    } catch (error) {
      tellFault(error);
    }
    setPending(false);
  };
  return (
    <Button size="small" isPending={isPending} onClick={() => void take()}>
      {t('do.acknowledged')}
      <span className="sr-only"> {alert.ticket ?? t(`alert.kind.${alert.kind}`)}</span>
    </Button>
  );
}
