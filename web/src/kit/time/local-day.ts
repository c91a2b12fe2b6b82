const styles = new Map<string, Intl.DateTimeFormat>();

function partsIn(at: number, timeZone: string): { readonly date: string; readonly seconds: number } {
  let style = styles.get(timeZone);
  if (style === undefined) {
    style = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    styles.set(timeZone, style);
  }
  const parts = Object.fromEntries(style.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    seconds: Number(parts['hour']) * 3_600 + Number(parts['minute']) * 60 + Number(parts['second']),
  };
}

/** Dates that were asked for: a list asks for those of the same instants again and again, and parts are dear. */
const dates = new Map<string, string>();
const MOST_DATES = 5_000;

/** The date (`2026-03-12`) on the wall of a zone at an instant. */
export function dateIn(at: number, timeZone: string): string {
  const asked = `${at} ${timeZone}`;
  let date = dates.get(asked);
  if (date === undefined) {
    if (dates.size >= MOST_DATES) dates.clear();
    date = partsIn(at, timeZone).date;
    dates.set(asked, date);
  }
  return date;
}

/** How many dates `to` is after `from`; negative: before. Both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const DAY_MS = 86_400_000;

/** The first instant of a date in a zone. Where midnight is skipped by a change of the clocks, the first instant that is. */
export function startOfDate(date: string, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`);
  const offsetAt = (at: number) => {
    const { date: day, seconds } = partsIn(at, timeZone);
    return Date.parse(`${day}T00:00:00Z`) + seconds * 1_000 - Math.floor(at / 1_000) * 1_000;
  };
  const first = wall - offsetAt(wall);
  const second = wall - offsetAt(first);
  return dateIn(second, timeZone) < date ? Math.max(first, second) : second;
}

/** The midnights of a zone that lie within two instants. */
export function midnightsWithin(fromMs: number, toMs: number, timeZone: string): readonly number[] {
  const found: number[] = [];
  let date = dateIn(fromMs, timeZone);
  for (let guard = 0; guard < 800; guard += 1) {
    date = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
    const at = startOfDate(date, timeZone);
    if (at >= toMs) break;
    found.push(at);
  }
  return found;
}
