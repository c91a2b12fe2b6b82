import type { Agreement } from '../../core/agreement/index.ts';
import type { CalendarSpec } from '../../core/calendar/index.ts';
import { dateOfDay, instantToLocal } from '../../core/time/index.ts';
import { type CalendarDay, calendarYear, type Reading, readingOf } from '../../document/index.ts';
import type { Actor } from '../access/actor.ts';
import { badField, isRefusal, type Lang, notFound, type Refusal } from '../refusal.ts';
import { type RegisterPorts, versionFor } from '../register/index.ts';
import { shownTo } from './shown-to.ts';

/** One version as a document, in a language, as far as the actor may read it. */
export async function readingFor(
  id: string,
  version: number,
  lang: Lang,
  actor: Actor,
  ports: RegisterPorts,
): Promise<{ readonly agreement: Agreement; readonly reading: Reading } | Refusal> {
  const found = await versionFor(id, version, actor, ports);
  if (isRefusal(found)) return found;
  const agreement = shownTo(actor, found.agreement);
  return { agreement, reading: readingOf(agreement, lang) };
}

/** The calendars of one version by id. */
export async function calendarsFor(
  id: string,
  version: number,
  actor: Actor,
  ports: RegisterPorts,
): Promise<Agreement['calendars'] | Refusal> {
  const found = await versionFor(id, version, actor, ports);
  return isRefusal(found) ? found : found.agreement.calendars;
}

/** What a year of a calendar is asked by. */
export interface YearAsked {
  readonly agreement: string;
  readonly version: number;
  readonly calendar: string;
  /** Null: the present year, in the zone of the calendar. */
  readonly year: number | null;
  readonly lang: Lang;
}

export interface YearOfCalendar {
  readonly calendar: CalendarSpec;
  readonly year: number;
  readonly days: readonly CalendarDay[];
}

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** Each date of a year as a calendar of one version has it. Refused: `notFound`, and `invalid` for a year out of reach. */
export async function calendarYearFor(
  { agreement: id, version, calendar, year, lang }: YearAsked,
  actor: Actor,
  ports: RegisterPorts,
): Promise<YearOfCalendar | Refusal> {
  const found = await versionFor(id, version, actor, ports);
  if (isRefusal(found)) return found;
  const { calendars } = found.agreement;
  const spec = Object.hasOwn(calendars, calendar) ? calendars[calendar] : undefined;
  if (spec === undefined) return notFound(`Calendrier ${calendar}`, `Calendar ${calendar}`);
  const today = dateOfDay(instantToLocal(spec.timeZone, ports.now()).dayNumber);
  const asked = year ?? Number(today.slice(0, 4));
  if (asked < FIRST_YEAR || asked > LAST_YEAR) return yearOutOfReach(lang);
  return { calendar: spec, year: asked, days: calendarYear(spec, asked, lang) };
}

function yearOutOfReach(lang: Lang): Refusal {
  const what = { fr: 'Cette année est hors de portée.', en: 'This year is out of reach.' };
  const help = {
    fr: `Demandez une année de ${FIRST_YEAR} à ${LAST_YEAR}.`,
    en: `Ask for a year from ${FIRST_YEAR} to ${LAST_YEAR}.`,
  };
  return badField('/year', 'outOfReach', what, help, lang);
}
