// app/addresses: how is an id spelled as a step of a path?
// Takes: any text. Gives: a step of an address of ours, and the text again. Knows nothing of: routes, hosts, who asks.
export { fromStep, inPath } from './path-step.ts';
