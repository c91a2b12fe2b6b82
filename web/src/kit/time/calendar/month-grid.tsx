import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import { Told } from '../../figures/band.tsx';
import { type CalendarDay, weeksOf } from './weeks.ts';

interface MonthGridProps {
  /** `2026-03` */
  readonly month: string;
  readonly days: readonly CalendarDay[];
  /** `2026-03-12`, in the calendar's zone. */
  readonly today?: string;
  readonly onDay?: (date: string) => void;
  /** Hears what is pointed at, where another than the month itself tells it. */
  readonly onTold?: (words: string | null) => void;
}

/**
 * How a day of each kind looks, told apart without colour too. Open: filled. Closed: an empty frame. Holiday: hatched.
 * Exceptional: a dashed frame.
 */
export const DAY_LOOK: Readonly<Record<CalendarDay['kind'], string>> = {
  open: 'bg-on-time-soft text-ink',
  closed: 'text-ink-faint outline -outline-offset-1 outline-line',
  holiday:
    'bg-paused-soft bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--paused-fill)_5px_6px)] text-ink font-semibold',
  exceptional: 'bg-surface text-ink font-semibold outline-2 -outline-offset-2 outline-dashed outline-soon',
};

/** A month in weeks, each day with what it is; why is told on pointing and by the keyboard. */
export function MonthGrid({ month, days, today, onDay, onTold }: MonthGridProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const [told, setTold] = useState<string | null>(null);
  const tellTo = onTold ?? setTold;
  const weeks = weeksOf(month);
  const wordsOf = useDayWords(days);
  const { table, current, onKeyDown, setCurrent } = useDayKeys(weeks.flat().filter((date) => date !== null));
  const known = new Map(days.map((day) => [day.date, day]));
  return (
    <div className="grid min-w-0 content-start gap-1">
      <table ref={table} onKeyDown={onKeyDown} className="w-full table-fixed border-separate border-spacing-0.5">
        <caption className="py-1 text-left font-medium first-letter:uppercase">{format.month(month)}</caption>
        <thead>
          <tr>
            {format.weekdays().map(({ short, long }) => (
              <th key={long} scope="col" abbr={long} className="text-xs font-normal text-ink-faint">
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((date) => date !== null)}>
              {week.map((date, at) =>
                date === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is its column
                  <td key={at} />
                ) : (
                  <td key={date} className="p-0">
                    <button
                      type="button"
                      aria-label={wordsOf(date)}
                      aria-current={date === today ? 'date' : undefined}
                      tabIndex={date === current ? 0 : -1}
                      onClick={() => onDay?.(date)}
                      onFocus={() => {
                        setCurrent(date);
                        tellTo(wordsOf(date));
                      }}
                      onBlur={() => tellTo(null)}
                      onPointerEnter={() => tellTo(wordsOf(date))}
                      onPointerLeave={() => tellTo(null)}
                      className={`h-7 w-full rounded-sm text-sm aria-[current=date]:underline aria-[current=date]:decoration-2 aria-[current=date]:underline-offset-2 ${DAY_LOOK[known.get(date)?.kind ?? 'open']}`}
                    >
                      {format.dayOfMonth(date)}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {onTold === undefined && <Told words={told} hint={t('time.calendar.hint')} />}
    </div>
  );
}

/** What is to be said of a date. */
function useDayWords(days: readonly CalendarDay[]): (date: string) => string {
  const { t } = useTranslation('kit');
  const format = useFormat();
  return (date) => {
    const found = days.find((one) => one.date === date);
    const day = format.day(`${date}T12:00:00Z`, 'UTC');
    if (found === undefined) return day;
    const { hours, why } = found;
    const kind = t(`time.calendar.kind.${found.kind}`);
    if (hours != null && why != null) return t('time.calendar.dayHoursWhy', { day, kind, hours, why });
    if (hours != null) return t('time.calendar.dayHours', { day, kind, hours });
    return why == null ? t('time.calendar.day', { day, kind }) : t('time.calendar.dayWhy', { day, kind, why });
  };
}

/** One stop of the Tab key a month; arrows go by days and weeks. */
function useDayKeys(dates: readonly string[]) {
  const table = useRef<HTMLTableElement>(null);
  const [wanted, setCurrent] = useState<string | null>(null);
  const current = wanted !== null && dates.includes(wanted) ? wanted : (dates[0] ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };
    const step = steps[event.key];
    if (step === undefined || current === null) return;
    event.preventDefault();
    const next = Math.min(dates.length - 1, Math.max(0, dates.indexOf(current) + step));
    table.current?.querySelectorAll('button')[next]?.focus();
  };
  return { table, current, onKeyDown, setCurrent };
}
