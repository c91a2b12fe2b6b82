import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { useFormat } from '../../../words/format.ts';
import { useFactWords } from './fact-words.ts';
import { useReason } from './receipt-parts.ts';

interface FactDataProps {
  readonly type: string;
  readonly time: string;
  readonly data: { readonly [name: string]: unknown } | null | undefined;
}

/** A fact as it was handed in: what it says, by the names that people use; values as its source has them. */
export function FactData({ type, time, data }: FactDataProps) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const format = useFormat();
  const { kindOf, nameOf } = useFactWords();
  const reason = useReason();
  const told = (name: string, value: unknown) => {
    if (typeof value === 'boolean') return t(value ? 'events.yes' : 'events.no');
    if (name === 'reason') return reason(String(value));
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  // Which fact this one stands for is told beside it.
  const rows = Object.entries(data ?? {}).filter(([name, value]) => name !== 'corrects' && value !== null);
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
