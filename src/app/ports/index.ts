// app/ports: what do we ask of the outside?
// Takes and gives values of core; says what an adapter promises, never how it keeps it. Knows no adapter.
export * from './access.ts';
export * from './audit.ts';
export * from './files.ts';
export * from './live.ts';
export * from './register.ts';
export * from './store.ts';
export * from './unavailable.ts';
