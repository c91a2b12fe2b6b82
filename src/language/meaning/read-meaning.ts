import type { CalendarSpec, HolidaySource } from '../../core/calendar/index.ts';
import { checkBounds } from './bounds.ts';
import { readCalendars } from './calendars.ts';
import type { Context } from './context.ts';
import { checkHoles } from './holes.ts';
import { checkIdentity } from './identity.ts';
import { checkMoney } from './price/money.ts';
import { checkReckonable } from './price/reckonable.ts';
import { checkRemedies } from './price/remedies.ts';
import { checkTargets } from './targets.ts';
import { checkVagueness } from './vague.ts';
import { checkWording } from './wording.ts';

/** Says all that is wrong or unclear in what an agreement says, and gives its calendars. */
export function readMeaning(
  context: Context,
  holidays: HolidaySource | undefined,
): { readonly [id: string]: CalendarSpec } {
  checkIdentity(context);
  checkTargets(context);
  checkMoney(context);
  checkReckonable(context);
  checkRemedies(context);
  checkBounds(context);
  checkVagueness(context);
  checkHoles(context);
  checkWording(context);
  return readCalendars(context, holidays);
}
