// core/alert: who must be told, and when?
// Takes judged clocks, and what else may go wrong; gives the thresholds they reached, what is about to go wrong, the next
// instant at which time alone changes anything, and whom rules tell, as values. Knows nothing of how a message is sent.
export { type Alert, alertsOf } from './alert.ts';
export { ALERT_KINDS, type AlertKind, URGENT_KINDS } from './kind.ts';
export { type LookedAt, nextLookAt } from './next-look.ts';
export * from './rule.ts';
