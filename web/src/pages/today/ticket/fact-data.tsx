import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { useFormat } from '../../../words/format.ts';

interface FactDataProps {
  readonly type: string;
  readonly time: string;
  readonly data: { readonly [name: string]: unknown } | null | undefined;
}

/** A fact as it was handed in. */
export function FactData({ type, time, data }: FactDataProps) {
  const { t } = useTranslation('ticket');
  const { timeZone } = useSelf();
  const format = useFormat();
  const rows = Object.entries(data ?? {});
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 font-mono text-sm wrap-anywhere">
      <dt className="text-ink-soft">{t('events.type')}</dt>
      <dd>{type}</dd>
      <dt className="text-ink-soft">{t('events.at')}</dt>
      <dd>{format.dayAndTime(time, timeZone)}</dd>
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
