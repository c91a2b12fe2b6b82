import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { useFormat } from '../../../words/format.ts';
import { factOf } from '../spans.ts';

/** What is said of each type of fact. */
const WORDS = [
  ['outage.started', 'outageStarted'],
  ['outage.ended', 'outageEnded'],
  ['monitor.gap', 'monitorGap'],
  ['maintenance.announced', 'maintenanceAnnounced'],
  ['maintenance.ended', 'maintenanceEnded'],
  ['exclusion.granted', 'exclusionGranted'],
] as const;

/** A fact that says how a service was: what, when, and who told it. */
export function FactLine({ fact, timeZone }: { readonly fact: string; readonly timeZone: string }) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { data } = useQuery(ask('/api/v1/events/{source}/{id}', { path: factOf(fact) }));
  if (data === undefined) return <li className="text-ink-soft wrap-anywhere">{fact}</li>;
  const { event } = data;
  const [, word = null] = WORDS.find(([type]) => type === event.type) ?? [];
  const what = word === null ? event.type : t(`fact.${word}`);
  const cause = causeOf(event);
  return (
    <li className="grid">
      <span>
        {t('fact.line', { what, at: format.dayAndTime(event.time, timeZone) })}
        {cause !== null && <span className="text-ink-soft"> · {t('fact.cause', { cause })}</span>}
      </span>
      <span className="text-sm text-ink-soft wrap-anywhere">
        {t('fact.source', { source: event.source, id: event.id })}
      </span>
    </li>
  );
}

/** What the monitor gave as the cause, as it stands. */
function causeOf({ data }: Schemas['Event']): string | null {
  const cause = data?.['cause'];
  return typeof cause === 'string' && cause !== '' ? cause : null;
}
