import {
  compareRatios,
  floorRatio,
  minorDigits,
  multiplyRatios,
  type Ratio,
  type RatioPpm,
  ratio,
  type StepValue,
} from '../../money/index.ts';
import { dateOfDay, instantToLocal, type LocalDate } from '../../time/index.ts';
import type { Language } from '../because.ts';
import { decimalText } from '../value-json.ts';
import { MONTHS } from './month-names.ts';

/** Narrow no-break space: groups French thousands, stands before `%` and between a figure and its unit. */
const NNBSP = '\u202f';
const SIGNS: { readonly [currency: string]: string } = { EUR: '€', GBP: '£', USD: '$' };

/** A figure of a working for a reader: cut downwards, with `…` where something of an amount or a number is left out. */
export function spokenValue(value: StepValue, lang: Language, zone: string): string {
  switch (value.kind) {
    case 'money':
      return spokenMoney(ratio(value.money.amountMinor), value.money.currency, lang);
    case 'exactMoney':
      return spokenMoney(value.minor, value.currency, lang);
    case 'share':
      return spokenShare(value.ppm, lang);
    case 'ratio':
      return `${spokenNumber(multiplyRatios(value.ratio, ratio(100)), lang).replace('…', '')}${lang === 'fr' ? NNBSP : ''}%`;
    case 'number':
      return spokenNumber(value.number, lang);
    case 'duration':
      return spokenTime(value.ms);
    case 'instant':
      return spokenDate(dateOfDay(instantToLocal(zone, value.at).dayNumber), lang);
    case 'date':
      return spokenDate(value.date, lang);
    case 'name':
      return value.name;
  }
}

/** `€1,250.00`, `1 250,00 €`; of an amount not yet rounded, two decimals more. */
export function spokenMoney(minor: Ratio, currency: string, lang: Language): string {
  const digits = minorDigits(currency) ?? 2;
  const whole = multiplyRatios(minor, ratio(1n, 10n ** BigInt(digits)));
  const isBelow = whole.part < 0n;
  const figure = figureOf(isBelow ? { ...whole, part: -whole.part } : whole, digits, digits + 2, lang);
  const sign = isBelow ? '\u2212' : '';
  const unit = SIGNS[currency];
  if (lang === 'fr') return `${sign}${figure}${NNBSP}${unit ?? currency}`;
  return unit === undefined ? `${sign}${currency}${NNBSP}${figure}` : `${sign}${unit}${figure}`;
}

export function spokenShare(ppm: RatioPpm, lang: Language): string {
  return `${spokenNumber(ratio(ppm, 10_000), lang)}${lang === 'fr' ? NNBSP : ''}%`;
}

/** At most four decimals. */
export function spokenNumber(value: Ratio, lang: Language): string {
  const isBelow = value.part < 0n;
  return `${isBelow ? '\u2212' : ''}${figureOf(isBelow ? { ...value, part: -value.part } : value, 0, 4, lang)}`;
}

function figureOf(value: Ratio, least: number, most: number, lang: Language): string {
  const [whole = '0', decimals = ''] = decimalText(value, most).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,20}$)/g, lang === 'fr' ? NNBSP : ',');
  const shown = decimals.padEnd(least, '0');
  const scale = ratio(10n ** BigInt(most));
  const isExact = compareRatios(ratio(floorRatio(multiplyRatios(value, scale))), multiplyRatios(value, scale)) === 0;
  return `${grouped}${shown === '' ? '' : `${lang === 'fr' ? ',' : '.'}${shown}`}${isExact ? '' : '…'}`;
}

/** A length of time: `1 h 30`, `45 min`, `20 s`. */
export function spokenTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours}${NNBSP}h${minutes === 0 ? '' : `${NNBSP}${String(minutes).padStart(2, '0')}`}`;
  if (seconds === 0) return `0${NNBSP}h`;
  return minutes > 0 ? `${minutes}${NNBSP}min` : `${seconds}${NNBSP}s`;
}

/** `16 March 2026`, `1er mars 2026`. */
export function spokenDate(date: LocalDate, lang: Language): string {
  const day = Number(date.slice(8, 10));
  return `${lang === 'fr' && day === 1 ? '1er' : day} ${spokenMonth(date.slice(0, 7), lang)}`;
}

/** `March 2026`, `mars 2026`; a text that is no month as it stands. */
export function spokenMonth(month: string, lang: Language): string {
  const name = MONTHS[lang][Number(month.slice(5, 7)) - 1];
  return name === undefined ? month : `${name} ${month.slice(0, 4)}`;
}
