import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lang } from './i18n.ts';

/** How numbers, money, instants and durations are told to a reader of a language. */
export interface Format {
  readonly lang: Lang;
  /** `1 234,5`. @param digits after the comma, at most */
  readonly number: (value: number, digits?: number) => string;
  /** Of a share from 0 to 1: `99,95 %`, cut and never rounded up to a whole that was not reached. @param digits at most */
  readonly percent: (share: number, digits?: number) => string;
  /** Of whole minor units: `1 234,56 €`. */
  readonly money: (amountMinor: number, currency: string) => string;
  /** `15:45`, in a zone. */
  readonly time: (at: string | number, timeZone: string) => string;
  /** `Thu 12 Mar`, or with the year where it is asked for. */
  readonly day: (at: string | number, timeZone: string, withYear?: boolean) => string;
  /** The day of a `2026-03-12` alone, `12`; of the first `1er` in French. */
  readonly dayOfMonth: (date: string) => string;
  /** `1 Oct – 31 Dec 2026`: the days of a span whose end is exclusive; of one day that day. */
  readonly days: (span: { readonly from: string; readonly to: string }, timeZone: string) => string;
  /** `Thu 12 Mar, 15:45`. */
  readonly dayAndTime: (at: string | number, timeZone: string, withYear?: boolean) => string;
  /** `2026-03` as `March 2026`. */
  readonly month: (month: string) => string;
  /** As `month`, to begin a line with: French writes a month small within a sentence only. */
  readonly monthTitle: (month: string) => string;
  /** `2026-03` as `Mar`: for axes. */
  readonly monthShort: (month: string) => string;
  /** Monday to Sunday, for the heads of calendars. */
  readonly weekdays: () => readonly { readonly short: string; readonly long: string }[];
  /** Seconds as `2 d 4 h`, `1 h 12`, `12 min`, `40 s`: the two largest units; never a sign. A day is 24 hours. */
  readonly duration: (seconds: number) => string;
  /** Seconds of service time, as `duration`, but `41 h 17` and never days: a day of service has other hours. */
  readonly serviceTime: (seconds: number) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
}

const NARROW = '\u202f';

/** How to tell numbers and times to whoever reads the page. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const lang: Lang = i18n.language === 'fr' ? 'fr' : 'en';
  return useMemo(() => formatOf(lang), [lang]);
}

/** How many decimals a share is told with beside what was promised: two, or as many as the promise has. */
export function decimalsFor(promised: number | null): number {
  const text = promised === null ? '' : String(Number((promised * 100).toFixed(4)));
  return Math.max(2, text.split('.')[1]?.length ?? 0);
}

const formats = new Map<Lang, Format>();

/** How numbers and times are told in a language. */
export function formatOf(lang: Lang): Format {
  let known = formats.get(lang);
  if (known === undefined) {
    known = made(lang);
    formats.set(lang, known);
  }
  return known;
}

function made(lang: Lang): Format {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const kept = keeper();
  return {
    lang,
    number: (value, digits = 0) =>
      signed(
        kept(`number ${digits}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits })).format(value),
      ),
    percent: (share, digits = 2) =>
      signed(
        kept(
          `percent ${digits}`,
          () =>
            new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits, roundingMode: 'floor' }),
        ).format(share),
      ),
    money: (amountMinor, currency) => {
      const style = kept(`money ${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency }));
      return signed(style.format(amountMinor / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 2)));
    },
    ...datesOf(locale, kept),
    ...monthsOf(locale, kept),
    weekdays: () => kept('weekdays', () => weekdaysOf(locale)),
    duration: (seconds) => durationText(Math.abs(seconds), lang),
    serviceTime: (seconds) => durationText(Math.abs(seconds), lang, false),
    list: (items) => kept('list', () => new Intl.ListFormat(locale, { type: 'conjunction' })).format([...items]),
  };
}

/** Below nothing, with a minus sign, as wide as a figure, where `Intl` writes a hyphen; before `%` and `€` a narrow space. */
const signed = (told: string) => told.replace('-', '\u2212').replace('\u00a0', NARROW);

type Months = Pick<Format, 'month' | 'monthTitle' | 'monthShort'>;

/** How months are told. */
function monthsOf(locale: string, kept: ReturnType<typeof keeper>): Months {
  const told = (style: string, options: Intl.DateTimeFormatOptions, month: string) =>
    kept(style, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })).format(
      Date.parse(`${month}-01T00:00:00Z`),
    );
  const month = (of: string) => told('month', { month: 'long', year: 'numeric' }, of);
  return {
    month,
    monthTitle: (of) => month(of).replace(/^./u, (letter) => letter.toLocaleUpperCase(locale)),
    monthShort: (of) => told('monthShort', { month: 'short' }, of),
  };
}

type Dates = Pick<Format, 'time' | 'day' | 'dayOfMonth' | 'days' | 'dayAndTime'>;

/** How instants and days are told. */
function datesOf(locale: string, kept: ReturnType<typeof keeper>): Dates {
  const date = (timeZone: string, style: string, options: Intl.DateTimeFormatOptions) =>
    kept(`${style} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  // French counts the first of a month: `1er nov.`, where the browser's own words say `1 nov.`.
  const first = (told: string) => (locale === 'fr-FR' ? told.replaceAll(/\b1(?=[ \u2009]?[a-zéû–])/g, '1er') : told);
  const instant = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at));
  const time = (at: string | number, timeZone: string) =>
    date(timeZone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant(at));
  const day = (at: string | number, timeZone: string, withYear = false) =>
    first(
      date(timeZone, withYear ? 'dayYear' : 'day', {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        ...(withYear ? { year: 'numeric' } : {}),
      })
        .format(instant(at))
        // “Thu 12 Mar” is followed by no comma, and neither is its weekday where the year stands behind.
        .replace(', ', ' '),
    );
  return {
    time,
    day,
    dayOfMonth: (date) => (locale === 'fr-FR' && date.endsWith('-01') ? '1er' : String(Number(date.slice(8)))),
    days: ({ from, to }, timeZone) =>
      first(
        date(timeZone, 'days', { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
          instant(from),
          Math.max(instant(from), instant(to) - 1),
        ),
      ),
    dayAndTime: (at, timeZone, withYear = false) =>
      first(
        date(timeZone, withYear ? 'dayYearAndTime' : 'dayAndTime', {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          ...(withYear ? { year: 'numeric' } : {}),
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        })
          .format(instant(at))
          .replace(/^(\p{L}+),/u, '$1'),
      ),
  };
}

/** Makes each formatter once: they cost more than what they are used for. */
function keeper() {
  const known = new Map<string, unknown>();
  return <T>(name: string, make: () => T): T => {
    if (!known.has(name)) known.set(name, make());
    return known.get(name) as T;
  };
}

function weekdaysOf(locale: string) {
  const [short, long] = (['narrow', 'long'] as const).map(
    (weekday) => new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }),
  ) as [Intl.DateTimeFormat, Intl.DateTimeFormat];
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, at) => (at + 4) * 86_400_000).map((day) => ({
    short: short.format(day),
    long: long.format(day),
  }));
}

/** Cut, never rounded up: what is left is not told as more than it is. */
function durationText(seconds: number, lang: Lang, hasDays = true): string {
  const whole = Math.floor(seconds);
  const [days, hours, minutes] = [
    hasDays ? Math.floor(whole / 86_400) : 0,
    hasDays ? Math.floor(whole / 3_600) % 24 : Math.floor(whole / 3_600),
    Math.floor(whole / 60) % 60,
  ];
  const day = lang === 'fr' ? 'j' : 'd';
  if (days > 0) return hours === 0 ? `${days}${NARROW}${day}` : `${days}${NARROW}${day} ${hours}${NARROW}h`;
  if (hours > 0)
    return minutes === 0 ? `${hours}${NARROW}h` : `${hours}${NARROW}h${NARROW}${String(minutes).padStart(2, '0')}`;
  if (minutes > 0) return `${minutes}${NARROW}min`;
  return `${whole}${NARROW}s`;
}
