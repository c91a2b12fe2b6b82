// app/suppliers: what are we promised, what did we get, and what can be claimed?
// Takes: the published agreements of suppliers, facts, an actor, a store. Gives: suppliers with their promises and what came
// of them, claims with their deadlines, and the fact that one was made. Knows nothing of HTTP.
export { claimJson } from './claim-json.ts';
export { claimsOn } from './claims.ts';
export { deliveredBy } from './delivered.ts';
export { deliveredJson } from './delivered-json.ts';
export { noteClaim } from './note-claim.ts';
export { type Supplier, supplierFor, suppliersAt } from './suppliers.ts';
