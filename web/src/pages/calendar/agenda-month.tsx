import { useTranslation } from 'react-i18next';
import { weeksOf } from '../../kit/time/calendar/weeks.ts';
import { useFormat } from '../../words/format.ts';
import { AgendaDay } from './agenda-day.tsx';
import { DayCell } from './day-cell.tsx';
import type { AgendaItem } from './kinds.ts';
import { useDayKeys } from './use-day-keys.ts';

interface AgendaMonthProps {
  readonly month: string;
  readonly today: string;
  readonly days: ReadonlyMap<string, readonly AgendaItem[]>;
  readonly chosen: string | null;
  readonly onDay: (date: string) => void;
  readonly onMonth: (by: number) => void;
}

/** A month in weeks; what falls on the chosen day is read out beside it, or below where there is no room. */
export function AgendaMonth({ month, today, days, chosen, onDay, onMonth }: AgendaMonthProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const weeks = weeksOf(month);
  const keys = useDayKeys(month, chosen, onMonth);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-6 min-[90rem]:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
        <table ref={keys.table} onKeyDown={keys.onKeyDown} className="w-full table-fixed border-collapse">
          <caption className="sr-only">{t('grid', { month: format.month(month) })}</caption>
          <thead>
            <tr>
              {format.weekdays().map(({ long, short }) => (
                <th
                  key={long}
                  scope="col"
                  className="border-b border-line px-2 py-1.5 text-left text-sm font-normal text-ink-soft"
                >
                  <span aria-hidden="true" className="sm:hidden">
                    {short}
                  </span>
                  <span className="capitalize max-sm:sr-only">{long}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.find((date) => date !== null)} className="[&:last-child>td]:border-b-0">
                {week.map((date, at) =>
                  date === null ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is its column
                    <td key={at} className="border-r border-b border-line bg-sunken last:border-r-0" />
                  ) : (
                    <td
                      key={date}
                      className="border-r border-b border-line p-0 align-top last:border-r-0 has-[[aria-pressed=true]]:bg-accent-soft"
                    >
                      <DayCell
                        date={date}
                        items={days.get(date) ?? []}
                        isToday={date === today}
                        isChosen={date === chosen}
                        isStop={date === keys.current}
                        onChoose={() => onDay(date)}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="grid min-w-0 content-start gap-2 min-[90rem]:sticky min-[90rem]:top-4">
        {chosen?.startsWith(month) ? (
          <AgendaDay date={chosen} items={days.get(chosen) ?? []} />
        ) : (
          <p className="text-ink-soft">{t('hint')}</p>
        )}
      </div>
    </div>
  );
}
