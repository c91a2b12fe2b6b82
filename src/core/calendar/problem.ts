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
  readonly facts: { readonly [name: string]: string | number | readonly string[] };
  /** In English: what is wrong and the way out. */
  readonly message: string;
}

export type Facts = CalendarProblem['facts'];

const quote = (value: string | number | readonly string[] | undefined) =>
  typeof value === 'object' ? value.map((item) => `\`${item}\``).join(', ') : `\`${value ?? ''}\``;

const MESSAGES: { readonly [kind in CalendarProblemKind]: (facts: Facts) => string } = {
  notACalendar: () => 'a calendar is `24x7` or a map with `hours`, `timeZone`, `holidays`, `exceptions`',
  unknownKey: (f) => `${quote(f.key)} is no key of a calendar; known are ${quote(f.known)}`,
  unknownTimeZone: (f) => `${quote(f.timeZone)} is no time zone; write an IANA name such as \`Europe/Paris\``,
  hoursMissing: () =>
    'a calendar needs `hours`, such as `mon-fri: ["09:00-12:00", "13:00-18:00"]`; round the clock is `24x7`',
  hoursNotAMap: () => '`hours` is a map from days to windows, such as `mon-fri: ["09:00-18:00"]`',
  unknownDay: (f) => `${quote(f.key)} names no day; write \`mon\` … \`sun\` or a range such as \`mon-fri\``,
  windowsNotAList: (f) =>
    `the windows of ${quote(f.of)} are a list of texts such as \`["09:00-12:00"]\`; \`[]\` is closed`,
  badWindow: (f) => `${quote(f.window)} is no window; write \`09:00-12:00\``,
  impossibleTime: (f) =>
    `${quote(f.time)} in ${quote(f.window)} is no time of day; windows start at 00:00–23:59 and end by 24:00`,
  emptyWindow: (f) => `${quote(f.window)} starts and ends at the same time; a whole day is \`00:00-24:00\``,
  tooManyWindows: (f) => `${quote(f.of)} has ${f.count} windows; at most ${f.most} are read`,
  badHolidays: () =>
    '`holidays` is a code such as `FR`, a list of codes and dates, or `{ code: FR, worked: [whitMonday] }`',
  badHolidayDate: (f) => `${quote(f.date)} is neither a date that exists (\`2026-05-15\`) nor a holiday code (\`FR\`)`,
  unknownHolidayCode: (f) => `no holidays are known for ${quote(f.code)}; known here are ${quote(f.known)}`,
  foreignHolidayCode: (f) => `the holidays of ${quote(f.code)} are not computed here; list their dates instead`,
  badWorked: () => '`worked` is a list of holidays that stay worked, such as `[whitMonday]`',
  unknownWorkedHoliday: (f) => `${quote(f.code)} has no holiday ${quote(f.name)}; it has ${quote(f.known)}`,
  exceptionsNotAMap: () => '`exceptions` is a map from dates to windows, such as `2026-12-24: ["09:00-12:00"]`',
  badExceptionDate: (f) => `${quote(f.key)} is no date; write \`2026-12-24\` or \`2026-08-03..2026-08-14\``,
  exceptionBackwards: (f) => `${quote(f.key)} ends before it starts; write the earlier date first`,
  tooManyEntries: (f) => `${quote(f.of)} has ${f.count} entries; at most ${f.most} are read`,
  neverOpens: () =>
    'this calendar never opens: no day keeps a window; add hours, or remove the exception that closes all',
};

/** A problem with its English message. */
export function problem(kind: CalendarProblemKind, path: CalendarProblem['path'], facts: Facts = {}): CalendarProblem {
  return { kind, path, facts, message: MESSAGES[kind](facts) };
}
