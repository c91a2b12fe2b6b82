// The limit: the least work that answers the question at all. Open segments of twenty years in typed arrays, their
// running sum, and an index from a day (or an hour of open time) straight to its segment. No checks, no horizon.
import { DateTime } from 'luxon';
import { frenchHolidays, WINDOWS, ZONE } from './office.mjs';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const FIRST_YEAR = 2015;
const LAST_YEAR = 2035;

/** Builds the arrays with luxon, so that nothing of them comes from core. */
function segments() {
  const holidays = frenchHolidays(FIRST_YEAR, LAST_YEAR);
  const starts = [];
  const ends = [];
  const last = DateTime.fromObject({ year: LAST_YEAR, month: 12, day: 31 }, { zone: ZONE });
  for (let day = DateTime.fromObject({ year: FIRST_YEAR }, { zone: ZONE }); day <= last; day = day.plus({ days: 1 })) {
    if (day.weekday > 5 || holidays.has(day.toISODate())) continue;
    for (const [from, to] of WINDOWS) {
      starts.push(day.set({ hour: from / 60 }).toMillis());
      ends.push(day.set({ hour: to / 60 }).toMillis());
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
}

const { starts, ends } = segments();
const base = Date.UTC(FIRST_YEAR, 0, 1) - DAY;
const prefix = new Float64Array(starts.length + 1);
for (let at = 0; at < starts.length; at += 1) prefix[at + 1] = prefix[at] + ends[at] - starts[at];

/** For each slot, the first segment whose `marks` lies beyond the slot's begin. */
function directIndex(marks, from, slot, slots) {
  const index = new Int32Array(slots);
  let at = 0;
  for (let each = 0; each < slots; each += 1) {
    while (at < marks.length - 1 && marks[at] <= from + each * slot) at += 1;
    index[each] = at;
  }
  return index;
}

const ofDay = directIndex(ends, base, DAY, Math.ceil((ends[ends.length - 1] - base) / DAY));
const ofHour = directIndex(prefix.subarray(1), 0, HOUR, Math.ceil(prefix[starts.length] / HOUR));

function openUpTo(t) {
  let at = ofDay[((t - base) / DAY) | 0];
  while (ends[at] <= t) at += 1;
  return t > starts[at] ? prefix[at] + (t - starts[at]) : prefix[at];
}

/** The earliest instant by which `ms` of open time have passed since `t`. */
export function limitAdd(t, ms) {
  const total = openUpTo(t) + ms;
  let at = ofHour[((total - 1) / HOUR) | 0];
  while (prefix[at + 1] < total) at += 1;
  return starts[at] + (total - prefix[at]);
}

/** Open milliseconds from `a` to `b`. */
export function limitBetween(a, b) {
  return openUpTo(b) - openUpTo(a);
}
