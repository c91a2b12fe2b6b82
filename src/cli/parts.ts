import type { HolidaySource } from '../core/calendar/index.ts';

export type { HolidaySource } from '../core/calendar/index.ts';

/** What the commands ask to be handed; main joins them. Each is loaded when it is first asked for. */
export interface Parts {
  readonly version: () => string;
  /** Public holidays of countries that core does not compute. */
  readonly holidays: HolidaySource;
}
