// app/ports: what do we ask of the outside?
// Takes and gives values of core; says what an adapter promises. Knows nothing of how it is kept, nor of any adapter.
export * from './access.ts';
export * from './alerting/index.ts';
export * from './audit.ts';
export * from './customers/index.ts';
export * from './desk/index.ts';
export * from './files.ts';
export * from './idempotency.ts';
export * from './identity.ts';
export * from './keepable.ts';
export * from './live.ts';
export * from './outbound.ts';
export * from './register.ts';
export * from './retention.ts';
export * from './running.ts';
export * from './settings.ts';
export * from './simulations/index.ts';
export * from './store.ts';
export * from './unavailable.ts';
