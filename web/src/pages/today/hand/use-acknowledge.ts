import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, get } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { acknowledgeAlerts, openAlertsOf, record } from './record.ts';
import { useAgain, useTellFault, useUndo } from './use-record.ts';

/**
 * Acknowledges a ticket: the promise to acknowledge it, where one runs, and the alerts about it, where some are open; says
 * what was done, and where nothing waited.
 */
export function useAcknowledge(): (ticket: string) => void {
  const { t } = useTranslation('ticket');
  const may = useMay();
  const tellFault = useTellFault();
  const undo = useUndo();
  const again = useAgain();
  const acknowledge = async (ticket: string) => {
    const alerts = may('alerts:write') ? await openAlertsOf(ticket) : [];
    const isDue = may('events:write') && (await waitsForIt(ticket));
    if (alerts.length > 0) await acknowledgeAlerts(alerts.map(({ alert }) => alert));
    const kept = isDue ? (await record(ticket, { kind: 'acknowledged' })).event : null;
    if (kept === null && alerts.length === 0) return toast({ text: t('acknowledge.nothing', { ticket }) });
    const way = kept === null ? undefined : undo(kept);
    toast({ text: t('recorded.acknowledged', { ticket }), ...(way === undefined ? {} : { undo: way }) });
    again();
  };
  return (ticket) => void acknowledge(ticket).catch(tellFault);
}

/** Whether something is left to acknowledge: nobody has yet, a promise of it runs, or an open alert that nobody took. */
export function useAwaitsAcknowledgement(ticket: Schemas['Ticket']): boolean {
  const may = useMay();
  const query = { ticket: ticket.ticket, ended: false, limit: 50 };
  const { data } = useQuery({ ...ask('/api/v1/alerts', { query }), enabled: may('alerts:read') });
  const isTaken = (data?.items ?? []).every(({ acknowledgedAt }) => acknowledgedAt !== null);
  return ticket.acknowledgement === null || isPromised(ticket) || !isTaken;
}

async function waitsForIt(ticket: string): Promise<boolean> {
  return isPromised(await get('/api/v1/tickets/{ticket}', { path: { ticket } }));
}

/** A clock of the promise to acknowledge has not ended. */
function isPromised({ clocks }: Schemas['Ticket']): boolean {
  return clocks.some(({ measure, stoppedAt, state }) => {
    const runs = state === 'running' || state === 'closedHours' || state === 'paused';
    return measure === 'acknowledgement' && stoppedAt === null && runs;
  });
}
