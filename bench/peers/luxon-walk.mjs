// What one writes with luxon: walk from day to day in the calendar's zone and take the windows of each.
import { DateTime } from 'luxon';
import { frenchHolidays, WINDOWS, ZONE } from '../office.mjs';

const holidays = frenchHolidays(2024, 2028);

function* windowsFrom(t) {
  for (let day = DateTime.fromMillis(t, { zone: ZONE }).startOf('day'); ; day = day.plus({ days: 1 })) {
    if (day.weekday > 5 || holidays.has(day.toISODate())) continue;
    for (const [from, to] of WINDOWS) {
      yield [day.set({ hour: from / 60 }).toMillis(), day.set({ hour: to / 60 }).toMillis()];
    }
  }
}

export const name = 'luxon, a walk from day to day';

export function add(t, ms) {
  let left = ms;
  for (const [start, end] of windowsFrom(t)) {
    const begin = Math.max(start, t);
    if (end <= begin) continue;
    if (end - begin >= left) return begin + left;
    left -= end - begin;
  }
  return Number.NaN;
}

export function between(a, b) {
  let sum = 0;
  for (const [start, end] of windowsFrom(a)) {
    if (start >= b) return sum;
    sum += Math.max(0, Math.min(end, b) - Math.max(start, a));
  }
  return sum;
}
