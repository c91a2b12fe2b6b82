// core/event: what happened, and when did we learn it?
export * from './event.ts';
