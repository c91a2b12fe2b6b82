import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { answer, client, type Schemas } from '../../../api/client.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { toast } from '../../../kit/feedback/toast-store.ts';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Dialog } from '../../../kit/layout/dialog.tsx';
import { RelativeDay } from '../../../kit/time/relative-day.tsx';
import { useTellFault } from '../hand/use-record.ts';
import { MakeLink } from './make-link.tsx';

type Link = Schemas['WallLink'];

/** The links by which screens on walls show the board: made, and revoked. */
export function WallLinks({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('ticket');
  const may = useMay();
  const links = useQuery({ ...ask('/api/v1/wall-links'), enabled: may('tokens:read') });
  const inUse = (items: readonly Link[]) => items.filter(({ revokedAt }) => revokedAt === null);
  return (
    <Dialog title={t('wall.title')} isOpen onClose={onClose} size="medium">
      <p className="text-ink-soft">{t('wall.lead')}</p>
      <div className="mt-4 grid gap-6">
        <MakeLink />
        <section aria-labelledby="wall-links" className="grid gap-2">
          <h3 id="wall-links" className="font-semibold">
            {t('wall.inUse')}
          </h3>
          <QueryState
            query={links}
            isEmpty={({ items }) => inUse(items).length === 0}
            empty={<p className="text-ink-soft">{t('wall.none')}</p>}
          >
            {({ items }) => (
              <ul className="divide-y divide-line">
                {inUse(items).map((link) => (
                  <One key={link.link} link={link} />
                ))}
              </ul>
            )}
          </QueryState>
        </section>
      </div>
    </Dialog>
  );
}

function One({ link }: { readonly link: Link }) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const queries = useQueryClient();
  const tellFault = useTellFault();
  const [isAsked, setAsked] = useState(false);
  const revoke = async () => {
    try {
      await answer(client.DELETE('/api/v1/wall-links/{link}', { params: { path: { link: link.link } } }));
      toast({ text: t('wall.revoked', { name: link.name }) });
    } catch (error) {
      tellFault(error);
      throw error;
    } finally {
      void queries.invalidateQueries({ queryKey: ['/api/v1/wall-links'] });
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-2">
      <div className="min-w-0 grow">
        <p className="truncate font-medium">{link.name}</p>
        <p className="text-sm text-ink-soft">
          <span className="font-mono">{link.prefix}…</span> · {t(link.namesCustomers ? 'wall.named' : 'wall.unnamed')} ·{' '}
          <RelativeDay at={link.madeAt} timeZone={timeZone} />
        </p>
      </div>
      <Button size="small" look="danger" onClick={() => setAsked(true)}>
        {t('wall.revoke')}
        <span className="sr-only"> {link.name}</span>
      </Button>
      <Confirm
        title={t('wall.revokeTitle', { name: link.name })}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        verb={t('wall.revoke')}
        onConfirm={revoke}
      >
        {t('wall.revokeLead')}
      </Confirm>
    </li>
  );
}
