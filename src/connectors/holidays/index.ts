// connectors/holidays: which days are public holidays in another country?
// Takes: a country or region code (`DE`, `DE-BY`) and years. Gives: dates with English names, from date-holidays.
// Knows nothing of: calendars, agreements, France (computed in core).
import type { HolidaySource, NamedDate } from '../../core/calendar/index.ts';
import { dateOfDay, dayNumberOf } from '../../core/time/index.ts';

/** The installed version of date-holidays, printed with what was compiled from it. A test compares it with the package. */
const LIBRARY = 'date-holidays 3.37.0';

type Library = typeof import('date-holidays');
type Holidays = InstanceType<Library['default']>;

/**
 * Loads the library (12 MB of data, some 200 ms: only when an agreement names another country) and gives the source
 * `specOfPlain` asks. Years outside 1900–2200 and unknown codes are null. Public holidays only; a holiday of less than
 * a whole day (24 December from noon) does not close its date and is left out.
 */
export async function loadHolidaySource(): Promise<HolidaySource> {
  const { default: Holidays } = await import('date-holidays');
  const index = new Holidays();
  const read = new Map<string, readonly NamedDate[]>();
  const source = (code: string, fromYear: number, toYear: number): readonly NamedDate[] | null => {
    const [country = '', state, region] = code.split('-');
    if (!(fromYear >= 1900 && toYear <= 2200) || !isKnown(index, country, state, region)) return null;
    const key = `${code} ${fromYear} ${toYear}`;
    let dates = read.get(key);
    if (dates === undefined) {
      const parts = [country, state, region].filter((part) => part !== undefined) as [string, string, string];
      dates = datesOf(new Holidays(...parts, { types: ['public'], languages: ['en'] }), fromYear, toYear);
      read.set(key, dates);
    }
    return dates;
  };
  return Object.assign(source, { library: LIBRARY });
}

/** Does the library list it? Asked for what it does not know it would answer for the whole country instead. */
function isKnown(index: Holidays, country: string, state: string | undefined, region: string | undefined): boolean {
  if (!has(index.getCountries(), country)) return false;
  if (state === undefined) return true;
  if (!has(index.getStates(country), state)) return false;
  return region === undefined || has(index.getRegions(country, state), region);
}

function has(names: { readonly [code: string]: string } | undefined, code: string): boolean {
  return names !== undefined && Object.hasOwn(names, code);
}

function datesOf(holidays: Holidays, fromYear: number, toYear: number): readonly NamedDate[] {
  const names = new Map<string, string>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const { date, start, end, name } of holidays.getHolidays(year)) {
      // `date` begins with the local date; the length is told from instants, an hour more or less when clocks change.
      const days = Math.floor((end.getTime() - start.getTime()) / 86_400_000 + 0.05);
      const first = dayNumberOf(date.slice(0, 10));
      for (let day = first; day < first + days; day++) {
        if (!names.has(dateOfDay(day))) names.set(dateOfDay(day), name);
      }
    }
  }
  return [...names].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}
