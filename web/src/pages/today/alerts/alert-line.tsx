import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type State, StateShape } from '../../../kit/feedback/state-mark.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { TextLink } from '../../../kit/layout/links.tsx';
import { RelativeDay } from '../../../kit/time/relative-day.tsx';
import { acknowledgeAlerts } from '../hand/record.ts';
import { useAgain, useTellFault } from '../hand/use-record.ts';
import { isSettled, type Matter } from './matters.ts';

interface AlertLineProps {
  readonly matter: Matter;
  readonly isOfTicket?: boolean;
}

/** What is open of one matter, as messages say it: what counts first, what it is about, and the way to take it on. */
export function AlertLine({ matter, isOfTicket = false }: AlertLineProps) {
  const { leading: alert, waiting, acknowledgedAt, acknowledgedBy, isUncertain } = matter;
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const may = useMay();
  const { tone, due, sentences } = alert.words;
  const kind = t(`alert.kind.${alert.kind}`);
  // Messages tell time by the calendar; here the clock itself stands beside it, in service hours.
  const headline = alert.kind === 'threshold' && due !== null && tone !== 'late' ? kind : alert.words.headline;
  // What a message says of itself need not be said twice.
  const isKindTold = kind !== headline && alert.kind !== 'missesOut' && alert.kind !== 'breach';
  const state: State = tone === 'late' || tone === 'soon' ? tone : 'onTime';
  return (
    <li
      className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5"
      data-alert={alert.alert}
      data-kind={alert.kind}
      data-settled={isSettled(matter)}
    >
      <StateShape state={state} className="mt-1 size-3" />
      <div className="min-w-0 grow basis-60">
        <p className="font-medium">
          {headline}
          {due !== null && isOfTicket && <span className="font-normal text-ink-soft">, {due}</span>}
        </p>
        {!isOfTicket && (
          <p>
            <About alert={alert} />
          </p>
        )}
        {sentences.map((sentence) => (
          <p key={sentence} className="text-ink-soft text-pretty">
            {sentence}
          </p>
        ))}
        {isUncertain && !isOfTicket && <p className="text-ink-soft text-pretty">{t('alert.uncertain')}</p>}
        <p className="mt-0.5 text-sm text-ink-faint text-pretty">
          {isKindTold && `${kind} · `}
          <RelativeDay at={alert.at} timeZone={timeZone} /> · {t(`alert.standing.${alert.standing}`)}
        </p>
      </div>
      {waiting.length === 0 && acknowledgedAt !== null ? (
        <p className="pl-6 text-sm text-ink-soft sm:pl-0">
          {acknowledgedBy === null ? t('alert.taken') : t('alert.takenBy', { by: acknowledgedBy })}{' '}
          <RelativeDay at={acknowledgedAt} timeZone={timeZone} />
        </p>
      ) : (
        may('alerts:write') && (
          <div className="pl-6 sm:pl-0">
            <Take matter={matter} />
          </div>
        )
      )}
    </li>
  );
}

/** Leads to what it is about: a ticket, beside whose it is; a customer; an agreement with others. */
function About({ alert: { ticket, customer, agreement, words } }: { readonly alert: Matter['leading'] }) {
  const may = useMay();
  const customers = useQuery({ ...ask('/api/v1/customers'), enabled: may('customers:read') }).data?.items;
  if (ticket !== null) {
    const name = customers?.find((one) => one.customer === customer)?.name;
    return (
      <>
        <TextLink to="/today/$ticket" params={{ ticket }}>
          {words.about}
        </TextLink>
        {name !== undefined && <span className="text-ink-soft"> · {name}</span>}
      </>
    );
  }
  if (customer !== null && may('tickets:read'))
    return (
      <TextLink to="/customers/$customer" params={{ customer }}>
        {words.about}
      </TextLink>
    );
  if (agreement !== null && may('agreements:read'))
    return (
      <TextLink to="/agreements/$agreement" params={{ agreement: agreementOf(agreement) }}>
        {words.about}
      </TextLink>
    );
  return words.about;
}

function Take({ matter: { leading, waiting } }: { readonly matter: Matter }) {
  const { t } = useTranslation('ticket');
  const [isPending, setPending] = useState(false);
  const tellFault = useTellFault();
  const again = useAgain();
  const take = async () => {
    setPending(true);
    try {
      await acknowledgeAlerts(waiting);
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
      <span className="sr-only"> {leading.ticket ?? t(`alert.kind.${leading.kind}`)}</span>
    </Button>
  );
}
