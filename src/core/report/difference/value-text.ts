import type { AmountBase, Dependency, Text } from '../../agreement/index.ts';
import type { NamedSection, StatedValue, Tier } from '../../difference/index.ts';
import { type RatioPpm, ratio } from '../../money/index.ts';
import type { Duration, TermLength } from '../../time/index.ts';
import type { Language } from '../because.ts';
import { spokenDate, spokenMoney, spokenNumber, spokenShare, spokenTime } from '../working/spoken-figure.ts';
import { exceptionsText, holidaysText, timeText, weekText } from './hours-text.ts';
import { VALUE_WORDS } from './value-words.data.ts';

/** What things of the agreement are called: by section and id, in the language of the reader; null: they have no title. */
export type Names = (section: NamedSection, id: string) => string | null;

/** A value as a reader is told it. */
export interface ValueTelling {
  readonly language: Language;
  readonly names: Names;
  /** Path of the term below its entry, so that one word may mean two things: `merged`, `price.unit`. */
  readonly leaf: string;
}

/** What a term says, for a reader: `30 min`, `Mon–Fri 09:00–18:00`, `below 99.9%: 5%`; several things on one line. */
export function statedText(value: StatedValue, telling: ValueTelling): string {
  const { language, names } = telling;
  switch (value.kind) {
    case 'text':
      return value.text[language];
    case 'texts':
      return listed(value.texts.map((text: Text) => text[language]));
    case 'word':
      return wordText(value.word, telling);
    case 'name':
      return wordText(value.name, telling);
    case 'names':
      return listed(value.names.map((name) => wordText(name, telling)));
    case 'reference':
      return names(value.to, value.id) ?? value.id;
    case 'references':
      return listed(value.ids.map((id) => names(value.to, id) ?? id));
    case 'flag':
      return language === 'fr' ? (value.flag ? 'oui' : 'non') : value.flag ? 'yes' : 'no';
    case 'number':
      return spokenNumber(decimal(value.number), language);
    default:
      return measuredText(value, telling);
  }
}

type Plain = 'text' | 'texts' | 'word' | 'name' | 'names' | 'reference' | 'references' | 'flag' | 'number';

function measuredText(value: Exclude<StatedValue, { kind: Plain }>, telling: ValueTelling): string {
  const { language } = telling;
  switch (value.kind) {
    case 'share':
      return spokenShare(value.ppm, language);
    case 'shares':
      return listed(value.ppm.map((ppm: RatioPpm) => spokenShare(ppm, language)));
    case 'factor':
      return spokenNumber(ratio(value.ppm, 1_000_000), language);
    case 'money':
      return spokenMoney(ratio(value.money.amountMinor), value.money.currency, language);
    case 'duration':
      return durationText(value.duration, language);
    case 'length':
      return lengthText(value.length, language);
    case 'date':
      return spokenDate(value.date, language);
    case 'timeOfDay':
      return timeText(value.minute);
    case 'tiers':
      return value.tiers.map((tier) => tierText(tier, value.bound, telling)).join(' ; ');
    case 'prices':
      return value.prices.map(({ upTo, amount }) => priceText(upTo, amount, telling)).join(' ; ');
    case 'base':
      return baseText(value.base, telling);
    case 'week':
      return weekText(value.week, language);
    case 'holidays':
      return holidaysText(value.holidays, language);
    case 'exceptions':
      return exceptionsText(value.exceptions, language);
    case 'dependency':
      return dependencyText(value.dependency, language);
    case 'entry':
      return listed(Object.values(value.fields).map((field) => statedText(field, telling)));
  }
}

/** A word of the format in words; under the label's path first, then by itself, else as it stands. */
export function wordText(word: string, { language, leaf }: Pick<ValueTelling, 'language' | 'leaf'>): string {
  const last = leaf.slice(leaf.lastIndexOf('.') + 1);
  const found = own(`${last}.${word}`) ?? (FREE.has(last) ? null : own(word));
  if (found !== null) return found[language];
  const misses = /^allowMisses\((\d+)\)$/.exec(word)?.[1];
  if (misses === undefined) return word;
  return language === 'fr' ? `dépassements permis\u202f: ${misses}` : `misses allowed: ${misses}`;
}

/** Terms whose words people choose: none of them is a word of the format. */
const FREE: ReadonlySet<string> = new Set(['id', 'name', 'extends', 'reference', 'parent', 'to', 'group', 'reach']);

function own(key: string) {
  return Object.hasOwn(VALUE_WORDS, key) ? (VALUE_WORDS[key] ?? null) : null;
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.join(', ');
}

/** Exactly the decimals that a file may write. */
function decimal(value: number) {
  return ratio(BigInt(Math.round(value * 1_000_000)), 1_000_000n);
}

function durationText(duration: Duration, language: Language): string {
  const fr = language === 'fr';
  switch (duration.kind) {
    case 'service':
      return spokenTime(duration.ms);
    case 'real':
      return fr ? `${spokenTime(duration.ms)} de temps écoulé` : `${spokenTime(duration.ms)} of elapsed time`;
    case 'businessDays':
      return counted(duration.days, fr ? ['jour de service', 'jours de service'] : ['service day', 'service days'], fr);
    case 'endOfBusinessDay':
      if (duration.days === 0) return fr ? 'fin du jour de service' : 'end of the service day';
      return fr ? `fin du ${ordinal(duration.days)} jour de service` : `end of service day ${duration.days}`;
  }
}

function ordinal(n: number): string {
  return n === 1 ? '1er' : `${n}e`;
}

const UNITS: { readonly [L in Language]: { readonly [U in TermLength['unit']]: readonly [string, string] } } = {
  en: { d: ['day', 'days'], w: ['week', 'weeks'], mo: ['month', 'months'], y: ['year', 'years'] },
  fr: { d: ['jour', 'jours'], w: ['semaine', 'semaines'], mo: ['mois', 'mois'], y: ['an', 'ans'] },
};

function lengthText({ unit, count }: TermLength, language: Language): string {
  return counted(count, UNITS[language][unit], language === 'fr');
}

function counted(n: number, [one, many]: readonly [string, string], fr: boolean): string {
  return `${n} ${(fr ? n < 2 : n === 1) ? one : many}`;
}

function tierText({ atPpm, due }: Tier, bound: 'below' | 'from', telling: ValueTelling): string {
  const fr = telling.language === 'fr';
  const where = bound === 'below' ? (fr ? 'sous' : 'below') : fr ? 'dès' : 'from';
  const what = due.kind === 'number' ? daysText(due.number, fr) : statedText(due, telling);
  return `${where} ${spokenShare(atPpm, telling.language)}${fr ? '\u202f' : ''}: ${what}`;
}

function daysText(n: number, fr: boolean): string {
  return counted(n, fr ? ['jour', 'jours'] : ['day', 'days'], fr);
}

function priceText(
  upTo: number | null,
  amount: { readonly amountMinor: number; readonly currency: string },
  { language }: ValueTelling,
): string {
  const fr = language === 'fr';
  const sum = spokenMoney(ratio(amount.amountMinor), amount.currency, language);
  const where = upTo === null ? (fr ? 'au-delà' : 'beyond') : `${fr ? 'jusqu’à' : 'up to'} ${upTo}`;
  return `${where}${fr ? '\u202f' : ''}: ${sum}`;
}

function baseText(base: AmountBase, { language, names }: ValueTelling): string {
  switch (base.kind) {
    case 'lines':
      return listed(base.lines.map((id) => names('charges.lines', id) ?? id));
    case 'charges':
      return language === 'fr' ? 'prix récurrents' : 'recurring charges';
    case 'annualValue':
      return language === 'fr' ? 'prix annuel' : 'yearly value';
  }
}

function dependencyText(dependency: Dependency, language: Language): string {
  if (dependency.kind === 'agreement') return dependency.id;
  const parts = dependency.of.map((part) => dependencyText(part, language));
  if (dependency.kind === 'all') return parts.join(' + ');
  if (dependency.kind === 'any') return `(${parts.join(language === 'fr' ? ' ou ' : ' or ')})`;
  const many = language === 'fr' ? `${dependency.count} parmi` : `${dependency.count} of`;
  return `${many} (${parts.join(', ')})`;
}
