import {
  type CalendarAnswer,
  type CalendarReading,
  type HolidaySource,
  runCalendarLine,
  specOfPlain,
} from '../../core/calendar/index.ts';

/** Calendars remembered by their text: an operations file repeats a few calendars on many lines. */
const MOST_CALENDARS = 1000;

export interface LineAnswerer {
  readonly answer: (text: string) => CalendarAnswer;
  /** True once a calendar named a country whose holidays core does not compute, until `learn` brings them. */
  readonly asksForHolidays: () => boolean;
  readonly learn: (source: HolidaySource) => void;
}

/** Answers lines of the `calendar` command; a calendar is read and compiled once, however many lines carry it. */
export function lineAnswerer(): LineAnswerer {
  const known = new Map<string, CalendarReading>();
  let source: HolidaySource | null = null;
  let asks = false;
  const toSpec = (calendar: unknown): CalendarReading => {
    const key = typeof calendar === 'string' ? `"${calendar}` : (JSON.stringify(calendar) ?? '');
    let reading = known.get(key);
    if (reading === undefined) {
      reading = specOfPlain(calendar, source === null ? {} : { holidaySource: source });
      asks ||=
        source === null && 'problems' in reading && reading.problems.some((each) => each.kind === 'foreignHolidayCode');
      if (known.size >= MOST_CALENDARS) known.clear();
      known.set(key, reading);
    }
    return reading;
  };
  return {
    answer: (text) => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return badLine(jsonFault(text));
      }
      return runCalendarLine(value, toSpec);
    },
    asksForHolidays: () => asks,
    learn: (found) => {
      source = found;
      asks = false;
      known.clear();
    },
  };
}

/** The answer to a line that holds no operation at all. */
export function badLine(message: string): CalendarAnswer {
  return { id: null, error: { code: 'badOp', message } };
}

function jsonFault(text: string): string {
  const start = text.trim().slice(0, 40);
  return `not JSON: ${start}${start.length < text.trim().length ? ' …' : ''}; a line is one whole JSON object`;
}
