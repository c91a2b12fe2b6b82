// How an exported table is read as events: the mapping file, its words, and what becomes of the rows of one ticket.
export type { WallTimes } from './date-format.ts';
export { columnsOf, type Mapping } from './mapping.ts';
export type { RowProblem } from './problem.ts';
export { mappingProblemText } from './problem-text.ts';
export { type ProducedEvent, producedEvents } from './produced-events.ts';
export { readMapping } from './read-mapping.ts';
export { rowReader, type TableRow } from './row.ts';
export { eventsOfTicket } from './ticket-events.ts';
