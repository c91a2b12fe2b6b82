// app/first-steps: what of setting up is done, and does an alert reach whoever asks?
// Takes: who asks, a store, what of the mail server is set. Gives: the steps that are done; a test alert to one's own address,
// and what became of it. Knows nothing of: how mail leaves, how a demonstration is made.
export { firstStepsFor } from './first-steps.ts';
export { sendTestAlert, testAlertFor } from './test-alert.ts';
