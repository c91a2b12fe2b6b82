import type { HolidaySource } from '../../core/calendar/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Store } from '../ports/index.ts';

/** What the register asks of the outside. */
export interface RegisterPorts {
  readonly store: Store;
  readonly now: () => Instant;
  /** The text of a base that comes with the program (`templates/msp-standard@2`); null: there is none. */
  readonly bases: (ref: string) => string | null;
  /** Public holidays of countries other than France; asked for only where an agreement needs them. */
  readonly holidays: () => Promise<HolidaySource>;
}
