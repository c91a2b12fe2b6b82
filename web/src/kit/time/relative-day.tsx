import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../words/format.ts';
import { quickly } from '../../words/quickly.ts';
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
  const quick = useMemo(() => quickly(t), [t]);
  return useCallback(
    (at, timeZone, withTime = true) => {
      const instant = typeof at === 'number' ? at : Date.parse(at);
      const [today, date] = [dateIn(now, timeZone), dateIn(instant, timeZone)];
      const near = NEAR.get(daysBetween(today, date));
      const time = format.time(instant, timeZone);
      if (near !== undefined) return withTime ? quick(`time.day.${near}`, { time }) : quick(`time.day.${near}Bare`);
      const day = format.day(instant, timeZone, date.slice(0, 4) !== today.slice(0, 4));
      return withTime ? quick('time.day.other', { day, time }) : day;
    },
    [quick, format, now],
  );
}

/** How times are told, asked for once by a list of many rows for all of them: to ask in every row is dearer than to tell. */
export interface TimeTelling {
  readonly t: TFunction<'kit'>;
  readonly format: Format;
  readonly tellDay: TellDay;
}

/** How to tell times; the same until the language or the minute is another. */
export function useTimeTelling(): TimeTelling {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const tellDay = useRelativeDay();
  const quick = useMemo(() => quickly(t), [t]);
  return useMemo(() => ({ t: quick, format, tellDay }), [quick, format, tellDay]);
}

interface RelativeDayProps {
  readonly at: string;
  readonly timeZone: string;
  readonly withTime?: boolean;
  readonly className?: string;
}

/** An instant as people tell it, and exactly for machines. */
export function RelativeDay(props: RelativeDayProps) {
  return <RelativeDayTold {...props} telling={useTimeTelling()} />;
}

/** The same for a row of many, told as its list knows to. */
export function RelativeDayTold(props: RelativeDayProps & { readonly telling: TimeTelling }) {
  const { at, timeZone, withTime = true, className, telling } = props;
  return (
    <time dateTime={at} title={telling.format.dayAndTime(at, timeZone)} className={className}>
      {telling.tellDay(at, timeZone, withTime)}
    </time>
  );
}
