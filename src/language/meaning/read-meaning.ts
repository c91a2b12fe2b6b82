import type { CalendarSpec, HolidaySource } from '../../core/calendar/index.ts';
import { readCalendars } from './calendars.ts';
import type { Context } from './context.ts';

/** Says all that is wrong or unclear in what an agreement says, and gives its calendars. */
export function readMeaning(context: Context, holidays: HolidaySource | undefined): { readonly [id: string]: CalendarSpec } {
  return readCalendars(context, holidays);
}
