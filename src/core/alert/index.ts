// core/alert: who must be told, and when?
// Takes judged clocks; gives the thresholds they reached, and the next instant at which time alone changes anything of
// them, as values. Knows nothing of how a message is sent.
export { type Alert, alertsOf } from './alert.ts';
export { type LookedAt, nextLookAt } from './next-look.ts';
