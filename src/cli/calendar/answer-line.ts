import { type CalendarAnswer, type CalendarReading, runCalendarLine, specOfPlain } from '../../core/calendar/index.ts';
import type { HolidaySource } from '../parts.ts';

/** Calendars remembered by their text: an operations file repeats a few calendars on many lines. */
const MOST_CALENDARS = 1000;

/** Answers lines of the `calendar` command; a calendar is read and compiled once, however many lines carry it. */
export function lineAnswerer(holidaySource: HolidaySource): (text: string) => CalendarAnswer {
  const known = new Map<string, CalendarReading>();
  const toSpec = (calendar: unknown): CalendarReading => {
    const key = typeof calendar === 'string' ? `"${calendar}` : (JSON.stringify(calendar) ?? '');
    let reading = known.get(key);
    if (reading === undefined) {
      reading = specOfPlain(calendar, { holidaySource });
      if (known.size >= MOST_CALENDARS) known.clear();
      known.set(key, reading);
    }
    return reading;
  };
  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return badLine(jsonFault(text));
    }
    return runCalendarLine(value, toSpec);
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
