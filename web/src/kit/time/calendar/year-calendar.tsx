import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import { Told } from '../../figures/band.tsx';
import { Legend } from '../../figures/legend.tsx';
import { PlotFrame } from '../../figures/plot-frame.tsx';
import { DAY_LOOK, MonthGrid } from './month-grid.tsx';
import type { CalendarDay } from './weeks.ts';

interface YearCalendarProps {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly today?: string;
}

const KINDS = ['open', 'closed', 'holiday', 'exceptional'] as const;

/** A year of service hours at a glance: which days are open, and why the others are not. */
export function YearCalendar({ year, days, today }: YearCalendarProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const [told, setTold] = useState<string | null>(null);
  const count = (kind: CalendarDay['kind']) => format.number(days.filter((day) => day.kind === kind).length);
  const { day, kind, hours, why } = t('time.calendar.columns', { returnObjects: true });
  const table = {
    columns: [day, kind, hours, why],
    rows: days
      .filter((one) => one.kind === 'holiday' || one.kind === 'exceptional')
      .map((one) => [
        format.day(`${one.date}T12:00:00Z`, 'UTC'),
        t(`time.calendar.kind.${one.kind}`),
        one.hours ?? '',
        one.why ?? '',
      ]),
  };
  const summary = t('time.calendar.summary', {
    open: count('open'),
    closed: count('closed'),
    holiday: count('holiday'),
    exceptional: count('exceptional'),
  });
  return (
    <PlotFrame title={t('time.calendar.year', { year })} summary={summary} table={table}>
      <Legend
        items={KINDS.filter((one) => days.some((found) => found.kind === one)).map((one) => ({
          look: DAY_LOOK[one],
          text: t(`time.calendar.kind.${one}`),
        }))}
      />
      <div className="sticky top-0 z-10 bg-canvas">
        <Told words={told} hint={t('time.calendar.hint')} />
      </div>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`).map((month) => (
          <MonthGrid
            key={month}
            month={month}
            days={days.filter(({ date }) => date.startsWith(month))}
            onTold={setTold}
            {...(today === undefined ? {} : { today })}
          />
        ))}
      </div>
    </PlotFrame>
  );
}
