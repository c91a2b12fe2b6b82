import { useTranslation } from 'react-i18next';
import { Card } from '../../kit/layout/card.tsx';
import { useFormat } from '../../words/format.ts';
import { AgendaWhat, KindMark } from './agenda-what.tsx';
import { type AgendaItem, agendaKey } from './kinds.ts';

/** All that falls on a day, each with the way to its agreement. */
export function AgendaDay({ date, items }: { readonly date: string; readonly items: readonly AgendaItem[] }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const day = format.day(`${date}T12:00:00Z`, 'UTC', true);
  return (
    <section aria-label={t('onDay', { day })} className="grid min-w-0 gap-2">
      <h3 className="font-semibold first-letter:uppercase">{day}</h3>
      {items.length === 0 ? (
        <p className="text-ink-soft">{t('onDayNone')}</p>
      ) : (
        <Card isFlush>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <ul tabIndex={0} aria-label={t('onDay', { day })} className="max-h-[32rem] overflow-y-auto -outline-offset-2">
            {items.map((item) => (
              <li key={agendaKey(item)} className="grid gap-1 border-b border-line px-4 py-3 last:border-b-0">
                <KindMark kind={item.kind} date={item.date} />
                <AgendaWhat item={item} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
