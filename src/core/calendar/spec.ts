import type { LocalDate } from '../time/index.ts';

/** Opening hours within one service day, in minutes after local midnight; `to` passes 1440 for an overnight window. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a calendar's holidays come from.
 * - `code`: computed in core (`FR`, `FR-57` …), any year; `worked` names holidays that stay worked.
 * - `dates`: given one by one, or compiled by another country's library when the agreement was read.
 */
export type HolidayRule =
  | { readonly kind: 'code'; readonly code: string; readonly worked: readonly string[] }
  | {
      readonly kind: 'dates';
      readonly source: string;
      readonly dates: readonly { readonly date: LocalDate; readonly name: string }[];
    };

/** Dates, both ends inclusive, whose windows replace those of the week and of any holiday. */
export interface CalendarException {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly windows: readonly DayWindow[];
}

/** A calendar as an agreement states it, with every shorthand resolved. Content-addressed: equal specs are one calendar. */
export interface CalendarSpec {
  /** IANA name. */
  readonly timeZone: string;
  /** Seven lists, Monday first. */
  readonly week: readonly (readonly DayWindow[])[];
  readonly holidays: readonly HolidayRule[];
  readonly exceptions: readonly CalendarException[];
}

const WHOLE_DAY: readonly DayWindow[] = [{ from: 0, to: 1440 }];

/** `24x7`: open at every instant, days told in UTC. */
export const ALWAYS: CalendarSpec = {
  timeZone: 'UTC',
  week: [WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY, WHOLE_DAY],
  holidays: [],
  exceptions: [],
};
