// app/customers: how does each customer stand, and how did it stand?
// Takes: who asks, the store, the present. Gives: the health of all customers, one customer's periods that run, its last
// months. Knows nothing of HTTP, nor of how a clock or an amount is reckoned: it composes what app/live, app/register and
// app/decisions answer.
export type { AgreementContacts } from './contacts.ts';
export { customerList, type ListedCustomer, zoneFor } from './customer-list.ts';
export { customersHealth, HEALTH, type HealthPage } from './health.ts';
export { customerOverview, type Overview } from './overview.ts';
export { customerTrend, type Trend } from './trend.ts';
