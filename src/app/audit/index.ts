// app/audit: who decided what, does the record still hold, and is the store still what the record says?
// Takes: the entries of a store, and the store as it stands at a moment. Gives: them, in order; what was changed, is gone or was put there later. Knows of decisions only what the record notes of them. Writing a note is `AuditTx.note`, in the transaction of the decision.
export { readLatest } from './read-latest.ts';
export { checkRecord, readRecord } from './read-record.ts';
export { sealFacts } from './seal.ts';
export type { StoreFault } from './store-fault.ts';
export { type ChainFault, verifyRecord } from './verify.ts';
export { type StoreFindings, verifyStore } from './verify-store.ts';
