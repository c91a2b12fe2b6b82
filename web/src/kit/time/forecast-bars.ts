/** An hour, and how many breaches are expected in it. */
export interface ForecastHour {
  readonly from: string;
  readonly count: number;
}

/** Hours that stand together as one bar: from, until, and what is expected in them. */
export interface ForecastBar extends ForecastHour {
  readonly until: string;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;
/** What a finger can hit (WCAG 2.5.8), and a hair beside it. */
const LEAST_PX = 25;

/** The bars of hours in so many pixels: as many hours each as it takes for every bar to be hit. */
export function forecastBars(hours: readonly ForecastHour[], width: number): readonly ForecastBar[] {
  const each = Math.min(hours.length, Math.max(1, Math.ceil((LEAST_PX * hours.length) / width)));
  const bars: ForecastBar[] = [];
  for (let at = 0; at < hours.length; at += each) {
    const together = hours.slice(at, at + each);
    const [first, last] = [together[0] as ForecastHour, together[together.length - 1] as ForecastHour];
    bars.push({
      from: first.from,
      until: new Date(Date.parse(last.from) + HOUR_MS).toISOString(),
      count: together.reduce((sum, hour) => sum + hour.count, 0),
      hours: together.length,
    });
  }
  return bars;
}

/** Where in a bar an instant stands: 0 at its begin, short of 1 at its end; null: in another one. */
export function placeIn({ from, until }: Pick<ForecastBar, 'from' | 'until'>, at: string): number | null {
  const [begin, end, instant] = [Date.parse(from), Date.parse(until), Date.parse(at)];
  return instant >= begin && instant < end ? (instant - begin) / (end - begin) : null;
}
