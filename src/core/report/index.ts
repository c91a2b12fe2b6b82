// core/report: what do we tell the customer?
// Takes an evaluation; gives it as the values of FORMAT section 3, with reasons in the reader's language, and a
// customer's month. Knows nothing of files, pages or documents.
export * from './availability-json.ts';
export * from './because.ts';
export { clockText } from './clock-text.ts';
export * from './credit-json.ts';
export * from './customer-report.ts';
export { differenceJson } from './difference/difference-json.ts';
export { directionText, reasonText } from './difference/direction-text.ts';
export { type DifferenceTally, differenceTally } from './difference/tally.ts';
export { TERM_GROUPS, type TermGroup } from './difference/term-place.ts';
export { type DifferenceTelling, type SaidText, type TermText, termTelling } from './difference/term-text.ts';
export { measureTitle } from './difference/titles.ts';
export { statedText, wordText } from './difference/value-text.ts';
export * from './json.ts';
export * from './notice-text.ts';
export * from './statement-json.ts';
export * from './statement-text.ts';
export * from './value-json.ts';
export { capName } from './working/limit-sentences.ts';
export {
  spokenDate,
  spokenMoney,
  spokenMonth,
  spokenNumber,
  spokenShare,
  spokenTime,
} from './working/spoken-figure.ts';
export { type NamedSort, type StepTelling, stepText, workingJson } from './working-text.ts';
