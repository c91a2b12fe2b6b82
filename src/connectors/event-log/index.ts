// connectors/event-log: how do event files answer?
// Takes paths of JSON Lines files, or standard input; gives the events on their lines and what is wrong with the others.
// Knows nothing of tickets, of agreements, or of what is done with the events.
export { MAX_LINE_BYTES, readEvents } from './read-events.ts';
