import type { Agreement } from '../../agreement/index.ts';
import { ALWAYS, type CalendarSpec } from '../../calendar/index.ts';
import { combined, type Direction } from '../direction.ts';
import { type HoursEffect, hoursEffect } from './hours.ts';
import type { Judge, Sides } from './judge.ts';
import { calendarDirection, comparedFrom } from './targets.ts';

/** The hours a calendar of the agreement gained and lost; null where one of the versions has no such calendar. */
export function calendarEffect(id: string, sides: Sides): HoursEffect | null {
  const before = sides.before.calendars[sides.earlierId('calendars', id)];
  const after = sides.after.calendars[id];
  return before === undefined || after === undefined ? null : hoursEffect(before, after, comparedFrom(sides));
}

/** Hours, holidays and exceptions of one calendar together: by what they do to the promises that count on it. */
export const calendarTermJudge =
  (id: string): Judge =>
  (_before, _after, sides) => {
    const effect = calendarEffect(id, sides);
    if (effect === null) return { direction: 'unclear', reason: 'hours' };
    const hours = directionOfHours(effect);
    const uses = [...usesOf(sides.before, sides.earlierId('calendars', id)), ...usesOf(sides.after, id)];
    const ofTargets = sides.once(`calendar ${id}`, () => calendarDirection(id, sides));
    const direction = combined([ofTargets, ...uses.map((use) => directionOfUse(use, hours))]);
    return { direction, reason: direction === 'neutral' ? 'hoursUnused' : 'hours', effect };
  };

/** Which services use a calendar, and for what. */
function usesOf({ services }: Agreement, id: string): ReadonlySet<string> {
  return new Set(
    Object.values(services).flatMap(({ hours }) =>
      Object.entries(hours).flatMap(([use, calendar]) => (calendar === id ? [use] : [])),
    ),
  );
}

function directionOfHours({ addedMs, removedMs }: HoursEffect): Direction {
  if (addedMs > 0 && removedMs > 0) return 'unclear';
  return addedMs > 0 ? 'customer' : removedMs > 0 ? 'provider' : 'neutral';
}

/** Longer hours of cover, support and standby serve the customer; longer hours for maintenance the provider. */
function directionOfUse(use: string, hours: Direction): Direction {
  if (hours === 'neutral' || hours === 'unclear') return hours;
  if (use === 'measurement') return 'unclear';
  if (use === 'maintenance') return hours === 'customer' ? 'provider' : 'customer';
  return hours;
}

/** Another calendar for one use of a service. */
export const serviceHoursJudge =
  (use: string): Judge =>
  (before, after, sides) => {
    const earlier = before?.kind === 'reference' ? sides.earlierId('calendars', before.id) : null;
    const left = specOf(earlier, sides.before);
    const right = specOf(after?.kind === 'reference' ? after.id : null, sides.after);
    if (left === null || right === null) {
      const direction = directionOfUse(use, left === null ? 'customer' : 'provider');
      return { direction, reason: 'hours' };
    }
    const effect = hoursEffect(left, right, comparedFrom(sides));
    return { direction: directionOfUse(use, directionOfHours(effect)), reason: 'hours', effect };
  };

const BUILT_IN: ReadonlySet<string> = new Set(['always', '24x7']);

function specOf(id: string | null, { calendars }: Agreement): CalendarSpec | null {
  if (id === null) return null;
  return calendars[id] ?? (BUILT_IN.has(id) ? ALWAYS : null);
}
