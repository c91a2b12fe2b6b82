// biome-ignore-all format: a table is read by its rows
import type { CalendarProblemKind } from '../problem.ts';
import type { Wording } from './wording.ts';

/** What is wrong with a calendar, and the way out. */
export const PROBLEM_WORDINGS: { readonly [kind in CalendarProblemKind]: Wording } = {
  notACalendar: {
    en: 'a calendar is `24x7` or a map with `hours`, `timeZone`, `holidays`, `exceptions`',
    fr: 'un calendrier est `24x7` ou une table avec `hours`, `timeZone`, `holidays`, `exceptions`' },
  unknownKey: {
    en: '{key} is no key of a calendar; known are {known}',
    fr: '{key} n\'est pas une clé de calendrier ; clés connues : {known}' },
  unknownTimeZone: {
    en: '{timeZone} is no time zone; write an IANA name such as `Europe/Paris`',
    fr: '{timeZone} n\'est pas un fuseau horaire ; écrivez un nom IANA comme `Europe/Paris`' },
  hoursMissing: {
    en: 'a calendar needs `hours`, such as `mon-fri: ["09:00-12:00", "13:00-18:00"]`; round the clock is `24x7`',
    fr: 'un calendrier demande `hours`, par exemple `mon-fri: ["09:00-12:00", "13:00-18:00"]` ; jour et nuit s\'écrit `24x7`' },
  hoursNotAMap: {
    en: '`hours` is a map from days to windows, such as `mon-fri: ["09:00-18:00"]`',
    fr: '`hours` est une table des jours et de leurs plages, par exemple `mon-fri: ["09:00-18:00"]`' },
  unknownDay: {
    en: '{key} names no day; write `mon` … `sun` or a range such as `mon-fri`',
    fr: '{key} ne nomme aucun jour ; écrivez `mon` … `sun` ou une suite comme `mon-fri`' },
  windowsNotAList: {
    en: 'the windows of {of} are a list of texts such as `["09:00-12:00"]`; `[]` is closed',
    fr: 'les plages de {of} forment une liste de textes comme `["09:00-12:00"]` ; `[]` veut dire fermé' },
  badWindow: {
    en: '{window} is no window; write `09:00-12:00`',
    fr: '{window} n\'est pas une plage ; écrivez `09:00-12:00`' },
  impossibleTime: {
    en: '{time} in {window} is no time of day; windows start at 00:00–23:59 and end by 24:00',
    fr: '{time} dans {window} n\'est pas une heure ; une plage commence entre 00:00 et 23:59 et finit au plus tard à 24:00' },
  emptyWindow: {
    en: '{window} starts and ends at the same time; a whole day is `00:00-24:00`',
    fr: '{window} commence et finit à la même heure ; la journée entière s\'écrit `00:00-24:00`' },
  tooManyWindows: {
    en: '{of} has {count} windows; at most {most} are read',
    fr: '{of} compte {count} plages ; {most} au plus sont lues' },
  badHolidays: {
    en: '`holidays` is a code such as `FR`, a list of codes and dates, or `{ code: FR, worked: [whitMonday] }`',
    fr: '`holidays` est un code comme `FR`, une liste de codes et de dates, ou `{ code: FR, worked: [whitMonday] }`' },
  badHolidayDate: {
    en: '{date} is neither a date that exists (`2026-05-15`) nor a holiday code (`FR`)',
    fr: '{date} n\'est ni une date qui existe (`2026-05-15`) ni un code de jours fériés (`FR`)' },
  unknownHolidayCode: {
    en: 'no holidays are known for {code}; known here are {known}',
    fr: 'aucun jour férié n\'est connu pour {code} ; codes connus ici : {known}' },
  foreignHolidayCode: {
    en: 'the holidays of {code} are not computed here; list their dates instead',
    fr: 'les jours fériés de {code} ne sont pas calculés ici ; donnez plutôt leurs dates' },
  badWorked: {
    en: '`worked` is a list of holidays that stay worked, such as `[whitMonday]`',
    fr: '`worked` est une liste de jours fériés qui restent travaillés, par exemple `[whitMonday]`' },
  unknownWorkedHoliday: {
    en: '{code} has no holiday {name}; it has {known}',
    fr: '{code} n\'a pas de jour férié {name} ; il a {known}' },
  exceptionsNotAMap: {
    en: '`exceptions` is a map from dates to windows, such as `2026-12-24: ["09:00-12:00"]`',
    fr: '`exceptions` est une table des dates et de leurs plages, par exemple `2026-12-24: ["09:00-12:00"]`' },
  badExceptionDate: {
    en: '{key} is no date; write `2026-12-24` or `2026-08-03..2026-08-14`',
    fr: '{key} n\'est pas une date ; écrivez `2026-12-24` ou `2026-08-03..2026-08-14`' },
  exceptionBackwards: {
    en: '{key} ends before it starts; write the earlier date first',
    fr: '{key} finit avant de commencer ; écrivez d\'abord la date la plus ancienne' },
  tooManyEntries: {
    en: '{of} has {count} entries; at most {most} are read',
    fr: '{of} compte {count} éléments ; {most} au plus sont lus' },
  neverOpens: {
    en: 'this calendar never opens: no day keeps a window; add hours, or remove the exception that closes all',
    fr: 'ce calendrier n\'ouvre jamais : aucun jour ne garde de plage ; ajoutez des heures, ou supprimez l\'exception qui ferme tout' },
};
