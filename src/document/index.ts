// document: how does somebody read what an agreement says?
// Takes: agreements as values of core, and a language. Gives: blocks of a readable document, the table of what is promised
// how soon, each named rule in plain words with an example reckoned by core, the year of a calendar day by day, and what is
// to be done on a day that falls due. Knows nothing of pages, of files, of who reads (what he may not see is taken out
// before), or of what happened.
export { agendaText } from './agenda-text.ts';
export type { Reading } from './block.ts';
export { type CalendarDay, calendarYear } from './calendar-year.ts';
export { promises, type SaidPromise } from './promise.ts';
export { calendarHours, readingOf } from './reading.ts';
