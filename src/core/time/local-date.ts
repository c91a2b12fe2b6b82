import type { LocalDate } from './instant.ts';

// Dates are counted as whole days since 1970-01-01 in the proleptic Gregorian calendar, so that a year of dates
// is a loop over integers. The conversion is the era arithmetic of H. Hinnant, "chrono-compatible low-level date
// algorithms": exact for every year, without a table or a Date.

/** The day number of a year, month (1–12) and day (1–31); days past the month's end run on into the next. */
export function dayNumberOfParts(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Year, month (1–12) and day of a day number. */
export function partsOfDay(dayNumber: number): DateParts {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The weekday of a day number, 0 for Monday to 6 for Sunday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** The text as a date when it is one that exists, `YYYY-MM-DD` with a year from 0001; else null. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text;
}

/** The day number of a date that `parseLocalDate` accepts; NaN for any other text. */
export function dayNumberOf(date: LocalDate): number {
  if (parseLocalDate(date) === null) return Number.NaN;
  return dayNumberOfParts(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The date of a day number, clamped to 0001-01-01 and 9999-12-31, the dates the text form can say. */
export function dateOfDay(dayNumber: number): LocalDate {
  const { year, month, day } = partsOfDay(Math.min(Math.max(dayNumber, FIRST_DAY), LAST_DAY));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const FIRST_DAY = dayNumberOfParts(1, 1, 1);
const LAST_DAY = dayNumberOfParts(9999, 12, 31);

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The date some months later (or earlier), on the same day of the month or on its last: 31 January + 1 is 28 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOfDay(dayNumberOf(date));
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return dateOfDay(dayNumberOfParts(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))));
}
