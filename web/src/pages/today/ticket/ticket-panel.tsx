import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Fragment, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, queryClient } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { listenToChanges } from '../../../api/live.ts';
import { useSelf } from '../../../api/session.ts';
import { Banner } from '../../../kit/feedback/banner.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { IconExternal } from '../../../kit/icons/icons.tsx';
import { Drawer } from '../../../kit/layout/drawer.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';
import { useOpening } from '../use-today.ts';
import { Actions } from './actions.tsx';
import { Clocks } from './clocks.tsx';
import { Decisions } from './decisions.tsx';
import { useReason } from './receipt-parts.ts';
import { TicketAlerts } from './ticket-alerts.tsx';
import { TicketEvents } from './ticket-events.tsx';

type Ticket = Schemas['Ticket'];
const route = getRouteApi('/shell/today/today/$ticket');

const ticketQuery = (ticket: string) =>
  ask('/api/v1/tickets/{ticket}', { path: { ticket }, query: { receipts: true } });

/** A ticket beside the board: what is promised of it and how that was counted, what happened, and what can be done. */
export function TicketPanel() {
  const { ticket } = route.useParams();
  const { close } = useOpening();
  const query = useQuery(ticketQuery(ticket));
  useFollowed(ticket);
  useEffect(() => {
    document.title = `${ticket} · Leeway`;
  }, [ticket]);
  return (
    <Drawer
      title={ticket}
      subtitle={query.data && <Subtitle ticket={query.data} />}
      isOpen
      onClose={close}
      actions={query.data && <Helpdesk ticket={query.data} />}
      foot={query.data && <Actions ticket={query.data} />}
    >
      <QueryState query={query} skeleton={<SkeletonCards cards={2} />}>
        {(found) => <Content ticket={found} />}
      </QueryState>
    </Drawer>
  );
}

/** What changes while it is open is seen at once. */
function useFollowed(ticket: string): void {
  useEffect(
    () =>
      listenToChanges((heard) => {
        if (heard.kind === 'changed' && !heard.tickets.has(ticket)) return;
        for (const path of ['/api/v1/tickets/{ticket}', '/api/v1/tickets/{ticket}/events'])
          void queryClient.invalidateQueries({ queryKey: [path] });
      }),
    [ticket],
  );
}

function Subtitle({ ticket }: { readonly ticket: Ticket }) {
  const { customerName, serviceLabel, priorityLabel, assigneeName, assignee, team } = ticket;
  const isOurs = useSelf().customer === null;
  const known = [customerName, serviceLabel, priorityLabel, isOurs ? (assigneeName ?? assignee ?? team) : null];
  const parts = [...new Set(known.flatMap((part) => part ?? []))];
  return (
    <p>
      {parts.map((part, at) => (
        <Fragment key={part}>
          <span className="inline-block">
            {part}
            {at < parts.length - 1 && '\u00a0·'}
          </span>{' '}
        </Fragment>
      ))}
    </p>
  );
}

function Helpdesk({ ticket: { helpdeskUrl } }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('ticket');
  if (helpdeskUrl === null) return null;
  return (
    <a
      href={helpdeskUrl}
      target="_blank"
      rel="noreferrer"
      className="flex min-h-9 items-center gap-1 rounded-md px-2 font-medium text-accent hover:underline"
    >
      {t('helpdesk')}
      <IconExternal size={16} />
    </a>
  );
}

function Content({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const tell = useRelativeDay();
  const { openedAt, endedAt, uncertainSince, acknowledgement, pause, clocks } = ticket;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-7">
      {uncertainSince !== null && (
        <Banner tone="soon" title={t('uncertain.title')}>
          {t('uncertain.lead', { when: tell(uncertainSince, timeZone) })}
        </Banner>
      )}
      <div className="grid gap-1 text-ink-soft">
        <p>
          {openedAt !== null && t('opened', { when: tell(openedAt, timeZone) })}
          {endedAt !== null && ` · ${t('ended', { when: tell(endedAt, timeZone) })}`}
        </p>
        {acknowledgement !== null && <Acknowledged {...acknowledgement} />}
        {/* What a clock waits for stands beside its time. */}
        {pause !== null && clocks.every(({ state }) => state !== 'paused') && <Noted {...pause} />}
      </div>
      <Clocks ticket={ticket} />
      <TicketAlerts ticket={ticket.ticket} />
      <Decisions ticket={ticket} />
      <TicketEvents ticket={ticket} />
    </div>
  );
}

function Acknowledged({ at, byName: by }: NonNullable<Ticket['acknowledgement']>) {
  const { t } = useTranslation('ticket');
  const when = useRelativeDay()(at, useSelf().timeZone);
  return <p>{by === null ? t('acknowledgement.told', { when }) : t('acknowledgement.by', { by, when })}</p>;
}

/** A pause for which no time limit stops. */
function Noted({ at, byName: by, reason: code }: NonNullable<Ticket['pause']>) {
  const { t } = useTranslation('ticket');
  const when = useRelativeDay()(at, useSelf().timeZone);
  const reason = useReason();
  const why = code === null ? t('noReason') : reason(code);
  return <p className="text-ink">{by === null ? t('noted.told', { when, why }) : t('noted.by', { by, when, why })}</p>;
}
