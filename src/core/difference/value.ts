import type { AmountBase, Dependency, Text } from '../agreement/index.ts';
import type { CalendarException, DayWindow, HolidayRule } from '../calendar/index.ts';
import type { Money, RatioPpm } from '../money/index.ts';
import type { Duration, LocalDate, TermLength } from '../time/index.ts';

/** The maps of an agreement whose ids other terms name. */
export type NamedSection =
  | 'calendars'
  | 'contacts'
  | 'services'
  | 'priorities'
  | 'levels'
  | 'charges.lines'
  | 'targets'
  | 'remedies'
  | 'bonuses';

/** What a term says, with its kind, so that it can be written in either language. */
export type StatedValue =
  | { readonly kind: 'text'; readonly text: Text }
  /** `ordered`: the order of the texts has a meaning (which document prevails). */
  | { readonly kind: 'texts'; readonly texts: readonly Text[]; readonly ordered: boolean }
  /** A word of the format, such as `resume`. */
  | { readonly kind: 'word'; readonly word: string }
  /** A name or a free word, as it stands in the agreement. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'reference'; readonly to: NamedSection; readonly id: string }
  | { readonly kind: 'references'; readonly to: NamedSection; readonly ids: readonly string[] }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'share'; readonly ppm: RatioPpm }
  | { readonly kind: 'shares'; readonly ppm: readonly RatioPpm[] }
  /** A weight or a factor, in millionths: 1.5 is 1 500 000. */
  | { readonly kind: 'factor'; readonly ppm: number }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'length'; readonly length: TermLength }
  | { readonly kind: 'date'; readonly date: LocalDate }
  /** Minutes after local midnight. */
  | { readonly kind: 'timeOfDay'; readonly minute: number }
  | { readonly kind: 'tiers'; readonly bound: 'below' | 'from'; readonly tiers: readonly Tier[] }
  | { readonly kind: 'prices'; readonly prices: readonly { readonly upTo: number | null; readonly amount: Money }[] }
  | { readonly kind: 'base'; readonly base: AmountBase }
  | { readonly kind: 'week'; readonly week: readonly (readonly DayWindow[])[] }
  | { readonly kind: 'holidays'; readonly holidays: readonly HolidayRule[] }
  | { readonly kind: 'exceptions'; readonly exceptions: readonly CalendarException[] }
  | { readonly kind: 'dependency'; readonly dependency: Dependency }
  /** A whole entry that only one of the versions has: what it says, by path within it. */
  | { readonly kind: 'entry'; readonly fields: { readonly [path: string]: StatedValue } };

/** One step of a scale: below (or from) this share, so much. */
export interface Tier {
  readonly atPpm: RatioPpm;
  readonly due: StatedValue;
}

export const flag = (value: boolean): StatedValue => ({ kind: 'flag', flag: value });
export const word = (value: string): StatedValue => ({ kind: 'word', word: value });
export const number = (value: number): StatedValue => ({ kind: 'number', number: value });
export const share = (ppm: RatioPpm): StatedValue => ({ kind: 'share', ppm });
export const money = (value: Money): StatedValue => ({ kind: 'money', money: value });
export const names = (value: readonly string[]): StatedValue => ({ kind: 'names', names: value });
export const text = (value: Text): StatedValue => ({ kind: 'text', text: value });
export const texts = (value: readonly Text[]): StatedValue => ({ kind: 'texts', texts: value, ordered: false });
export const duration = (value: Duration): StatedValue => ({ kind: 'duration', duration: value });
/** A plain length of time, without a calendar. */
export const elapsed = (ms: number): StatedValue => duration({ kind: 'service', ms });
export const length = (value: TermLength): StatedValue => ({ kind: 'length', length: value });
export const name = (value: string): StatedValue => ({ kind: 'name', name: value });
export const date = (value: LocalDate): StatedValue => ({ kind: 'date', date: value });
export const reference = (to: NamedSection, id: string): StatedValue => ({ kind: 'reference', to, id });
export const references = (to: NamedSection, ids: readonly string[]): StatedValue => ({ kind: 'references', to, ids });

/** The value of what may be unsaid. */
export function said<T>(value: T | null | undefined, as: (value: T) => StatedValue): StatedValue | null {
  return value === null || value === undefined ? null : as(value);
}
