// The core, for those who embed it: agreements and events in, verdicts with their reasons out. Pure.
export * from './agreement/index.ts';
export * from './alert/index.ts';
export * from './calendar/index.ts';
export * from './clock/index.ts';
export * from './evaluate.ts';
export * from './event/index.ts';
export * from './money/index.ts';
export * from './objective/index.ts';
export * from './report/index.ts';
export * from './ticket/index.ts';
export * from './time/index.ts';
export * from './timeline/index.ts';
export * from './verdict/index.ts';
