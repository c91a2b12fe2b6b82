import { dayNumberOfParts, type Instant, instantToLocal, partsOfDay, weekdayOf } from '../../core/time/index.ts';
import type { Lang } from '../language.ts';

const DAYS = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
} as const;
const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
} as const;

/** What a clock on the wall shows in a zone. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The wall time of an instant in an IANA zone. */
export function wallTime(at: Instant, timeZone: string): WallTime {
  const local = instantToLocal(timeZone, at);
  const seconds = Math.floor(local.msOfDay / 1000);
  return {
    ...partsOfDay(local.dayNumber),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}

/** `Fri 13 Mar 2026 16:00` / `ven. 13 mars 2026 16:00`; seconds are shown only when they are not zero. */
export function moment(at: Instant, timeZone: string, lang: Lang): string {
  const wall = wallTime(at, timeZone);
  return `${weekday(wall, lang)} ${dayMonth(wall, lang)} ${wall.year} ${clock(wall)}`;
}

/** `Fri 13 Mar 16:00`: within one receipt. */
export function dayMoment(at: Instant, timeZone: string, lang: Lang): string {
  const wall = wallTime(at, timeZone);
  return `${weekday(wall, lang)} ${dayMonth(wall, lang)} ${clock(wall)}`;
}

/** The end of a span within one receipt: its time alone where it ends on the day it began. */
export function untilMoment(from: Instant, to: Instant, timeZone: string, lang: Lang): string {
  const [start, end] = [wallTime(from, timeZone), wallTime(to, timeZone)];
  const sameDay = start.day === end.day && start.month === end.month && start.year === end.year;
  return sameDay ? clock(end) : dayMoment(to, timeZone, lang);
}

/** A local date `2026-03-13`, in words. */
export function localDay(date: string, lang: Lang): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return `${dayMonth({ month, day: dayOfMonth }, lang)} ${year}`;
}

/** A period of whole local days for a reader: `March 2026`, `2026`, or its first and last day. */
export function period(from: Instant, to: Instant, timeZone: string, lang: Lang): string {
  const start = wallTime(from, timeZone);
  const end = wallTime(to, timeZone);
  const whole = (wall: WallTime) => wall.day === 1 && wall.hour === 0 && wall.minute === 0 && wall.second === 0;
  const months = (end.year - start.year) * 12 + end.month - start.month;
  if (whole(start) && whole(end)) {
    if (months === 1) return `${MONTHS[lang][start.month - 1]} ${start.year}`;
    if (months === 12 && start.month === 1) return String(start.year);
    if (months === 3 && start.month % 3 === 1)
      return `${lang === 'fr' ? 'T' : 'Q'}${(start.month + 2) / 3} ${start.year}`;
  }
  return `${numericDay(start, lang)}–${numericDay(wallTime(to - 1, timeZone), lang)}`;
}

function numericDay(wall: WallTime, lang: Lang): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const year = two(wall.year % 100);
  return lang === 'fr'
    ? `${two(wall.day)}/${two(wall.month)}/${year}`
    : `${wall.day} ${MONTHS.en[wall.month - 1]} ${year}`;
}

function dayMonth(wall: { readonly day: number; readonly month: number }, lang: Lang): string {
  const figure = lang === 'fr' && wall.day === 1 ? '1er' : String(wall.day);
  return `${figure} ${MONTHS[lang][wall.month - 1]}`;
}

function weekday(wall: WallTime, lang: Lang): string {
  return DAYS[lang][weekdayOf(dayNumberOfParts(wall.year, wall.month, wall.day))] ?? '';
}

function clock(wall: WallTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(wall.hour)}:${two(wall.minute)}${wall.second === 0 ? '' : `:${two(wall.second)}`}`;
}
