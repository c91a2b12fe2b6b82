import type { Said } from '../../core/event/index.ts';
import { formatMoney, parseMoney, parsePercent } from '../../core/money/index.ts';
import { formatDuration, parseDuration, parseLocalDate } from '../../core/time/index.ts';
import type { Fault, Lang } from '../refusal.ts';
import { inSpelling } from './spelled.ts';

/**
 * What a field takes, as a text in the spelling of an agreement's file, or figures as people write them (`1 h 30`, `99,9 %`).
 * - `text`, `email`: a line. `date`: `2026-03-01`. `duration`: `30m`, `4h`, `4h real`.
 * - `share`: `99.9%`. `money`: `350.00 EUR`. `hours`: windows of each day from Monday to Friday, `08:30-12:30 13:30-18:00`.
 */
export type FieldKind = 'text' | 'email' | 'date' | 'hours' | 'duration' | 'share' | 'money';

/** One question of a standard agreement's form. */
export interface FormField {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Said;
  readonly help: Said;
  readonly required: boolean;
  /** What the standard agreement says; null: there is nothing to begin with. */
  readonly standard: string | null;
  /** The smallest and the largest answer, both allowed, in the spelling of the answer; null: none. */
  readonly least: string | null;
  readonly most: string | null;
}

/** The kinds of which an answer is always measured in the same way, for comparing it with its bounds. */
const MEASURED: { readonly [kind in FieldKind]?: (text: string) => number | null } = {
  duration: (text) => {
    const duration = parseDuration(text);
    return duration !== null && 'ms' in duration ? duration.ms : null;
  },
  share: parsePercent,
  money: (text) => parseMoney(text)?.amountMinor ?? null,
};

const SPELLINGS: { readonly [kind in FieldKind]: (text: string) => boolean } = {
  text: (text) => text.length <= 200,
  email: (text) => text.length <= 200 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text),
  date: (text) => parseLocalDate(text) !== null,
  hours: (text) => windowsOf(text) !== null,
  duration: (text) => MEASURED.duration?.(text) != null,
  share: (text) => parsePercent(text) !== null,
  money: (text) => parseMoney(text) !== null,
};

/** The answers to a form by field, as they go into the text; or what is wrong with them, each at its field. */
export function readAnswers(
  fields: readonly FormField[],
  given: { readonly [field: string]: string | null },
  lang: Lang,
): { readonly answers: ReadonlyMap<string, string>; readonly faults: readonly Fault[] } {
  const answers = new Map<string, string>();
  const faults: Fault[] = [];
  for (const field of fields) {
    const text = inSpelling(field.kind, (given[field.id] ?? '').normalize('NFC').trim());
    if (text !== '') {
      const wrong = whatIsWrong(field, text);
      if (wrong === null) answers.set(field.id, spelled(field, text));
      else faults.push(faultAt(field.id, wrong.code, wrong.message, field.help, lang));
    } else if (field.required) faults.push(faultAt(field.id, 'missing', missing(field), field.help, lang));
  }
  for (const id of Object.keys(given)) {
    if (!fields.some((field) => field.id === id)) faults.push(faultAt(id, 'unknownField', unknown(id), null, lang));
  }
  return { answers, faults };
}

function whatIsWrong(field: FormField, text: string): { readonly code: string; readonly message: Said } | null {
  const name = (lang: Lang) => field.label[lang];
  if (!SPELLINGS[field.kind](text) || !isOneLine(text)) {
    return {
      code: 'badSpelling',
      message: {
        fr: `«\u202f${name('fr')}\u202f»\u202f: la réponse ne se lit pas.`,
        en: `“${name('en')}”: the answer can not be read.`,
      },
    };
  }
  const measure = MEASURED[field.kind];
  if (measure === undefined) return null;
  const [value, least, most] = [text, field.least, field.most].map((one) => (one === null ? null : measure(one)));
  const isOtherKind = field.standard !== null && kindOf(field.standard) !== kindOf(text);
  const isBelow = least != null && (value as number) < least;
  const isAbove = most != null && (value as number) > most;
  if (!isOtherKind && !isBelow && !isAbove) return null;
  return {
    code: 'outOfBounds',
    message: {
      fr: `«\u202f${name('fr')}\u202f»\u202f: la réponse va de ${inWords(field.least, 'fr')} à ${inWords(field.most, 'fr')}.`,
      en: `“${name('en')}”: the answer lies between ${inWords(field.least, 'en')} and ${inWords(field.most, 'en')}.`,
    },
  };
}

/** A bound as it is read: `15m` is 15 minutes, `90m real` 90 minutes of real time; shares and money as they are spelled. */
function inWords(bound: string | null, lang: Lang): string {
  if (bound === null) return '';
  const parts = /^(\d+)([mh])( real)?$/.exec(bound);
  if (parts === null) return lang === 'fr' ? bound.replaceAll('%', '\u202f%') : bound;
  const unit = parts[2] === 'h' ? 'hour' : 'minute';
  const words = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(parts[1]));
  if (parts[3] === undefined) return words;
  return lang === 'fr' ? `${words} de temps réel` : `${words} of real time`;
}

/** What two answers must have in common to be compared: service time or real time, one currency. */
function kindOf(text: string): string | null {
  return parseDuration(text)?.kind ?? parseMoney(text)?.currency ?? null;
}

/** Neither line breaks nor other characters without a shape: the answer stands on one line of the text. */
function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(text);
}

function spelled({ kind }: FormField, text: string): string {
  const duration = kind === 'duration' ? parseDuration(text) : null;
  if (duration !== null) return formatDuration(duration);
  const money = kind === 'money' ? parseMoney(text) : null;
  if (money !== null) return formatMoney(money);
  return kind === 'hours' ? (windowsOf(text) ?? []).join(' ') : text;
}

/** `08:30-12:30 13:30-18:00` as windows; null where it is none, or they are not in order within one day. */
export function windowsOf(text: string): readonly string[] | null {
  const windows = text.split(/[\s,]+/);
  if (windows.length > 3) return null;
  let last = -1;
  for (const window of windows) {
    const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(window);
    if (found === null) return null;
    const [from, to] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])];
    if (from <= last || to <= from || to > 1440) return null;
    last = to;
  }
  return windows;
}

function faultAt(id: string, code: string, message: Said, help: Said | null, lang: Lang): Fault {
  const pointer = `/answers/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, code, message: message[lang], help: help?.[lang] ?? null };
}

function missing({ label }: FormField): Said {
  return {
    fr: `«\u202f${label.fr}\u202f» manque.`,
    en: `“${label.en}” is missing.`,
  };
}

function unknown(id: string): Said {
  const name = id.slice(0, 60);
  return {
    fr: `Le formulaire n’a pas de champ «\u202f${name}\u202f».`,
    en: `The form has no field “${name}”.`,
  };
}
