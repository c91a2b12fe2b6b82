// core: what is there for those who embed it?
// Takes agreements, events and an instant; gives verdicts with their reasons. Knows nothing of the world: it is pure.
export * from './agreement/index.ts';
export * from './alert/index.ts';
export * from './availability/index.ts';
export * from './calendar/index.ts';
export * from './charge/index.ts';
export * from './clock/index.ts';
export * from './difference/index.ts';
export * from './duty/index.ts';
export * from './evaluate.ts';
export * from './event/index.ts';
export * from './findings/index.ts';
export * from './margin/index.ts';
export * from './measurement/index.ts';
export * from './money/index.ts';
export * from './objective/index.ts';
export * from './report/index.ts';
// Both reckon VAT by rate; a statement's is the whole of it.
export type { VatBucket } from './settlement/index.ts';
export * from './settlement/index.ts';
export * from './simulation/index.ts';
export * from './ticket/index.ts';
export * from './time/index.ts';
export * from './timeline/index.ts';
export * from './verdict/index.ts';
