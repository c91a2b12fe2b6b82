import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';

type Problem = Schemas['PayloadProblem'];

interface Event {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly result: 'new' | 'same' | 'different' | 'refused';
}

const TONES = { new: 'onTime', same: 'plain', different: 'soon', refused: 'late' } as const;

/** The events that a payload gave. */
export function EventLines({ events }: { readonly events: readonly Event[] }) {
  const { t } = useTranslation('settings-sources');
  if (events.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {events.map((event) => (
        <li key={`${event.type} ${event.id}`} className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[event.result]}>{t(`result.${event.result}`)}</Badge>
          <span className="min-w-0 font-mono text-sm wrap-anywhere">
            {t('mapping.event', { type: event.type, subject: event.subject })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What stands in the way of reading a payload, each with its place and the way out. */
export function ProblemLines({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('settings-sources');
  if (problems.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {problems.map((one) => (
        <li
          key={`${one.code} ${one.line} ${one.thing} ${one.pointer}`}
          className={one.level === 'error' ? 'text-late' : 'text-soon'}
        >
          {one.line === null ? one.message : t('mapping.line', { line: one.line, text: one.message })}
          {one.help !== null && <span className="block text-sm text-ink-soft">{one.help}</span>}
        </li>
      ))}
    </ul>
  );
}
