import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { dateIn, daysBetween } from './local-day.ts';
import { useNow } from './use-now.ts';

/** Tells an instant as people do: `today 15:45`, `tomorrow 08:00`, `Thu 12 Mar 08:00`, on the wall of a zone. */
export type TellDay = (at: string | number, timeZone: string, withTime?: boolean) => string;

const NEAR = new Map<number, 'yesterday' | 'today' | 'tomorrow'>([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

/** How to tell instants relative to now. Told anew each minute, so that midnight does not make it wrong. */
export function useRelativeDay(): TellDay {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const now = useNow(60_000);
  return useCallback(
    (at, timeZone, withTime = true) => {
      const instant = typeof at === 'number' ? at : Date.parse(at);
      const [today, date] = [dateIn(now, timeZone), dateIn(instant, timeZone)];
      const near = NEAR.get(daysBetween(today, date));
      const time = format.time(instant, timeZone);
      if (near !== undefined) return withTime ? t(`time.day.${near}`, { time }) : t(`time.day.${near}Bare`);
      const day = format.day(instant, timeZone, date.slice(0, 4) !== today.slice(0, 4));
      return withTime ? t('time.day.other', { day, time }) : day;
    },
    [t, format, now],
  );
}

interface RelativeDayProps {
  readonly at: string;
  readonly timeZone: string;
  readonly withTime?: boolean;
  readonly className?: string;
}

/** An instant as people tell it, and exactly for machines. */
export function RelativeDay({ at, timeZone, withTime = true, className }: RelativeDayProps) {
  const tell = useRelativeDay();
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dayAndTime(at, timeZone)} className={className}>
      {tell(at, timeZone, withTime)}
    </time>
  );
}
