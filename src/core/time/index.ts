// core/time: when, and how long?
// Takes: texts of instants, dates, durations and terms; names of time zones.
// Gives: whole milliseconds, day numbers, spans and their algebra, local times, offsets of zones.
// Knows nothing of: opening hours, tickets, agreements, what time it is now.
export * from './duration.ts';
export * from './duration-text.ts';
export * from './instant.ts';
export * from './instant-text.ts';
export * from './local-date.ts';
export * from './spans.ts';
export { instantToLocal, isTimeZone, type LocalTime, localToInstant, offsetAt, startOfLocalDay } from './zone.ts';
