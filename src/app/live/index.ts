// app/live: what is kept of what is posted, and what do we know of it now?
// Takes: posted events, the store, the present. Gives: facts kept and projected, looked at again when time changes them,
// and answers as of any instant: tickets, the board, objectives, availability, a whole evaluation.
// Knows nothing of: how anything is kept, how it was sent, how an answer is put.
export { type AvailabilityQuestion, availabilityAnswer } from './answers/availability.ts';
export { type BoardQuestion, boardPage, boardTally } from './answers/board.ts';
export { isOfCustomer, maySeeVersions } from './answers/concern.ts';
export { type EvaluationQuestion, evaluateStore } from './answers/evaluation.ts';
export { type EvaluationTelling, writeEvaluation } from './answers/evaluation-text.ts';
export { type ObjectivesAnswer, type ObjectivesQuestion, objectivesAnswer } from './answers/objectives.ts';
export { type TicketQuestion, ticketAnswer } from './answers/ticket.ts';
export { type TicketsQuestion, ticketsPage } from './answers/tickets.ts';
export type { Asked } from './answers/vantage.ts';
export { type EventPost, type LivePorts, openEventPost, type PostResult } from './post-events.ts';
export { rebuild } from './rebuild.ts';
export type { OnDefect } from './refresh.ts';
export { type LiveRoster, openRosters, type Rosters } from './roster.ts';
export { type Looked, lookAgain } from './wake.ts';
