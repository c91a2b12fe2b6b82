import {
  type CalendarException,
  type DayWindow,
  type HolidayRule,
  holidayName,
  timeOfMinute,
} from '../../calendar/index.ts';
import type { Language } from '../because.ts';
import { spokenDate } from '../working/spoken-figure.ts';

const DAYS: { readonly [L in Language]: readonly string[] } = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
};

/** The open hours of a week, neighbouring days that are alike together: `Mon–Thu 09:00–18:00, Fri 09:00–17:00`. */
export function weekText(week: readonly (readonly DayWindow[])[], language: Language): string {
  const runs: { first: number; last: number; windows: string }[] = [];
  for (const [day, windows] of week.entries()) {
    const text = windowsText(windows);
    const run = runs.at(-1);
    if (run !== undefined && run.windows === text) run.last = day;
    else runs.push({ first: day, last: day, windows: text });
  }
  const open = runs.filter(({ windows }) => windows !== '');
  if (open.length === 0) return closedText(language);
  return open.map(({ first, last, windows }) => `${daysText(first, last, language)} ${windows}`).join(', ');
}

function daysText(first: number, last: number, language: Language): string {
  const [from = '', to = ''] = [DAYS[language][first], DAYS[language][last]];
  return first === last ? from : `${from}–${to}`;
}

function windowsText(windows: readonly DayWindow[]): string {
  return windows.map(({ from, to }) => `${timeText(from)}–${timeText(to > 1440 ? to - 1440 : to)}`).join(' ');
}

function closedText(language: Language): string {
  return language === 'fr' ? 'fermé' : 'closed';
}

/** `17:30`, of a minute after midnight. */
export function timeText(minute: number): string {
  return timeOfMinute(minute);
}

/** Which public holidays are kept: by country, with those that stay worked; dates given one by one are counted. */
export function holidaysText(rules: readonly HolidayRule[], language: Language): string {
  if (rules.length === 0) return language === 'fr' ? 'aucun' : 'none';
  return rules.map((rule) => holidayRuleText(rule, language)).join(', ');
}

function holidayRuleText(rule: HolidayRule, language: Language): string {
  const fr = language === 'fr';
  if (rule.kind === 'dates') {
    const [only] = rule.dates;
    if (rule.dates.length === 1 && only !== undefined) return spokenDate(only.date, language);
    return `${rule.source} (${rule.dates.length} dates)`;
  }
  if (rule.worked.length === 0) return rule.code;
  const worked = rule.worked.map((id) => holidayName(id, language)).join(', ');
  return fr ? `${rule.code} (sauf ${worked})` : `${rule.code} (but for ${worked})`;
}

/** Dates with hours of their own. */
export function exceptionsText(exceptions: readonly CalendarException[], language: Language): string {
  if (exceptions.length === 0) return language === 'fr' ? 'aucune' : 'none';
  return exceptions
    .map(({ from, to, windows }) => {
      const when =
        from === to ? spokenDate(from, language) : `${spokenDate(from, language)} – ${spokenDate(to, language)}`;
      return `${when} ${windows.length === 0 ? closedText(language) : windowsText(windows)}`;
    })
    .join(', ');
}
