import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { clockState } from '../../../app/clock-state.ts';
import { useLostSince } from '../../../app/lost.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { ReceiptTimeline } from '../../../kit/time/receipt/receipt-timeline.tsx';
import { TimeLeft } from '../../../kit/time/time-left.tsx';
import { Excuse } from './excuse.tsx';
import { useReceiptParts } from './receipt-parts.ts';

type Ticket = Schemas['Ticket'];
type Clock = Schemas['TicketClock'];

/** What is promised of a ticket, what runs first. */
export function Clocks({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('ticket');
  const shown = ticket.clocks.filter(({ state }) => state !== 'superseded' && state !== 'notApplicable');
  return (
    <section aria-labelledby="clocks" className="grid gap-5">
      <h3 id="clocks" className="text-lg font-semibold">
        {t('clocks')}
      </h3>
      {shown.length === 0 && <p className="text-ink-soft">{noClocks(ticket, t)}</p>}
      {[...shown].sort(byUrgency).map((clock, at) => (
        <One
          key={`${clock.agreement} ${clock.target} ${clock.cycle}`}
          clock={clock}
          asOf={ticket.asOf}
          isFirst={at === 0}
        />
      ))}
    </section>
  );
}

function noClocks({ noCommitment }: Ticket, t: ReturnType<typeof useTranslation<'ticket'>>['t']): string {
  const known = t('noCommitment', { returnObjects: true });
  return noCommitment !== null && noCommitment in known ? known[noCommitment as keyof typeof known] : known.other;
}

const isOver = ({ stoppedAt, state }: Clock) => stoppedAt !== null || state === 'stopped' || state === 'cancelled';

function rankOf(clock: Clock): number {
  if (clock.verdict === 'breached') return isOver(clock) ? 2 : 0;
  return isOver(clock) ? 3 : 1;
}

function byUrgency(a: Clock, b: Clock): number {
  const due = ({ dueAt }: Clock) => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));
  return rankOf(a) - rankOf(b) || due(a) - due(b);
}

interface OneProps {
  readonly clock: Clock;
  readonly asOf: string;
  readonly isFirst: boolean;
}

function One({ clock, asOf, isFirst }: OneProps) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const may = useMay();
  const isStale = useLostSince() !== null;
  const parts = useReceiptParts(clock);
  const [isExcusing, setExcusing] = useState(false);
  const paused = clock.state === 'paused' ? parts.findLast(({ kind }) => kind === 'paused')?.why : null;
  const marks = [
    ...(clock.startedAt === null ? [] : [{ at: clock.startedAt, label: t('mark.started') }]),
    ...(clock.breachedAt === null ? [] : [{ at: clock.breachedAt, label: t('mark.breached') }]),
    ...(clock.stoppedAt === null ? [] : [{ at: clock.stoppedAt, label: t('mark.stopped') }]),
  ];
  const canExcuse = clock.verdict === 'breached' && may('decisions:write');
  return (
    <article className="grid gap-3 rounded-lg border border-line bg-surface p-4" aria-label={clock.targetLabel}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h4 className="font-semibold">{clock.targetLabel}</h4>
        <TextLink to="/agreements/$agreement" params={{ agreement: agreementOf(clock.agreement) }} className="text-sm">
          {clock.agreementTitle}
        </TextLink>
      </div>
      <TimeLeft
        state={clockState(clock)}
        budgetSeconds={clock.budgetSeconds}
        remainingSeconds={clock.remainingSeconds}
        asOf={asOf}
        dueAt={clock.dueAt}
        isOver={isOver(clock)}
        closesAt={clock.countsUntil}
        opensAt={clock.countsAgainAt}
        pausedBecause={paused}
        timeZone={timeZone}
        label={clock.targetLabel}
        isStale={isStale}
      />
      {clock.verdict === 'excused' && <ExcusedWords clock={clock} />}
      {parts.length > 0 && (
        <Disclosure summary={t('counted')} isOpenAtFirst={isFirst}>
          <ReceiptTimeline
            parts={parts}
            timeZone={timeZone}
            marks={marks}
            title={t('countedOf', { target: clock.targetLabel })}
            hideTitle
          />
        </Disclosure>
      )}
      {canExcuse && (
        <div>
          <Button size="small" onClick={() => setExcusing(true)}>
            {t('excuse.open')}
          </Button>
        </div>
      )}
      {isExcusing && <Excuse clock={clock} onClose={() => setExcusing(false)} />}
    </article>
  );
}

function ExcusedWords({ clock: { excusedBecause, excusedBy, excusedByName } }: { readonly clock: Clock }) {
  const { t } = useTranslation('ticket');
  return (
    <p className="text-ink-soft">
      {t('excuse.done', { by: excusedByName ?? excusedBy ?? t('somebody'), reason: excusedBecause ?? '–' })}
    </p>
  );
}
