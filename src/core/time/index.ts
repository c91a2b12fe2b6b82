// core/time: when, and how long?
export * from './duration.ts';
export * from './instant.ts';
