import type { CalendarSpec } from '../core/calendar/index.ts';
import { type Money, type RatioPpm, ratio } from '../core/money/index.ts';
import {
  type Language,
  spokenDate,
  spokenMoney,
  spokenMonth,
  spokenShare,
  statedText,
  wordText,
} from '../core/report/index.ts';
import {
  type Duration,
  dateOfDay,
  type Instant,
  instantToLocal,
  type LocalDate,
  type TermLength,
  weekdayOf,
} from '../core/time/index.ts';

type StatedValue = Parameters<typeof statedText>[0];

/** The words of one reader: every value of an agreement as he is told it. Sentences are whole; these only stand within them. */
export interface Words {
  readonly language: Language;
  /** Chooses between two texts. */
  readonly say: <T>(fr: T, en: T) => T;
  readonly duration: (duration: Duration) => string;
  readonly length: (length: TermLength) => string;
  /** How often: `every month`, `every 3 months`. */
  readonly every: (length: TermLength) => string;
  readonly money: (money: Money) => string;
  readonly share: (ppm: RatioPpm) => string;
  readonly date: (date: LocalDate) => string;
  /** The month of a date: `March 2026`. */
  readonly month: (date: LocalDate) => string;
  /** An exact length of time to the second: `43 min 12 s`. */
  readonly span: (ms: number) => string;
  /** `Friday 5 June 2026 at 17:30`, in a time zone. */
  readonly moment: (at: Instant, timeZone: string) => string;
  /** The hours of a week, or that they never end. */
  readonly hours: (calendar: CalendarSpec) => string;
  /** A word of the format in words: `month` under `per` is `par mois`. */
  readonly word: (word: string, leaf: string) => string;
  /** What stands in an agreement for somebody to fill in: `[Nom / Name]` in the reader's language, still in brackets. */
  readonly named: (text: string) => string;
  /** `a, b and c`. */
  readonly listed: (items: readonly string[]) => string;
}

const DAYS: { readonly [L in Language]: readonly string[] } = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
};

export function wordsOf(language: Language): Words {
  const fr = language === 'fr';
  const stated = (value: StatedValue) => statedText(value, { language, names: () => null, leaf: '' });
  return {
    language,
    say: (french, english) => (fr ? french : english),
    duration: (duration) => stated({ kind: 'duration', duration }),
    length: (length) => stated({ kind: 'length', length }),
    every: (length) =>
      length.count === 1
        ? EACH[language][length.unit]
        : `${EVERY[language](length.unit)} ${stated({ kind: 'length', length })}`,
    money: ({ amountMinor, currency }) => spokenMoney(ratio(amountMinor), currency, language),
    share: (ppm) => spokenShare(ppm, language),
    date: (date) => spokenDate(date, language),
    month: (date) => spokenMonth(date.slice(0, 7), language),
    span: spanText,
    moment: (at, timeZone) => momentText(at, timeZone, language),
    hours: (calendar) => hoursText(calendar, stated({ kind: 'week', week: calendar.week }), fr),
    word: (word, leaf) => wordText(word, { language, leaf }),
    named: (text) => blankText(text, fr),
    listed: (items) => listText(items, fr ? ' et ' : ' and '),
  };
}

const EACH: { readonly [L in Language]: { readonly [U in TermLength['unit']]: string } } = {
  en: { d: 'every day', w: 'every week', mo: 'every month', y: 'every year' },
  fr: { d: 'chaque jour', w: 'chaque semaine', mo: 'chaque mois', y: 'chaque année' },
};
const EVERY: { readonly [L in Language]: (unit: TermLength['unit']) => string } = {
  en: () => 'every',
  fr: (unit) => (unit === 'w' ? 'toutes les' : 'tous les'),
};

function spanText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}\u202f${unit}`);
  return shown.length === 0 ? '0\u202fs' : shown.join(' ');
}

function momentText(at: Instant, timeZone: string, language: Language): string {
  const { dayNumber, msOfDay } = instantToLocal(timeZone, at);
  const minutes = Math.floor(msOfDay / 60_000);
  const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  const day = `${DAYS[language][weekdayOf(dayNumber)]} ${spokenDate(dateOfDay(dayNumber), language)}`;
  if (language === 'en') return `${day} at ${String(hour).padStart(2, '0')}:${minute}`;
  return `${day} à ${hour}\u202fh\u202f${minute}`;
}

function hoursText({ week, holidays, exceptions }: CalendarSpec, text: string, fr: boolean): string {
  const isWhole = week.every((windows) => windows.some(({ from, to }) => from === 0 && to >= 1440));
  if (!isWhole || holidays.length > 0 || exceptions.length > 0) return text;
  const parts = fr ? ['24 heures sur 24', '7 jours sur 7'] : ['24 hours a day', '7 days a week'];
  // A line may end between the two, never within one.
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(', ');
}

function listText(items: readonly string[], and: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${and}${items.at(-1)}`;
}

function blankText(text: string, fr: boolean): string {
  if (!text.startsWith('[') || !text.endsWith(']') || text.includes('\n')) return text;
  const words = text.slice(1, -1);
  // Each of the two languages says something.
  const at = words.indexOf(' / ', 1);
  if (at < 0 || at + 3 >= words.length) return text;
  return `[${fr ? words.slice(0, at) : words.slice(at + 3)}]`;
}
