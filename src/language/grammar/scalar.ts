import { formatMoney, formatPercent, isCurrency, parseMoney, parsePercent } from '../../core/money/index.ts';
import {
  formatDuration,
  formatTermLength,
  parseDuration,
  parseLocalDate,
  parseTermLength,
} from '../../core/time/index.ts';
import type { DiagnosticName } from '../diagnostics/catalogue.ts';

/** A text with a spelling of its own. */
export interface Scalar {
  /** What it looks like, for the JSON Schema; anything that matches is spelt well. */
  readonly pattern: string;
  /** The canonical spelling; null for what the pattern lets through and no one could mean. */
  readonly canonical: (text: string) => string | null;
  readonly example: string;
  /** What to say of a text that is spelt otherwise. */
  readonly problem: DiagnosticName;
  /** What to say of one that is spelt well and can still not be: 31 February. */
  readonly impossible: DiagnosticName;
  /** Is a number without a unit the likely slip? */
  readonly unit: boolean;
  /** Is a number without quotes the text it is written as? */
  readonly bare: boolean;
}

const asWritten = (text: string) => text;

function scalarOf(pattern: string, example: string, problem: DiagnosticName, rest: Partial<Scalar> = {}): Scalar {
  return {
    pattern,
    example,
    problem,
    canonical: asWritten,
    impossible: 'impossibleValue',
    unit: false,
    bare: false,
    ...rest,
  };
}

function durationText(text: string): string | null {
  const duration = parseDuration(text);
  return duration === null ? null : formatDuration(duration);
}

function termText(text: string): string | null {
  const length = parseTermLength(text);
  return length === null ? null : formatTermLength(length);
}

function moneyText(text: string): string | null {
  const money = parseMoney(text);
  return money === null ? null : formatMoney(money);
}

function percentText(text: string): string | null {
  const ratio = parsePercent(text);
  return ratio === null ? null : formatPercent(ratio);
}

/** Dates within the centuries for which calendars answer. */
function dateText(text: string): string | null {
  const date = parseLocalDate(text);
  return date !== null && date >= '1900-01-01' && date <= '2199-12-31' ? date : null;
}

const AMOUNT = '\\d{1,9}(?:\\.\\d{1,8})?';
const HMS = `(?:${AMOUNT}[smh]){1,4}`;
const DURATION = `${HMS}(?: real)?|(?:end of )?\\d{1,5}bd`;
/** Letters of any script and figures; within, also `.`, `_`, `-` and spaces. */
const ID = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._ -]{0,62}[\\p{L}\\p{M}\\p{N}_-])?';
const AGREEMENT_ID = `${ID}(?:/${ID}){0,8}`;
const DATE = '\\d{4}-\\d{2}-\\d{2}';
const WINDOW = '\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}';
const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)';

/** Every spelling of the format. */
export const SCALARS = {
  id: scalarOf(`^${ID}$`, 'p1-response', 'badId', { bare: true }),
  agreementId: scalarOf(`^${AGREEMENT_ID}$`, 'boreal-or', 'badId', { bare: true }),
  baseRef: scalarOf(`^${AGREEMENT_ID}@[1-9]\\d{0,5}$`, 'templates/msp-standard@1', 'badSpelling'),
  duration: scalarOf(`^(?:${DURATION})$`, '4h', 'badDuration', { canonical: durationText, unit: true }),
  durationOrNone: scalarOf(`^(?:none|${DURATION})$`, '5bd', 'badDuration', {
    canonical: (text) => (text === 'none' ? text : durationText(text)),
    unit: true,
  }),
  plainDuration: scalarOf(`^${HMS}$`, '48h', 'badDuration', { canonical: durationText, unit: true }),
  plainDurationOrNone: scalarOf(`^(?:none|${HMS})$`, '4h', 'badDuration', {
    canonical: (text) => (text === 'none' ? text : durationText(text)),
    unit: true,
  }),
  term: scalarOf('^\\d{1,5}(?:d|w|mo|y)$', '12mo', 'badTermLength', { canonical: termText, unit: true }),
  money: scalarOf('^\\d{1,12}(?:\\.\\d{1,4})? [A-Z]{3}$', '1250.00 EUR', 'badMoney', {
    canonical: moneyText,
    unit: true,
  }),
  percent: scalarOf('^\\d{1,6}(?:\\.\\d{1,4})?%$', '95%', 'badPercent', { canonical: percentText, unit: true }),
  due: scalarOf('^(?:\\d{1,12}(?:\\.\\d{1,4})? [A-Z]{3}|\\d{1,6}(?:\\.\\d{1,4})?%)$', '5%', 'badPercent', {
    canonical: (text) => (text.endsWith('%') ? percentText(text) : moneyText(text)),
    unit: true,
  }),
  outstandingOrPercent: scalarOf('^(?:outstanding|\\d{1,6}(?:\\.\\d{1,4})?%)$', 'outstanding', 'badPercent', {
    canonical: (text) => (text === 'outstanding' ? text : percentText(text)),
    unit: true,
  }),
  currency: scalarOf('^[A-Z]{3}$', 'EUR', 'badSpelling', { canonical: (text) => (isCurrency(text) ? text : null) }),
  date: scalarOf(`^${DATE}$`, '2026-03-01', 'badDate', { canonical: dateText, impossible: 'impossibleDate' }),
  month: scalarOf('^\\d{4}-(?:0[1-9]|1[0-2])$', '2026-01', 'badSpelling'),
  timeOfDay: scalarOf('^(?:[01]\\d|2[0-3]):[0-5]\\d$', '17:00', 'badTimeOfDay'),
  window: scalarOf(`^${WINDOW}$`, '09:00-12:00', 'badHours'),
  dayKey: scalarOf(`^${DAY}(?:-${DAY})?$`, 'mon-fri', 'badHours'),
  dateKey: scalarOf(`^${DATE}(?:\\.\\.${DATE})?$`, '2026-12-24', 'badException'),
  zone: scalarOf('^[A-Za-z0-9_+/-]{1,64}$', 'Europe/Paris', 'badSpelling'),
  always: scalarOf('^24x7$', '24x7', 'badSpelling'),
  holidayCode: scalarOf(`^(?:[A-Z]{2}(?:-[A-Z0-9]{1,4}){0,2}|${DATE})$`, 'FR', 'badHolidays'),
  belowMinimum: scalarOf('^(?:exempt|carryForward|allowMisses\\(\\d{1,4}\\))$', 'allowMisses(1)', 'badSpelling'),
  member: scalarOf('^(?:user|site|device):.{1,200}$', 'site:siege', 'badSpelling'),
  siren: scalarOf('^\\d{9}$', '000000000', 'badSpelling'),
  siret: scalarOf('^\\d{14}$', '00000000000000', 'badSpelling'),
  sha256: scalarOf('^[0-9a-f]{64}$', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'badSpelling'),
  url: scalarOf('^https?://[^\\s]{1,1000}$', 'https://example.org/sla', 'badSpelling'),
  boundPath: scalarOf(
    '^[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._ -]{0,398}[\\p{L}\\p{M}\\p{N}_-])?$',
    'p1-response.within',
    'badSpelling',
  ),
} as const satisfies { readonly [name: string]: Scalar };

export type ScalarName = keyof typeof SCALARS;

/** The spelling of a name, without the narrow type of the table. */
export function scalarNamed(name: ScalarName): Scalar {
  return SCALARS[name];
}
