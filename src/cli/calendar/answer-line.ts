import {
  type CalendarAnswer,
  type CalendarReading,
  type HolidaySource,
  runCalendarLine,
  specOfPlain,
} from '../../core/calendar/index.ts';
import type { Messages } from '../messages/index.ts';

/** An operation needs five; values nested thousands deep exhaust whoever walks through them. */
const MOST_LEVELS = 32;
/** Calendars remembered by their text: an operations file repeats a few calendars on many lines. */
const MOST_CALENDARS = 1000;

export interface LineAnswerer {
  readonly answer: (text: string) => CalendarAnswer;
  /** True once a calendar named a country whose holidays core does not compute, until `learn` brings them. */
  readonly asksForHolidays: () => boolean;
  readonly learn: (source: HolidaySource) => void;
}

/** Answers lines of the `calendar` command; in words of `lang`; a calendar is read and compiled once, however many lines carry it. */
export function lineAnswerer(say: Messages, lang: 'fr' | 'en'): LineAnswerer {
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
        return badLine(say.calendar.notJson(startOf(text)));
      }
      return isShallow(value, MOST_LEVELS)
        ? runCalendarLine(value, toSpec, lang)
        : badLine(say.calendar.tooDeep(MOST_LEVELS));
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

/** How a line begins, to be recognised by. */
function startOf(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 40)} …` : trimmed;
}

/** True for a value in which nothing lies deeper than `levels`. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
