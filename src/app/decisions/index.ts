// app/decisions: what did a person decide, and does it count?
// Takes: a decision, its reason, the actor who takes it, a store. Gives: facts of this program's own, kept with a note in the
// record (maintenance, exclusions, excusals, scope, corrections, what parties declare), and statements of months, previewed
// or frozen; or a refusal. Knows nothing of HTTP, nor of how a fact is judged.
export { badMonth } from './bad-month.ts';
export { correctFact } from './corrections.ts';
export { grantExclusion } from './exclusions.ts';
export {
  announceMaintenance,
  checkMaintenance,
  endMaintenance,
  type MaintenanceView,
  maintenancesOf,
  type NoticeChecked,
} from './maintenance.ts';
export type { DecisionPorts, KeptFact } from './record.ts';
export { DECLARATIONS, declare } from './statements/declare.ts';
export { issueStatement, read } from './statements/issue-statement.ts';
export { statementFor, statementsFor } from './statements/issued-statements.ts';
export { previewStatement } from './statements/preview-statement.ts';
export { type FrozenStatement, type StatementText, statementText } from './statements/statement-texts.ts';
export { decideScope, excuseBreach } from './tickets.ts';
