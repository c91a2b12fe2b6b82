// app/audit: who decided what, and does the record still hold?
// Takes: the entries of a store. Gives: them, in order; what was changed, is gone or was put there later. Knows nothing of what was decided. Writing a note is `AuditTx.note`, in the transaction of the decision.
export { checkRecord, readRecord } from './read-record.ts';
export { type ChainFault, type ChainFindings, verifyRecord } from './verify.ts';
