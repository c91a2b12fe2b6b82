// dayjs with its business-time plugin, told the same windows and holidays; it works in the zone of the process.
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { frenchHolidays } from '../office.mjs';

dayjs.extend(businessTime);
const day = [
  { start: '09:00:00', end: '12:00:00' },
  { start: '13:00:00', end: '18:00:00' },
];
dayjs.setBusinessTime({
  sunday: null,
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: null,
});
dayjs.setHolidays([...frenchHolidays(2024, 2028)]);

export const name = 'dayjs-business-time';

export function add(t, ms) {
  return dayjs(t)
    .addBusinessMinutes(ms / 60_000)
    .valueOf();
}

export function between(a, b) {
  return dayjs(b).businessMinutesDiff(dayjs(a)) * 60_000;
}
