// app/messages: how is somebody told?
// Takes: a message, its alerts, and what things are called. Gives: the words in French or English, in the shape of the
// channel: mail, page, short message, webhook, Slack, Teams; and the few templates that people may write.
// Knows nothing of: who is told and when, how anything leaves.
export type { NamedAgreement, WordingContext } from './context.ts';
export { fillTemplate, GATEWAY_NAMES, type TemplateKind, templateFaults } from './template.ts';
export { measureName, wordAlert } from './word-alert.ts';
export { mayTellCustomer, wordMessage } from './word-message.ts';
