import type { DeadlineEffect, Effect, HoursEffect } from '../../difference/index.ts';
import { ratio } from '../../money/index.ts';
import { dateOfDay, type Instant, instantToLocal, weekdayOf } from '../../time/index.ts';
import type { Language } from '../because.ts';
import { spokenDate, spokenNumber, spokenTime } from '../working/spoken-figure.ts';

/** What was reckoned of a change of hours or time limits, in one sentence; instants in the agreement's zone. */
export function effectText(effect: Effect, timeZone: string, language: Language): string {
  return effect.kind === 'hours' ? hoursText(effect, language) : deadlinesText(effect, timeZone, language);
}

function hoursText({ addedMs, removedMs, from, to }: HoursEffect, language: Language): string {
  const fr = language === 'fr';
  const days = Math.round((to - from) / 86_400_000);
  const over = fr ? `sur ${spokenNumber(ratio(days), 'fr')} jours` : `over ${spokenNumber(ratio(days), 'en')} days`;
  const parts = [
    ...(addedMs > 0 ? [fr ? `${spokenTime(addedMs)} de plus` : `${spokenTime(addedMs)} more`] : []),
    ...(removedMs > 0 ? [fr ? `${spokenTime(removedMs)} de moins` : `${spokenTime(removedMs)} less`] : []),
  ];
  if (parts.length === 0) return fr ? 'Mêmes heures ouvertes.' : 'The same hours are open.';
  return `${fr ? 'Heures ouvertes\u202f: ' : 'Open hours: '}${parts.join(', ')} ${over}.`;
}

function deadlinesText(effect: DeadlineEffect, timeZone: string, language: Language): string {
  const { mostEarlier, mostLater } = effect;
  const example = mostLater ?? mostEarlier;
  if (example === null) return '';
  const fr = language === 'fr';
  const at = (instant: Instant | null) =>
    instant === null ? (fr ? 'jamais' : 'never') : momentText(instant, timeZone, language);
  const [start, was, is] = [at(example.startAt), at(example.beforeAt), at(example.afterAt)];
  const how = startsText(effect, language);
  return fr
    ? `${how}\u202f; par exemple, départ ${start}\u202f: échéance ${is} au lieu de ${was}.`
    : `${how}; for example, from ${start}: due ${is} instead of ${was}.`;
}

/** From how many of the starts that were looked at. */
function startsText({ earlier, later, same }: DeadlineEffect, language: Language): string {
  const fr = language === 'fr';
  const figure = (n: number) => spokenNumber(ratio(n), language);
  const all = figure(earlier + later + same);
  const of = fr ? `sur ${all} départs d’une année` : `of ${all} starts in a year`;
  if (earlier > 0 && later > 0) {
    return fr
      ? `Plus proche pour ${figure(earlier)}, plus lointaine pour ${figure(later)}, ${of}`
      : `Sooner from ${figure(earlier)}, later from ${figure(later)}, ${of}`;
  }
  if (same === 0) return fr ? `Pour tous les départs d’une année` : 'From every start of a year';
  return fr ? `Pour ${figure(earlier + later)} ${of}` : `From ${figure(earlier + later)} ${of}`;
}

const DAYS: { readonly [L in Language]: readonly string[] } = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
};

function momentText(at: Instant, timeZone: string, language: Language): string {
  const { dayNumber, msOfDay } = instantToLocal(timeZone, at);
  const minutes = Math.floor(msOfDay / 60_000);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const day = DAYS[language][weekdayOf(dayNumber)] ?? '';
  return `${day} ${spokenDate(dateOfDay(dayNumber), language)} ${clock}`;
}
