// opening_hours.js, the evaluator of OpenStreetMap. It tells time in the zone of the process: these benchmarks run in
// the calendar's zone, elsewhere its answers are wrong.
import OpeningHours from 'opening_hours';

const office = new OpeningHours(
  'Mo-Fr 09:00-12:00,13:00-18:00; PH off',
  { lat: 48.85, lon: 2.35, address: { country_code: 'fr', state: 'Île-de-France' } },
  { mode: 0, locale: 'en' },
);

export const name = 'opening_hours';

export function add(t, ms) {
  let left = ms;
  const walk = office.getIterator(new Date(t));
  let at = t;
  while (true) {
    const isOpen = walk.getState();
    if (!walk.advance()) return Number.NaN;
    const next = walk.getDate().getTime();
    if (isOpen) {
      if (next - at >= left) return at + left;
      left -= next - at;
    }
    at = next;
  }
}

export function between(a, b) {
  return office.getOpenDuration(new Date(a), new Date(b))[0];
}
