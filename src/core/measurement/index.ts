// core/measurement: what do recorded measurements, recovery tests and notifications come to?
// Takes: agreements, the visible `measurement.recorded` and `notification.*` events, an instant.
// Gives: objectives over counted things and recovery tests, each test's verdict, judged clocks of duties to notify, and
// which facts had no effect and why.
// Knows nothing of: tickets, outages, money, how an answer is shown.
export { type MeasurementQuestion, type Measurements, measurementsOf } from './measurements.ts';
export type { MeasurementNotice, WithoutEffect } from './notice.ts';
export { reachedOf } from './reached.ts';
export type { RecoveryTest } from './recovery-test.ts';
export type { TakenBack } from './restated.ts';
