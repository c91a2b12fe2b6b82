import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { Told } from '../figures/band.tsx';
import { PlotFrame } from '../figures/plot-frame.tsx';
import { useWidth } from '../figures/use-width.ts';
import { type ForecastBar, type ForecastHour, forecastBars, placeIn } from './forecast-bars.ts';
import { useRelativeDay } from './relative-day.tsx';

interface ForecastStripProps {
  readonly timeZone: string;
  /** Hour by hour: how many breaches are expected in the hour that begins there. */
  readonly hours: readonly ForecastHour[];
  /** When service hours end: whose, in words. */
  readonly closings?: readonly { readonly at: string; readonly label: string }[];
  readonly title?: string;
  readonly onHour?: (from: string) => void;
}

/** Breaches expected, hour by hour, and who closes when. */
export function ForecastStrip({ timeZone, hours, closings = [], title, onHour }: ForecastStripProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const tell = useRelativeDay();
  const [told, setTold] = useState<string | null>(null);
  const [place, width] = useWidth();
  const bars = forecastBars(hours, width);
  const heading = title ?? t('time.forecast.title');
  const count = hours.reduce((sum, hour) => sum + hour.count, 0);
  const most = Math.max(4, ...bars.map((bar) => bar.count));
  const closes = (bar: ForecastBar) =>
    closings
      .filter(({ at }) => placeIn(bar, at) !== null)
      .map(({ at, label }) => t('time.forecast.closes', { label, when: tell(at, timeZone) }));
  const wordsOf = (bar: ForecastBar) => {
    const when = tell(bar.from, timeZone);
    const until = format.time(bar.until, timeZone);
    const expected =
      bar.hours === 1
        ? t('time.forecast.hour', { when, count: bar.count })
        : t('time.forecast.hours', { when, until, count: bar.count });
    return [expected, ...closes(bar)].join('. ');
  };
  const {
    hour: hourColumn,
    count: countColumn,
    closes: closesColumn,
  } = t('time.forecast.columns', { returnObjects: true });
  const table = {
    columns: [hourColumn, { text: countColumn, isNumber: true as const }, closesColumn],
    rows: forecastBars(hours, Number.POSITIVE_INFINITY).map((bar) => [
      tell(bar.from, timeZone),
      bar.count,
      closes(bar).join('. '),
    ]),
  };
  const summary = count === 0 ? t('time.forecast.none') : t('time.forecast.summary', { count });
  return (
    <PlotFrame title={heading} summary={summary} table={table}>
      <div ref={place} className="flex h-20 items-end gap-px">
        {bars.map((hour) => (
          <button
            key={hour.from}
            type="button"
            aria-label={wordsOf(hour)}
            onClick={() => onHour?.(hour.from)}
            onFocus={() => setTold(wordsOf(hour))}
            onBlur={() => setTold(null)}
            onPointerEnter={() => setTold(wordsOf(hour))}
            onPointerLeave={() => setTold(null)}
            className="relative flex h-full min-w-0 flex-1 flex-col justify-end bg-sunken text-center text-xs hover:bg-line focus-visible:z-10"
          >
            <Closings bar={hour} instants={closings.map(({ at }) => at)} />
            {hour.count > 0 && (
              <span className="relative mx-auto rounded-sm bg-inherit px-0.5 font-semibold">
                {format.number(hour.count)}
              </span>
            )}
            <span className="bg-soon-fill" style={{ height: `${(hour.count / most) * 70}%` }} />
          </button>
        ))}
      </div>
      <div aria-hidden="true" className="flex text-xs text-ink-faint">
        {bars.map(({ from }, at) => (
          <span key={from} className="min-w-0 flex-1 overflow-visible whitespace-nowrap">
            {at % 4 === 0 ? format.time(from, timeZone) : ''}
          </span>
        ))}
      </div>
      <Told
        words={told}
        // A line may end with what stands between, and begins with none.
        hint={closings
          .map(({ at, label }) => t('time.forecast.closes', { label, when: tell(at, timeZone) }))
          .join('\u00a0· ')}
      />
    </PlotFrame>
  );
}

/** A line at each instant at which service hours end, where it stands in the bar. */
function Closings({ bar, instants }: { readonly bar: ForecastBar; readonly instants: readonly string[] }) {
  return [...new Set(instants)].map((at) => {
    const place = placeIn(bar, at);
    return (
      place !== null && (
        <span
          key={at}
          className="pointer-events-none absolute inset-y-0 border-l-2 border-dashed border-ink-soft"
          style={{ left: `${place * 100}%` }}
        />
      )
    );
  });
}
