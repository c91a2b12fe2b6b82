import { dayNumberOf, partsOfDay, weekdayOf } from '../time/index.ts';
import { holidaysOfYear } from './holidays/index.ts';
import type { CalendarException, CalendarSpec, DayWindow } from './spec.ts';

/** Why a date that the week would have opened is closed. */
export type Closure = { readonly state: 'holiday'; readonly name: string } | { readonly state: 'exception' };

/** The windows of every local date from `fromDay` on, and what closed the dates that the week would have opened. */
export interface ServiceDays {
  readonly fromDay: number;
  readonly windows: readonly (readonly DayWindow[])[];
  readonly closures: readonly (Closure | null)[];
}

const NONE: readonly DayWindow[] = [];

/** Windows sorted, overlapping and touching ones united, empty ones dropped. */
export function uniteWindows(windows: readonly DayWindow[]): readonly DayWindow[] {
  const united: { from: number; to: number }[] = [];
  for (const window of [...windows].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (window.to <= window.from) continue;
    if (last === undefined || window.from > last.to) united.push({ from: window.from, to: window.to });
    else if (window.to > last.to) last.to = window.to;
  }
  return united;
}

/** The dates of `[fromDay, toDay)` as SEMANTICS 0.1 orders them: an exception, else a holiday, else the week. */
export function serviceDays(spec: CalendarSpec, fromDay: number, toDay: number): ServiceDays {
  const week = spec.week.map(uniteWindows);
  const windows: (readonly DayWindow[])[] = [];
  const closures: (Closure | null)[] = [];
  for (let day = fromDay; day < toDay; day++) {
    windows.push(week[weekdayOf(day)] ?? NONE);
    closures.push(null);
  }
  for (const { dayNumber, id } of holidayDays(spec, fromDay, toDay)) {
    const at = dayNumber - fromDay;
    if ((windows[at]?.length ?? 0) === 0) continue;
    windows[at] = NONE;
    closures[at] = { state: 'holiday', name: id };
  }
  for (const exception of byPrecedence(spec.exceptions)) {
    const own = uniteWindows(exception.windows);
    const last = Math.min(dayNumberOf(exception.to), toDay - 1);
    for (let day = Math.max(dayNumberOf(exception.from), fromDay); day <= last; day++) {
      const weekHas = (week[weekdayOf(day)]?.length ?? 0) > 0;
      windows[day - fromDay] = own;
      closures[day - fromDay] = own.length === 0 && weekHas ? { state: 'exception' } : null;
    }
  }
  return { fromDay, windows, closures };
}

/** The holidays of all rules in the years of a range of days, and all dates named; the first rule to name a date gives it its name. */
function holidayDays(spec: CalendarSpec, fromDay: number, toDay: number): { dayNumber: number; id: string }[] {
  const days: { dayNumber: number; id: string }[] = [];
  for (const rule of spec.holidays) {
    if (rule.kind === 'dates') {
      for (const { date, name } of rule.dates) days.push({ dayNumber: dayNumberOf(date), id: name });
    } else {
      const lastYear = partsOfDay(toDay).year;
      for (let year = partsOfDay(fromDay).year; year <= lastYear; year++) {
        for (const day of holidaysOfYear(rule.code, year)) if (!rule.worked.includes(day.id)) days.push(day);
      }
    }
  }
  return days;
}

/** Wider exceptions first, so that the narrower one has the last word; among equals the one written later. */
function byPrecedence(exceptions: readonly CalendarException[]): readonly CalendarException[] {
  const width = (exception: CalendarException) => dayNumberOf(exception.to) - dayNumberOf(exception.from);
  return exceptions.toSorted((a, b) => width(b) - width(a));
}
