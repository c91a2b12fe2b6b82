// core/alert: who must be told, and when?
// Takes judged clocks; gives the thresholds they reached, as values. Knows nothing of how a message is sent.
export * from './alert.ts';
