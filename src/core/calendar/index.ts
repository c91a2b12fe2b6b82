// core/calendar: when are we open?
// Takes: a CalendarSpec (weekly hours, holidays, exceptions, a time zone), instants, durations.
// Gives: open or not, service time between instants, deadlines, the reasons for being shut, what is wrong with a spec.
// Knows nothing of: tickets, targets, pauses, agreements, files.
export { add, addMs, type BeyondHorizon, HORIZON_MS, isOpen, nextOpen, openBetween } from './arithmetic.ts';
export { type CalendarAnswer, type CalendarErrorCode, runCalendarLine } from './calendar-line.ts';
export { calendarProblems, timeOfMinute } from './calendar-problems.ts';
export { type CalendarSpan, spansBetween } from './calendar-spans.ts';
export { alwaysOpen, type Calendar, compileCalendar } from './compile.ts';
export { deadline } from './deadline.ts';
export { FOREIGN_YEARS, type HolidaySource, type NamedDate } from './holiday-source.ts';
export { holidayCodes, holidayIds, holidayName, holidaysOfYear, isHolidayCode } from './holidays/index.ts';
export { type Counting, countingAfter, nextClose } from './next-close.ts';
export { type CalendarReading, type PlainCalendarOptions, specOfPlain } from './plain/plain-calendar.ts';
export { type CalendarProblem, type CalendarProblemKind, calendarProblemMessage } from './problem.ts';
export { nextOpening, serviceDayOf } from './service-day.ts';
export * from './spec.ts';
