// app/live: what is kept of what is posted, and what do we know of it now?
// Takes: posted events, the store, the present. Gives: facts kept and projected, looked at again when time changes them,
// and answers as of any instant: tickets, the board, objectives, availability, a whole evaluation.
// Knows nothing of: how anything is kept, how it was sent, how an answer is put.
export { availabilityAnswer } from './answers/availability.ts';
export { boardDivision, boardPage, boardTally, mineOnly } from './answers/board.ts';
export { writeEvaluation } from './answers/evaluation-text.ts';
export { objectivesAnswer } from './answers/objectives.ts';
export { ticketAnswer } from './answers/ticket.ts';
export { ticketsPage } from './answers/tickets.ts';
export { type EventPost, type LivePorts, openEventPost, type PostResult } from './post-events.ts';
export { eventWarnings } from './read-fact.ts';
export { rebuild } from './rebuild.ts';
export type { OnDefect } from './refresh.ts';
export { openRosters, type Rosters } from './roster.ts';
export { lookAgain } from './wake.ts';
