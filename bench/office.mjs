// The calendar that every peer is measured on: Monday to Friday 09:00–12:00 and 13:00–18:00 in Paris, French holidays;
// and the questions asked of it, the same ones in every run.
import Holidays from 'date-holidays';

export const ZONE = 'Europe/Paris';
export const WINDOWS = [
  [9 * 60, 12 * 60],
  [13 * 60, 18 * 60],
];
export const WORKED = 4 * 3_600_000;
const DAY = 86_400_000;

/** The same calendar as core states it. */
export const SPEC = {
  timeZone: ZONE,
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? WINDOWS.map(([from, to]) => ({ from, to })) : [])),
  holidays: [{ kind: 'code', code: 'FR', worked: [] }],
  exceptions: [],
};

/** French public holidays as `YYYY-MM-DD`, told by date-holidays. */
export function frenchHolidays(from, to) {
  const library = new Holidays('FR');
  const dates = new Set();
  for (let year = from; year <= to; year += 1) {
    for (const day of library.getHolidays(year)) if (day.type === 'public') dates.add(day.date.slice(0, 10));
  }
  return dates;
}

/** Numbers from 0 to 1, the same ones in every run (a linear congruential generator). */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** `count` pairs of instants that begin in 2025 and lie up to `days` apart: `{ from, to }`, whole seconds. */
export function pairs(count, days) {
  const next = chance(20_25);
  const from = new Float64Array(count);
  const to = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    from[at] = Date.UTC(2025, 0, 1) + Math.floor((next() * 365 * DAY) / 1000) * 1000;
    to[at] = from[at] + Math.floor((next() * days * DAY) / 1000) * 1000;
  }
  return { from, to };
}
