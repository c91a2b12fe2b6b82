// core/event: what happened, and when did we learn it?
// Takes parsed JSON values (one a line of an event file); gives events, put in order and each once, or what is wrong
// with a value, in words and with a permanent code. Knows nothing of files, of agreements, or of what an event changes.
export * from './dedupe.ts';
export { detached, detachedText } from './detached.ts';
export * from './event.ts';
export * from './event-line.ts';
export { EVENT_SHAPES } from './field.ts';
export * from './nearest-type.ts';
export * from './order.ts';
export { type ParsedEvent, parseEvent } from './parse-event.ts';
export type { EventProblem, ProblemText, Said } from './problem/problem.ts';
export { problemText } from './problem/problem-text.ts';
export { rememberedData, rememberedFields } from './remembered.ts';
export { type EventName, retractedBy } from './retracted.ts';
