// core/findings: what do the facts beside tickets come to, and what of all of it does money depend on?
// Takes: visible facts about services, measurements, cases, members, work and decisions; the ledger of tickets' clocks.
// Gives: objectives of every measure, availabilities, cases as clocks, and for each agreement what settling it takes.
// Knows nothing of: how tickets are judged, how an answer is shown.

export { type Books, noteTicket, type Outlook, openBooks, takeEvent } from './books.ts';
export { type Cases, caseJudgements, casesOf, isCaseExcusal, notificationTargets } from './cases.ts';
export { closeBooks, type Findings, inFileOrder } from './findings.ts';
export { outcomesOf } from './outcomes.ts';
export type { Settling } from './settling.ts';
