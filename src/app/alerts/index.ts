// app/alerts: who must be warned of what, and by which message?
// Takes: judged tickets, agreements, rules, rotas, the present. Gives: alerts decided once, messages made for whom they
// concern, looks planned and taken, alerts ended when their matter is over; how late all of it is.
// Knows nothing of: how a message is worded or handed over, how anything is kept.
//
// decide/    what is reached is kept, in the transaction that judges      dispatch/    whom to tell, in which message
// watch/     what the agenda holds: closing times, queues, dates …        end/         what is over
export { acknowledge } from './desk/acknowledge.ts';
export { alertFor, alertsPage } from './desk/alerts-page.ts';
export { dispatchAlerts } from './dispatch/dispatch-alerts.ts';
export { endIn, endOver } from './end/end-over.ts';
export { type AlertingHealth, alertingHealth } from './health.ts';
export type { AlertPorts } from './ports.ts';
export { hurryLadder } from './watch/ladder.ts';
export { lookAtAgenda } from './watch/look-at-agenda.ts';
export { openChangePlanner } from './watch/plan-after-changes.ts';
export { replanAgenda } from './watch/replan.ts';
