// connectors/event-log: how do event files answer?
// Takes paths of JSON Lines files, or standard input; gives their lines, and which of them can not be had as text.
// Knows nothing of events, tickets or agreements.
export { readEventLines } from './read-event-lines.ts';
