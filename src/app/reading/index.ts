// app/reading: what does an agreement say, where does it stand, and what falls when?
// Takes: what is published, an actor, a language. Gives: a version as a readable document, its calendars day by day, the
// list of agreements by state, the days on which something falls due; each as far as the actor may see it. Keeps nothing.
export { type AgendaItem, agendaFor } from './agenda.ts';
export { AGREEMENT_STATES, type ListedAgreement, listAgreements, listedAgreement } from './agreement-list.ts';
export { calendarsFor, calendarYearFor, readingFor } from './read-version.ts';
