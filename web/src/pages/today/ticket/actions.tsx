import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Menu, MenuItem } from '../../../kit/controls/menu.tsx';
import { IconCheck } from '../../../kit/icons/icons.tsx';
import { useAcknowledge, useAwaitsAcknowledgement } from '../hand/use-acknowledge.ts';
import { useRecord } from '../hand/use-record.ts';
import { Pause } from './pause.tsx';

const LESS_OFTEN = ['workStarted', 'workaroundProvided', 'restored', 'closed', 'cancelled'] as const;

/** All of them in two full rows at 360 px. */
const GROWING = 'max-sm:grow';
const FIRST_WHEN_NARROW = `${GROWING} max-sm:-order-1`;

/** What can be done with a ticket: what is most often done as buttons. */
export function Actions({ ticket }: { readonly ticket: Schemas['Ticket'] }) {
  const { t } = useTranslation('ticket');
  const may = useMay();
  const record = useRecord();
  const acknowledge = useAcknowledge();
  const isAwaited = useAwaitsAcknowledgement(ticket);
  const [isPausing, setPausing] = useState(false);
  const mayRecord = may('events:write');
  if (!mayRecord && !may('alerts:write')) return null;
  const id = ticket.ticket;
  const isPaused = ticket.pause !== null || ticket.clocks.some(({ state }) => state === 'paused');
  const isOver = ticket.endedAt !== null;
  const doing = (kind: 'replied' | 'resolved' | 'resumed' | 'reopened') => () => void record(id, { kind });
  return (
    <>
      {mayRecord && (
        <Menu label={t('more')}>
          <MenuItem onAction={() => void record(id, { kind: 'assigned', to: 'me' })}>{t('do.assigned')}</MenuItem>
          {LESS_OFTEN.map((kind) => (
            <MenuItem key={kind} onAction={() => void record(id, { kind })} isDanger={kind === 'cancelled'}>
              {t(`do.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
      {mayRecord && !isOver && isPaused && (
        <Button onClick={doing('resumed')} className={FIRST_WHEN_NARROW}>
          {t('do.resumed')}
        </Button>
      )}
      {mayRecord && !isOver && !isPaused && (
        <Button onClick={() => setPausing(true)} className={FIRST_WHEN_NARROW}>
          {t('do.paused')}
        </Button>
      )}
      {!isOver && isAwaited && (
        <Button onClick={() => acknowledge(id)} className={FIRST_WHEN_NARROW}>
          {t('do.acknowledged')}
        </Button>
      )}
      {mayRecord && !isOver && (
        <Button onClick={doing('replied')} className={GROWING}>
          {t('do.replied')}
        </Button>
      )}
      {mayRecord && !isOver && (
        <Button look="main" icon={<IconCheck size={18} />} onClick={doing('resolved')} className={GROWING}>
          {t('do.resolved')}
        </Button>
      )}
      {mayRecord && isOver && <Button onClick={doing('reopened')}>{t('do.reopened')}</Button>}
      {isPausing && <Pause ticket={id} onClose={() => setPausing(false)} />}
    </>
  );
}
