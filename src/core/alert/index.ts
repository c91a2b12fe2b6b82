// core/alert: who must be told, and when?
// Takes judged clocks, and what else may go wrong; gives the thresholds they reached, what is about to go wrong, the next
// instant at which time alone changes anything, and whom rules tell, as values. Knows nothing of how a message is sent.
export {
  type AgreementDate,
  agreementDates,
  DAYS_BEFORE,
  type DateTelling,
  dateTellings,
} from './agreement-date.ts';
export { type Alert, alertsOf } from './alert.ts';
export { type Closing, nextClosing } from './closing-time.ts';
export { alertKey, isLongPast, kindOfThreshold, otherAlertKey, type Reached, reachedBy } from './key.ts';
export { ALERT_KINDS, type AlertKind, URGENT_KINDS } from './kind.ts';
export { type LookedAt, nextLookAt } from './next-look.ts';
export { lateByQueue, type Waiting } from './queue.ts';
export { quietUntil } from './quiet.ts';
export { type Route, type Routed, routesOf } from './route.ts';
export * from './rule.ts';
