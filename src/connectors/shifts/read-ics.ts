import ICAL from 'ical.js';
import type { NamedShift, ShiftFault, ShiftsRead } from '../../app/ports/index.ts';
import {
  dayNumberOf,
  type Instant,
  isTimeZone,
  localToInstant,
  parseLocalDate,
  type Span,
} from '../../core/time/index.ts';

/** More shifts than that within the time asked for are no rota. */
const MOST = 20_000;
/** Occurrences looked at of one entry, those before the time asked for included: 27 years of days. */
const MOST_LOOKED_AT = 10_000;
/** What a rota repeats by. Finer rhythms and rarer rules are refused: written out in the file they can be read. */
const RHYTHMS = new Set(['DAILY', 'WEEKLY']);
const KNOWN_PARTS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST']);

/**
 * The entries of an iCalendar file (RFC 5545) as shifts: who is the attendee's address, else the summary; entries that
 * repeat (daily, weekly) are written out, exceptions heeded. A `PRIORITY` of 1 to 9 is the rank, else 1. Local times are of
 * the zone the file names, else of the rota's.
 */
export function readIcsShifts(text: string, timeZone: string, within: Span): ShiftsRead {
  const faults: { fault: ShiftFault; line: number | null; given: string }[] = [];
  const shifts: NamedShift[] = [];
  let events: readonly ICAL.Component[];
  try {
    events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  } catch (error) {
    return { shifts, faults: [{ fault: 'notACalendar', line: null, given: messageOf(error) }] };
  }
  const lines = linesOfEvents(text);
  const { series, changed } = seriesOf(events);
  for (const [place, component] of series) {
    const line = lines[place] ?? 0;
    const tell = (fault: ShiftFault, given: string) => faults.push({ fault, line, given: given.slice(0, 100) });
    try {
      readEvent(component, changed, { timeZone, within, line, tell, shifts });
    } catch (error) {
      tell('badInstant', messageOf(error));
    }
    if (shifts.length > MOST) return { shifts: [], faults: [{ fault: 'tooMany', line: null, given: String(MOST) }] };
  }
  return { shifts, faults };
}

interface Reading {
  readonly timeZone: string;
  readonly within: Span;
  readonly line: number;
  readonly tell: (fault: ShiftFault, given: string) => void;
  readonly shifts: NamedShift[];
}

/** The entries that stand for themselves or for a series, and those that change one occurrence of a series, by uid. */
function seriesOf(events: readonly ICAL.Component[]) {
  const series: [number, ICAL.Component][] = [];
  const changed = new Map<string, ICAL.Component[]>();
  events.forEach((event, place) => {
    if (event.getFirstProperty('recurrence-id') === null) {
      series.push([place, event]);
      return;
    }
    const uid = String(event.getFirstPropertyValue('uid') ?? '');
    changed.set(uid, [...(changed.get(uid) ?? []), event]);
  });
  return { series, changed };
}

function readEvent(component: ICAL.Component, changed: ReadonlyMap<string, ICAL.Component[]>, reading: Reading): void {
  const { within, tell } = reading;
  if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') return;
  const odd = oddRecurrence(component);
  if (odd !== null) {
    tell('badRecurrence', odd);
    return;
  }
  const event = new ICAL.Event(component);
  for (const one of changed.get(event.uid) ?? []) event.relateException(one);
  if (!event.isRecurring()) {
    addShift(component, event.startDate, event.endDate, reading);
    return;
  }
  const iterator = event.iterator();
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    const next = iterator.next();
    if (next === null || next === undefined) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const from = instantOf(startDate, item.component, reading);
    if (from === null || from >= within.to) return;
    addShift(item.component, startDate, endDate, reading);
  }
}

function addShift(component: ICAL.Component, start: ICAL.Time, end: ICAL.Time | null, reading: Reading): void {
  const { line, within, tell, shifts } = reading;
  const from = instantOf(start, component, reading);
  const to = end === null || from === null ? null : instantOf(end, component, reading);
  const called = calledIn(component);
  const priority = Number(component.getFirstPropertyValue('priority') ?? 0);
  const rank = priority >= 1 && priority <= 9 ? priority : 1;
  if (end === null) tell('noEnd', '');
  else if (from === null || to === null) return;
  else if (from >= to) tell('endsBeforeItBegins', end.toString());
  else if (to <= within.from || from >= within.to) return;
  else if (called === '') tell('nobody', '');
  else shifts.push({ from, to, called, rank, line });
}

function calledIn(component: ICAL.Component): string {
  const attendee = String(component.getFirstPropertyValue('attendee') ?? '').replace(/^mailto:/i, '');
  return (attendee === '' ? String(component.getFirstPropertyValue('summary') ?? '') : attendee).trim();
}

/** What of a rule is none of a rota's; null: nothing. */
function oddRecurrence(component: ICAL.Component): string | null {
  for (const property of component.getAllProperties('rrule')) {
    const rule = String(property.getFirstValue());
    const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
    const interval = Number(parts.get('INTERVAL') ?? 1);
    const isKnown = [...parts.keys()].every((name) => KNOWN_PARTS.has(name));
    // Every nth Monday is a matter of months.
    const days = (parts.get('BYDAY') ?? 'MO').split(',').every((day) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(day));
    if (!isKnown || !days || !RHYTHMS.has(parts.get('FREQ') ?? '') || !(interval >= 1 && interval <= 520)) return rule;
  }
  return component.getFirstProperty('rdate') === null ? null : 'RDATE';
}

/** Told once where the file's zone is none that we know, and the file does not describe it. */
function instantOf(time: ICAL.Time, component: ICAL.Component, { timeZone, tell }: Reading): Instant | null {
  const date = parseLocalDate(`${pad(time.year, 4)}-${pad(time.month, 2)}-${pad(time.day, 2)}`);
  if (date === null) {
    tell('badInstant', time.toString());
    return null;
  }
  const msOfDay = ((time.hour * 60 + time.minute) * 60 + time.second) * 1000;
  const zone = time.zone?.tzid ?? 'floating';
  const named = zone === 'floating' ? String(component.getFirstProperty('dtstart')?.getParameter('tzid') ?? '') : zone;
  if (named === 'UTC' || named === 'Z') return dayNumberOf(date) * 86_400_000 + msOfDay;
  if (named === '' || time.isDate) return localToInstant(timeZone, dayNumberOf(date), msOfDay, 'first');
  if (isTimeZone(named)) return localToInstant(named, dayNumberOf(date), msOfDay, 'first');
  if (zone !== 'floating') return time.toUnixTime() * 1000;
  tell('unknownZone', named);
  return null;
}

const pad = (number: number, length: number) => String(number).padStart(length, '0');

/** The line on which each entry begins, in their order. */
function linesOfEvents(text: string): readonly number[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, place) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [place + 1] : []));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
