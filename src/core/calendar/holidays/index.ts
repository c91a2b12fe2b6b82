// core/calendar/holidays: which dates are holidays, and what are they called?
// Takes: a code such as FR or FR-57, and a year. Gives: day numbers with ids. Knows nothing of: opening hours.
import { dayOfDefinition, frenchCodes, frenchDefinitions } from './french.ts';

export { easterSunday } from './easter.ts';
export { holidayName } from './names.ts';

export interface HolidayOfYear {
  readonly dayNumber: number;
  readonly id: string;
}

/** The codes whose holidays are computed, for any year. Any other metropolitan department (`FR-75`) is as `FR`. */
export function holidayCodes(): readonly string[] {
  return frenchCodes();
}

/** Is it a code whose holidays are computed here? */
export function isHolidayCode(code: string): boolean {
  return frenchDefinitions(code) !== null;
}

/** The ids of all days a code has in any year, for `worked` and for suggestions; empty for an unknown code. */
export function holidayIds(code: string): readonly string[] {
  return [...new Set((frenchDefinitions(code) ?? []).map((definition) => definition.id))];
}

/** The holidays of a code in a year, in order of date; empty for an unknown code. Two on one date are both given. */
export function holidaysOfYear(code: string, year: number): readonly HolidayOfYear[] {
  const days: HolidayOfYear[] = [];
  for (const definition of frenchDefinitions(code) ?? []) {
    const dayNumber = dayOfDefinition(definition, year);
    if (dayNumber !== null) days.push({ dayNumber, id: definition.id });
  }
  return days.sort((a, b) => a.dayNumber - b.dayNumber);
}
