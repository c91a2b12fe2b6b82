import { uniteWindows } from '../days.ts';
import { type CalendarProblem, problem } from '../problem.ts';
import type { DayWindow } from '../spec.ts';

const MOST_WINDOWS = 48;
const DAY_MINUTES = 1440;

type Path = CalendarProblem['path'];

/** Windows as FORMAT writes them, a list or one without brackets, sorted and united; what is wrong goes to `problems`. `of`: whose they are. */
export function windowsOfPlain(
  value: unknown,
  path: Path,
  of: string,
  problems: CalendarProblem[],
): readonly DayWindow[] {
  if (typeof value === 'string') {
    const window = windowOfPlain(value, path, problems);
    return window === null ? [] : [window];
  }
  if (!Array.isArray(value)) {
    problems.push(problem('windowsNotAList', path, { of }));
    return [];
  }
  if (value.length > MOST_WINDOWS) {
    problems.push(problem('tooManyWindows', path, { of, count: value.length, most: MOST_WINDOWS }));
    return [];
  }
  const windows: DayWindow[] = [];
  value.forEach((text: unknown, place) => {
    const window = windowOfPlain(text, [...path, place], problems);
    if (window !== null) windows.push(window);
  });
  return uniteWindows(windows);
}

/** `09:00-12:00`; an end before the start is on the next day. */
function windowOfPlain(value: unknown, path: Path, problems: CalendarProblem[]): DayWindow | null {
  const text = describe(value);
  const match = typeof value === 'string' ? /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(value) : null;
  const [, begin = '', end = ''] = match ?? [];
  if (match === null) {
    problems.push(problem('badWindow', path, { window: text }));
    return null;
  }
  const from = minuteOf(begin);
  const to = minuteOf(end);
  if (from === null || from === DAY_MINUTES || to === null) {
    problems.push(
      problem('impossibleTime', path, { window: text, time: from === null || from === DAY_MINUTES ? begin : end }),
    );
    return null;
  }
  if (from === to) {
    problems.push(problem('emptyWindow', path, { window: text }));
    return null;
  }
  return { from, to: to < from ? to + DAY_MINUTES : to };
}

/** Minutes after midnight of `H:MM`, 24:00 included; null when no clock shows it. */
function minuteOf(text: string): number | null {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  const sum = hour * 60 + minute;
  return minute < 60 && sum <= DAY_MINUTES ? sum : null;
}

/** A short text of any value, for messages. Lists and maps are not looked into: they may be nested beyond measure. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The weekdays (0 Monday) a key of `hours` names: `fri`, `mon-fri`, `sat-mon` over the week's end; null: none. */
export function daysOfKey(key: string): readonly number[] | null {
  const [first = '', last = first, ...more] = key.split('-');
  const from = DAYS.indexOf(first);
  const to = DAYS.indexOf(last);
  if (from < 0 || to < 0 || more.length > 0) return null;
  const days: number[] = [];
  for (let day = from; ; day = (day + 1) % 7) {
    days.push(day);
    if (day === to) return days;
  }
}
