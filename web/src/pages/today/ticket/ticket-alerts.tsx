import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay } from '../../../api/session.ts';
import { AlertLine } from '../alerts/alert-line.tsx';
import { mattersOf } from '../alerts/matters.ts';

/** The alerts about a ticket that are open; nothing where there are none. */
export function TicketAlerts({ ticket }: { readonly ticket: string }) {
  const { t } = useTranslation('ticket');
  const may = useMay();
  const query = { ticket, ended: false, limit: 50 };
  const { data } = useQuery({ ...ask('/api/v1/alerts', { query }), enabled: may('alerts:read') });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="alerts" className="grid gap-2">
      <h3 id="alerts" className="text-lg font-semibold">
        {t('alerts')}
      </h3>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {mattersOf(items).map((matter) => (
          <AlertLine key={matter.leading.alert} matter={matter} isOfTicket />
        ))}
      </ul>
    </section>
  );
}
