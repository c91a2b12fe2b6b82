// core/report: what do we tell the customer?
// Takes an evaluation; gives it as the values of FORMAT section 3, with reasons in the reader's language, and a
// customer's month. Knows nothing of files, pages or documents.
export * from './availability-json.ts';
export * from './because.ts';
export { clockText } from './clock-text.ts';
export * from './credit-json.ts';
export * from './customer-report.ts';
export * from './json.ts';
export * from './notice-text.ts';
export * from './value-json.ts';
