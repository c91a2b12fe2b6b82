// app/dry-run: who is told for real, and do our figures agree with the helpdesk's until then?
// Takes: a store, who asks. Gives: which customers are live, by whose word; our verdicts beside the helpdesk's own.
// Knows nothing of how anything is sent.
export { type Comparison, compareWithHelpdesk } from './compare.ts';
export { endLive, goLive, liveCustomersFor } from './live-customers.ts';
