import type { Agreement } from '../../core/agreement/index.ts';
import { type CalendarSpec, type DayWindow, holidayName, timeOfMinute } from '../../core/calendar/index.ts';
import type { Block } from '../block.ts';
import type { Words } from '../words.ts';

/** The hours of each calendar: its week, the days on which it is closed, and the dates that differ. */
export function hoursBlocks(agreement: Agreement, words: Words): readonly Block[] {
  return Object.entries(agreement.calendars).flatMap(([id, calendar]) =>
    calendarBlocks(id, calendar, agreement, words),
  );
}

function calendarBlocks(id: string, calendar: CalendarSpec, agreement: Agreement, words: Words): readonly Block[] {
  const heading: Block = { kind: 'heading', text: nameOf(id, calendar, agreement, words) };
  const usedBy: Block[] = usesOf(id, agreement, words);
  const isAlways = words.hours(calendar).startsWith('24');
  if (isAlways) return [heading, ...usedBy];
  const items = [
    { term: words.say('Fuseau horaire', 'Time zone'), text: calendar.timeZone },
    { term: words.say('Jours fériés', 'Public holidays'), text: holidaysText(calendar, words) },
  ];
  return [heading, { kind: 'definitions', items }, ...exceptionBlocks(calendar, words), ...usedBy];
}

/** Hours are called by their week; two of the same week by their ids too. */
function nameOf(id: string, calendar: CalendarSpec, { calendars }: Agreement, words: Words): string {
  const week = words.hours(calendar);
  const isAlone = Object.values(calendars).filter((other) => words.hours(other) === week).length === 1;
  const name = `${week.slice(0, 1).toUpperCase()}${week.slice(1)}`;
  return isAlone ? name : words.say(`${name} («\u202f${id}\u202f»)`, `${name} (“${id}”)`);
}

/** What counts in these hours. */
function usesOf(id: string, agreement: Agreement, words: Words): Block[] {
  const services = Object.values(agreement.services).filter(({ hours }) => Object.values(hours).includes(id));
  if (services.length === 0) return [];
  const names = words.listed(services.map(({ title }) => title[words.language]));
  return [
    {
      kind: 'paragraph',
      text: words.say(`Plage de ces services\u202f: ${names}.`, `Used by these services: ${names}.`),
    },
  ];
}

function holidaysText({ holidays }: CalendarSpec, words: Words): string {
  if (holidays.length === 0) return words.say('ouverts comme les autres jours', 'open like other days');
  const texts = holidays.map((rule) => {
    if (rule.kind === 'dates') return datesText(rule.source, rule.dates.length);
    const region = rule.code === 'FR' ? words.say('France métropolitaine', 'metropolitan France') : rule.code;
    if (rule.worked.length === 0) return region;
    const worked = words.listed(rule.worked.map((day) => holidayName(day, words.language)));
    return words.say(`${region}, sauf ${worked}`, `${region}, but for ${worked}`);
  });
  const all = texts.join(words.say('\u202f; ', '; '));
  return words.say(`fermé (${all})`, `closed (${all})`);
}

/** The word is the same in both languages. */
function datesText(source: string, count: number): string {
  return `${source}, ${count} ${count === 1 ? 'date' : 'dates'}`;
}

function exceptionBlocks({ exceptions }: CalendarSpec, words: Words): readonly Block[] {
  if (exceptions.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.say('Dates particulières', 'Special dates'),
      columns: words.say(['Date', 'Plage'], ['Date', 'Hours']),
      rows: exceptions.map(({ from, to, windows }) => [
        from === to
          ? words.date(from)
          : words.say(`du ${words.date(from)} au ${words.date(to)}`, `from ${words.date(from)} to ${words.date(to)}`),
        windows.length === 0 ? words.say('fermé', 'closed') : windows.map(windowText).join(', '),
      ]),
    },
  ];
}

function windowText({ from, to }: DayWindow): string {
  return `${timeOfMinute(from)}–${timeOfMinute(to)}`;
}
