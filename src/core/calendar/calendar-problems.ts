import { DAY_MS, dayNumberOf, END_INSTANT, FIRST_INSTANT, isTimeZone } from '../time/index.ts';
import { serviceDays } from './days.ts';
import { holidayCodes, holidayIds, isHolidayCode } from './holidays/index.ts';
import { type CalendarProblem, problem } from './problem.ts';
import type { CalendarSpec, DayWindow, HolidayRule } from './spec.ts';

/** What forbids a spec to be compiled, all of it; paths lead into the spec. Empty: `compileCalendar` may be called. */
export function calendarProblems(spec: CalendarSpec): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (!isTimeZone(spec.timeZone)) {
    problems.push(problem('unknownTimeZone', ['timeZone'], { timeZone: spec.timeZone }));
  }
  if (spec.week.length !== 7) problems.push(problem('hoursMissing', ['week']));
  spec.week.forEach((windows, day) => {
    problems.push(...windowProblems(windows, ['week', day]));
  });
  spec.holidays.forEach((rule, place) => {
    problems.push(...ruleProblems(rule, ['holidays', place]));
  });
  spec.exceptions.forEach((exception, place) => {
    const key = `${exception.from}..${exception.to}`;
    const width = dayNumberOf(exception.to) - dayNumberOf(exception.from);
    if (Number.isNaN(width)) problems.push(problem('badExceptionDate', ['exceptions', place], { key }));
    else if (width < 0) problems.push(problem('exceptionBackwards', ['exceptions', place], { key }));
    problems.push(...windowProblems(exception.windows, ['exceptions', place, 'windows']));
  });
  if (problems.length === 0 && !everOpens(spec)) problems.push(problem('neverOpens', []));
  return problems;
}

function windowProblems(windows: readonly DayWindow[], path: CalendarProblem['path']): CalendarProblem[] {
  return windows.flatMap((window, place) => {
    const text = `${timeOfMinute(window.from)}-${timeOfMinute(window.to)}`;
    if (window.to <= window.from) return [problem('emptyWindow', [...path, place], { window: text })];
    const whole = Number.isInteger(window.from) && Number.isInteger(window.to);
    if (whole && window.from >= 0 && window.from < 1440 && window.to <= 2880) return [];
    return [problem('impossibleTime', [...path, place], { window: text, time: text })];
  });
}

/** A minute after midnight as the clock shows it, `09:00`; the end of the day is `24:00`. */
export function timeOfMinute(minute: number): string {
  const ofDay = minute > 1440 ? minute - 1440 : minute;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function ruleProblems(rule: HolidayRule, path: CalendarProblem['path']): CalendarProblem[] {
  if (rule.kind === 'dates') {
    return rule.dates.flatMap(({ date }, place) =>
      Number.isNaN(dayNumberOf(date)) ? [problem('badHolidayDate', [...path, 'dates', place], { date })] : [],
    );
  }
  const { code } = rule;
  if (!isHolidayCode(code)) return [problem('unknownHolidayCode', [...path, 'code'], { code, known: holidayCodes() })];
  const known = holidayIds(code);
  return rule.worked.flatMap((name, place) =>
    known.includes(name) ? [] : [problem('unknownWorkedHoliday', [...path, 'worked', place], { code, name, known })],
  );
}

/** Does any date of 1900–2200 keep a window? Nearly every calendar shows it within its first weeks. */
function everOpens(spec: CalendarSpec): boolean {
  const opensIn = (from: number, to: number) =>
    serviceDays(spec, from, to).windows.some((windows) => windows.length > 0);
  const sample = dayNumberOf('2025-01-06');
  return opensIn(sample, sample + 28) || opensIn(FIRST_INSTANT / DAY_MS, END_INSTANT / DAY_MS);
}
