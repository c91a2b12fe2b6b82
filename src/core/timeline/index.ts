// core/timeline: what was the state, when?
// Takes the ordered events of tickets; gives what each ticket was at every instant, merges and links followed.
// Knows nothing of agreements, calendars or promises.
export * from './attributes.ts';
export * from './family.ts';
export * from './moment.ts';
export * from './timeline.ts';
