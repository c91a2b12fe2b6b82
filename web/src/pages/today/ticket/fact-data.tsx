import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { useFormat } from '../../../words/format.ts';
import { useFactWords } from './fact-words.ts';
import { useReason } from './receipt-parts.ts';

type Ticket = Schemas['Ticket'];
export type FactNames = { readonly [field: string]: { readonly [id: string]: string } };

/** What people call what a ticket is of, by the ids that its facts have. */
export function factNamesOf(ticket: Ticket): FactNames {
  const { customer, customerName, service, serviceLabel, priority, priorityLabel } = ticket;
  const one = (id: string | null, name: string | null) => (id === null || name === null ? {} : { [id]: name });
  return {
    customer: one(customer, customerName),
    service: one(service, serviceLabel),
    priority: one(priority, priorityLabel),
  };
}

interface FactDataProps {
  readonly type: string;
  readonly time: string;
  /** What those are called whom it names by an id. */
  readonly people: { readonly [id: string]: string };
  /** What its customer, service and priority are called, by their ids there. */
  readonly names?: FactNames;
  readonly data: { readonly [name: string]: unknown } | null | undefined;
}

/** Fields whose values events have words for. */
const WORDED: ReadonlySet<string> = new Set(['by', 'channel', 'type', 'scope', 'decision']);

/** The id of one of ours whom nobody knows by name here says nothing to anybody. */
function isNobody(value: unknown, people: FactDataProps['people']): boolean {
  return typeof value === 'string' && /^[pt]-[0-9A-Za-z]{22}$/.test(value) && people[value] === undefined;
}

/** A fact as it was handed in: what it says, by the names that people use; values as its source has them. */
export function FactData({ type, time, data, people, names = {} }: FactDataProps) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const format = useFormat();
  const { kindOf, nameOf, inWords } = useFactWords();
  const reason = useReason();
  const told = (name: string, value: unknown) => {
    if (typeof value === 'boolean') return t(value ? 'events.yes' : 'events.no');
    if (name === 'reason') return reason(String(value));
    if (typeof value === 'string')
      return names[name]?.[value] ?? people[value] ?? (WORDED.has(name) ? inWords(value) : value);
    if (Array.isArray(value)) return value.map(String).join(', ');
    return typeof value === 'number' ? format.number(value) : JSON.stringify(value);
  };
  // Which fact this one stands for is told beside it.
  const rows = Object.entries(data ?? {}).filter(
    ([name, value]) => name !== 'corrects' && value !== null && !isNobody(value, people),
  );
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 wrap-anywhere">
      <dt className="text-ink-soft">{t('events.type')}</dt>
      <dd>{kindOf(type)}</dd>
      <dt className="text-ink-soft">{t('events.at')}</dt>
      <dd>{format.dayAndTime(time, timeZone)}</dd>
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{nameOf(name)}</dt>
          <dd>{told(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
