// core/calendar: when are we open?
export * from './spec.ts';
