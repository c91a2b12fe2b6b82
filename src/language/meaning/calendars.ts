import { type CalendarProblem, type CalendarSpec, type HolidaySource, specOfPlain } from '../../core/calendar/index.ts';
import { isTimeZone } from '../../core/time/index.ts';
import type { DiagnosticName } from '../diagnostics/catalogue.ts';
import { nearestWord } from '../diagnostics/suggest.ts';
import { type Context, entriesOf } from './context.ts';

/** The calendars of an agreement as specs; what is wrong with one is said, and it is left out. */
export function readCalendars(
  context: Context,
  holidays: HolidaySource | undefined,
): { readonly [id: string]: CalendarSpec } {
  const specs: [string, CalendarSpec][] = [];
  const zone = context.plain.timeZone;
  const timeZone = zone !== undefined && isTimeZone(zone) ? zone : 'UTC';
  for (const [id, plain] of entriesOf(context.plain.calendars)) {
    const bare = typeof plain === 'string' ? plain : withoutTitle(plain);
    const options = { timeZone, ...(holidays === undefined ? {} : { holidaySource: holidays }) };
    const reading = specOfPlain(bare, options);
    // Round the clock too has service days, which are those of the agreement's zone.
    if ('spec' in reading) specs.push([id, typeof plain === 'string' ? { ...reading.spec, timeZone } : reading.spec]);
    else for (const problem of reading.problems) sayOf(context, id, problem);
  }
  return Object.fromEntries(specs);
}

function withoutTitle(plain: object): object {
  return Object.fromEntries(Object.entries(plain).filter(([key]) => key !== 'title'));
}

const NAMES: { readonly [kind in CalendarProblem['kind']]?: DiagnosticName } = {
  unknownTimeZone: 'unknownZone',
  unknownDay: 'badHours',
  badWindow: 'badHours',
  impossibleTime: 'badHours',
  emptyWindow: 'badHours',
  badHolidayDate: 'badHolidays',
  unknownHolidayCode: 'badHolidays',
  foreignHolidayCode: 'badHolidays',
  badHolidays: 'badHolidays',
  unknownWorkedHoliday: 'badHolidays',
  badExceptionDate: 'badException',
  exceptionBackwards: 'badException',
  neverOpens: 'calendarNeverOpens',
};

const DETAILS: ReadonlySet<string> = new Set(['tooManyWindows', 'tooManyEntries']);

function sayOf(context: Context, calendar: string, problem: CalendarProblem): void {
  const { facts } = problem;
  const value = String(
    facts['window'] ?? facts['key'] ?? facts['date'] ?? facts['name'] ?? facts['code'] ?? facts['timeZone'] ?? calendar,
  );
  const known = Array.isArray(facts['known']) ? (facts['known'] as readonly string[]) : [];
  const name = NAMES[problem.kind] ?? 'badCalendar';
  const which = problem.kind.startsWith('unknownDay') || name === 'badException' ? 'key' : 'value';
  context.say(
    name,
    ['calendars', calendar, ...problem.path],
    {
      calendar,
      value,
      detail: DETAILS.has(problem.kind) ? `@${problem.kind}` : '@odd',
      suggestion: nearestWord(value, known),
    },
    which,
  );
}
