import { parseLocalDate } from '../../time/index.ts';
import { FOREIGN_YEARS, type HolidaySource, type NamedDate } from '../holiday-source.ts';
import { holidayCodes, holidayIds, isHolidayCode } from '../holidays/index.ts';
import { type CalendarProblem, problem } from '../problem.ts';
import type { HolidayRule } from '../spec.ts';
import { describe } from './plain-windows.ts';

const MOST_ENTRIES = 2000;

type Path = CalendarProblem['path'];

export interface HolidayReading {
  readonly source: HolidaySource | null;
  readonly problems: CalendarProblem[];
}

/** `holidays` as FORMAT writes it: a code, a list of codes and dates, or `{ code, worked }` (also within a list). */
export function holidaysOfPlain(value: unknown, path: Path, reading: HolidayReading): readonly HolidayRule[] {
  if (!Array.isArray(value)) return entry(value, path, reading, []);
  if (value.length > MOST_ENTRIES) {
    const facts = { of: 'holidays', count: value.length, most: MOST_ENTRIES };
    reading.problems.push(problem('tooManyEntries', path, facts));
    return [];
  }
  const dates: NamedDate[] = [];
  const rules = value.flatMap((item: unknown, place) => entry(item, [...path, place], reading, dates));
  return dates.length === 0 ? rules : [...rules, { kind: 'dates', source: 'agreement', dates }];
}

function entry(value: unknown, path: Path, reading: HolidayReading, dates: NamedDate[]): HolidayRule[] {
  if (typeof value === 'string') {
    if (!/^\d/.test(value)) return ofCode(value, [], path, path, reading);
    if (parseLocalDate(value) === null)
      reading.problems.push(problem('badHolidayDate', path, { date: describe(value) }));
    else if (path.length > 1) dates.push({ date: value, name: value });
    else return [{ kind: 'dates', source: 'agreement', dates: [{ date: value, name: value }] }];
    return [];
  }
  if (typeof value !== 'object' || value === null || !('code' in value) || typeof value.code !== 'string') {
    reading.problems.push(problem('badHolidays', path));
    return [];
  }
  for (const key of Object.keys(value)) {
    if (key !== 'code' && key !== 'worked') {
      reading.problems.push(problem('unknownKey', [...path, key], { key, known: ['code', 'worked'] }));
    }
  }
  const named: unknown = 'worked' in value ? value.worked : [];
  const worked: unknown = typeof named === 'string' ? [named] : named;
  if (!Array.isArray(worked) || !worked.every((name) => typeof name === 'string')) {
    reading.problems.push(problem('badWorked', [...path, 'worked']));
    return [];
  }
  return ofCode(value.code, worked, [...path, 'code'], [...path, 'worked'], reading);
}

function ofCode(
  code: string,
  worked: readonly string[],
  at: Path,
  workedAt: Path,
  reading: HolidayReading,
): HolidayRule[] {
  if (isHolidayCode(code)) {
    checkWorked(code, worked, holidayIds(code), workedAt, reading);
    return [{ kind: 'code', code, worked }];
  }
  const foreign = /^[A-Z]{2}(-[A-Z0-9]{1,5}){0,2}$/.test(code) && !code.startsWith('FR');
  if (foreign && reading.source === null) {
    reading.problems.push(problem('foreignHolidayCode', at, { code }));
    return [];
  }
  const dates = foreign ? (reading.source?.(code, FOREIGN_YEARS.from, FOREIGN_YEARS.to) ?? null) : null;
  if (dates === null) {
    reading.problems.push(problem('unknownHolidayCode', at, { code: describe(code), known: holidayCodes() }));
    return [];
  }
  checkWorked(code, worked, [...new Set(dates.map((day) => day.name))], workedAt, reading);
  const source = `${reading.source?.library ?? 'supplied'} ${code}`;
  return [{ kind: 'dates', source, dates: dates.filter((day) => !worked.includes(day.name)) }];
}

function checkWorked(
  code: string,
  worked: readonly string[],
  known: readonly string[],
  path: Path,
  reading: HolidayReading,
): void {
  worked.forEach((name, place) => {
    if (!known.includes(name)) {
      reading.problems.push(problem('unknownWorkedHoliday', [...path, place], { code, name: describe(name), known }));
    }
  });
}
