import { PROBLEM_WORDINGS } from './messages/problem-wordings.ts';
import { type Facts, inWords, type MessageLanguage } from './messages/wording.ts';

/** What can be wrong with a calendar; stable names, for messages in any language. */
export type CalendarProblemKind =
  | 'notACalendar'
  | 'unknownKey'
  | 'unknownTimeZone'
  | 'hoursMissing'
  | 'hoursNotAMap'
  | 'unknownDay'
  | 'windowsNotAList'
  | 'badWindow'
  | 'impossibleTime'
  | 'emptyWindow'
  | 'tooManyWindows'
  | 'badHolidays'
  | 'badHolidayDate'
  | 'unknownHolidayCode'
  | 'foreignHolidayCode'
  | 'badWorked'
  | 'unknownWorkedHoliday'
  | 'exceptionsNotAMap'
  | 'badExceptionDate'
  | 'exceptionBackwards'
  | 'tooManyEntries'
  | 'neverOpens';

/** One thing wrong with a calendar: where in the value that was read, what, and the figures a message needs. */
export interface CalendarProblem {
  readonly kind: CalendarProblemKind;
  /** Keys and places from the calendar object to the offending value (for a bad key: to that key). */
  readonly path: readonly (string | number)[];
  readonly facts: Facts;
  /** In English: what is wrong and the way out. `calendarProblemMessage` says it in French. */
  readonly message: string;
}

/** A problem with its English message. */
export function problem(kind: CalendarProblemKind, path: CalendarProblem['path'], facts: Facts = {}): CalendarProblem {
  return { kind, path, facts, message: inWords(PROBLEM_WORDINGS[kind], facts, 'en') };
}

/** What is wrong with a calendar and the way out, in French or English; without the place, which is its `path`. */
export function calendarProblemMessage(told: CalendarProblem, language: MessageLanguage): string {
  return inWords(PROBLEM_WORDINGS[told.kind], told.facts, language);
}
