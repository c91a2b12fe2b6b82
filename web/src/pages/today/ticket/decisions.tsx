import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';
import { FactData, factNamesOf } from './fact-data.tsx';

type Ticket = Schemas['Ticket'];

/** What people decided of a ticket, and which facts they put right: the original is kept, and shown. */
export function Decisions({ ticket }: { readonly ticket: Ticket }) {
  const { decisions, corrections } = ticket;
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const tell = useRelativeDay();
  const people = peopleOf(ticket);
  const names = factNamesOf(ticket);
  if (decisions.length === 0 && corrections.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="grid gap-2">
      <h3 id="decisions" className="text-lg font-semibold">
        {t('decisions.title')}
      </h3>
      <ul className="grid gap-3">
        {decisions.map((one) => (
          <li key={`${one.source} ${one.id}`} className={one.takenBackAt === null ? '' : 'text-ink-soft line-through'}>
            <span className="font-medium">{t(`decisions.${one.kind}`)}</span>{' '}
            <span className="text-ink-soft">
              {t('decisions.by', { by: one.byName ?? t('somebody'), when: tell(one.at, timeZone) })}
            </span>
            {one.reason !== null && <p>{one.reason}</p>}
          </li>
        ))}
        {corrections.map((one) => (
          <li key={`${one.original.source} ${one.original.id} ${one.at}`}>
            <span className="font-medium">
              {one.corrected === null ? t('decisions.takenBack') : t('decisions.corrected')}
            </span>{' '}
            <span className="text-ink-soft">
              {t('decisions.by', { by: one.byName ?? t('somebody'), when: tell(one.at, timeZone) })}
            </span>
            {one.reason !== null && <p>{one.reason}</p>}
            <Disclosure summary={t('decisions.original')}>
              <FactData
                type={one.original.type}
                time={one.original.time}
                data={one.original.data}
                {...{ people, names }}
              />
              {one.corrected !== null && (
                <>
                  <p className="mt-2 font-medium">{t('decisions.now')}</p>
                  <FactData
                    type={one.corrected.type}
                    time={one.corrected.time}
                    data={one.corrected.data}
                    {...{ people, names }}
                  />
                </>
              )}
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everybody whom the ticket names, by id. */
function peopleOf({ assignee, assigneeName, acknowledgement, pause, decisions, corrections }: Ticket) {
  const acts = [acknowledgement, pause, ...decisions, ...corrections, { by: assignee, byName: assigneeName }];
  const pairs = acts.map((act) => [act?.by ?? '', act?.byName ?? ''] as const);
  return Object.fromEntries(pairs.filter(([id, name]) => id !== '' && name !== ''));
}
