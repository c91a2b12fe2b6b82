// app/register: what have people declared, and who may read or change it?
// Takes: texts of agreements, names of customers, an actor, a store. Gives: published versions as each reader may see them,
// customers with the names they go by, all that belongs to one of them; or a refusal. Knows nothing of HTTP, of what any
// ticket comes to, nor of decisions about single facts (app/decisions).
export {
  type ReadVersion,
  readAllVersions,
  versionFor,
  versionsFor,
} from './agreements/agreement-views.ts';
export { type AgreementContent, contentFor, namesCustomer } from './agreements/customer-view.ts';
export { diffVersions } from './agreements/diff-versions.ts';
export { publishAgreement } from './agreements/publish-agreement.ts';
export { withdrawVersion } from './agreements/withdraw-version.ts';
export { attachAlias, detachAlias } from './customers/aliases.ts';
export { type CustomerView, customerFor, customersFor, putCustomer, unknownCustomers } from './customers/customers.ts';
export { exportCustomer } from './customers/export-customer.ts';
export type { RegisterPorts } from './register-ports.ts';
