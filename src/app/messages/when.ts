import { DAY_MS, HOUR_MS, type Instant, instantToLocal, type LocalDate, MINUTE_MS } from '../../core/time/index.ts';
import type { Lang } from '../refusal.ts';

/** Between a figure and its unit, and wherever French sets a thin space: no line breaks there. */
export const THIN = '\u202f';

/** How times are told in a language and a zone. Local dates come out the same in every zone. */
export interface Clockwork {
  /** `15:45`, `15 h 45`. */
  readonly time: (at: Instant) => string;
  /** As near as it is: `15:45`, `tomorrow 08:20`, `Monday 9 March, 10:00`; the year where it is another. */
  readonly near: (at: Instant) => string;
  /** `Monday 9 March 2026, 15:45`, `lundi 9 mars 2026 à 15 h 45`. */
  readonly full: (at: Instant) => string;
  /** `Friday 6 March 2026, 22:00 to 23:30`, `vendredi 6 mars 2026 de 22 h à 23 h 30`; both days where it ends on another. */
  readonly between: (from: Instant, to: Instant) => string;
  /** `9 March 2026`. */
  readonly date: (date: LocalDate) => string;
}

export function clockworkOf(lang: Lang, timeZone: string, now: Instant): Clockwork {
  const dayOf = (at: Instant) => instantToLocal(timeZone, at).dayNumber;
  const time = (at: Instant) => timeText(instantToLocal(timeZone, at).msOfDay, lang);
  const day = (dayNumber: number, withYear: boolean) => dayText(dayNumber, lang, withYear);
  const full = (at: Instant) => `${day(dayOf(at), true)}${lang === 'fr' ? ' à ' : ', '}${time(at)}`;
  const yearOf = (dayNumber: number) => new Date(dayNumber * DAY_MS).getUTCFullYear();
  return {
    time,
    near: (at) => {
      const ahead = dayOf(at) - dayOf(now);
      if (ahead === 0) return time(at);
      const word = NEAR[lang][ahead];
      if (word !== undefined) return `${word} ${time(at)}`;
      return `${day(dayOf(at), yearOf(dayOf(at)) !== yearOf(dayOf(now)))}, ${time(at)}`;
    },
    full,
    between: (from, to) => {
      const isOneDay = dayOf(from) === dayOf(to);
      if (lang === 'en') return `${full(from)} to ${isOneDay ? time(to) : full(to)}`;
      return isOneDay ? `${day(dayOf(from), true)} de ${time(from)} à ${time(to)}` : `du ${full(from)} au ${full(to)}`;
    },
    date: (text) => {
      const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
      return Number.isNaN(ms) ? text : dateText(ms / DAY_MS, lang);
    },
  };
}

const NEAR: { readonly [lang in Lang]: { readonly [ahead: number]: string } } = {
  fr: { 1: 'demain', [-1]: 'hier' },
  en: { 1: 'tomorrow', [-1]: 'yesterday' },
};

function timeText(msOfDay: number, lang: Lang): string {
  const hours = Math.floor(msOfDay / HOUR_MS);
  const minutes = String(Math.floor((msOfDay % HOUR_MS) / MINUTE_MS)).padStart(2, '0');
  if (lang === 'en') return `${String(hours).padStart(2, '0')}:${minutes}`;
  return minutes === '00' ? `${hours}${THIN}h` : `${hours}${THIN}h${THIN}${minutes}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days are told in UTC of their own midnight: no zone moves them. */
function format(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: 'UTC' });
    formats.set(key, found);
  }
  return found;
}

function dayText(dayNumber: number, lang: Lang, withYear: boolean): string {
  const weekday = format(lang, { weekday: 'long' }).format(dayNumber * DAY_MS);
  return `${weekday} ${dateText(dayNumber, lang, withYear)}`;
}

function dateText(dayNumber: number, lang: Lang, withYear = true): string {
  const at = dayNumber * DAY_MS;
  const part = (options: Intl.DateTimeFormatOptions) => format(lang, options).format(at);
  const number = new Date(at).getUTCDate();
  const first = lang === 'fr' && number === 1 ? '1er' : String(number);
  return [first, part({ month: 'long' }), ...(withYear ? [String(new Date(at).getUTCFullYear())] : [])].join(' ');
}

/** A stretch of time as people say it, in whole minutes, downwards: `45 min`, `1 h 12`, `2 d 3 h`. */
export function spanText(ms: number, lang: Lang): string {
  const gap = lang === 'fr' ? THIN : '\u00a0';
  if (ms < MINUTE_MS) return lang === 'fr' ? 'moins d’une minute' : 'less than a minute';
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const dayUnit = lang === 'fr' ? 'j' : 'd';
  if (days > 0) return `${days}${gap}${dayUnit}${hours > 0 ? ` ${hours}${gap}h` : ''}`;
  if (hours === 0) return `${minutes}${gap}min`;
  return minutes === 0 ? `${hours}${gap}h` : `${hours}${gap}h${gap}${String(minutes).padStart(2, '0')}`;
}
