import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { More } from '../../../kit/data/more.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';
import { Correct } from './correct.tsx';
import { factNamesOf } from './fact-data.tsx';
import { useFactWords } from './fact-words.ts';
import { useReason } from './receipt-parts.ts';

type Kept = Schemas['KeptTicketEvent'];

/** What happened with a ticket, fact by fact; each can be put right with a reason. */
export function TicketEvents({ ticket }: { readonly ticket: Schemas['Ticket'] }) {
  const may = useMay();
  return may('events:read') ? <Events ticket={ticket} /> : null;
}

function Events({ ticket }: { readonly ticket: Schemas['Ticket'] }) {
  const { t } = useTranslation('ticket');
  const { items, more } = useCursorPages('/api/v1/tickets/{ticket}/events', {
    path: { ticket: ticket.ticket },
    query: { limit: 100 },
  });
  const [corrected, setCorrected] = useState<Kept | null>(null);
  return (
    <section aria-labelledby="events" className="grid gap-2">
      <h3 id="events" className="text-lg font-semibold">
        {t('events.title')}
      </h3>
      <ol className="divide-y divide-line">
        {items.map((kept) => (
          <One key={`${kept.event.source} ${kept.event.id}`} kept={kept} onCorrect={() => setCorrected(kept)} />
        ))}
      </ol>
      <More {...more} />
      {corrected !== null && (
        <Correct kept={corrected} names={factNamesOf(ticket)} onClose={() => setCorrected(null)} />
      )}
    </section>
  );
}

function One({ kept, onCorrect }: { readonly kept: Kept; readonly onCorrect: () => void }) {
  const { t } = useTranslation('ticket');
  const self = useSelf();
  const may = useMay();
  const tell = useRelativeDay();
  const reason = useReason();
  const { event, retracted, people } = kept;
  const { kindOf, sourceOf } = useFactWords();
  const isOwn = kept.author === self.id && may('events:write');
  const why = event.data?.['reason'];
  const named = (field: string) => people[String(event.data?.[field])];
  const to = named('to');
  // Who did it; else who of us wrote it down.
  const by = named('by') ?? named('approver') ?? (kept.author === null ? undefined : people[kept.author]);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <span className="text-sm text-ink-soft max-sm:col-span-2">{tell(event.time, self.timeZone)}</span>
      <span className={`min-w-0 wrap-anywhere ${retracted === null ? '' : 'text-ink-soft line-through'}`}>
        {kindOf(event.type)}
        {typeof why === 'string' && <span className="text-ink-soft"> · {reason(why)}</span>}
        {to !== undefined && <span className="text-ink-soft"> · {t('events.to', { to })}</span>}
        {by !== undefined && <span className="text-ink-soft"> · {t('events.by', { by })}</span>}
        <span className="text-sm text-ink-soft"> · {sourceOf(event.source)}</span>
      </span>
      {retracted === null && (isOwn || may('decisions:write')) && event.type !== 'ticket.excused' && (
        <Button size="small" look="quiet" onClick={onCorrect} className="whitespace-nowrap">
          <span aria-hidden="true">{t('correct.open')}</span>
          <span className="sr-only">{t('correct.of', { fact: kindOf(event.type) })}</span>
        </Button>
      )}
    </li>
  );
}
