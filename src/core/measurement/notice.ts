import type { Event } from '../event/index.ts';

/** Why a recorded fact counts nowhere. */
export type WithoutEffect =
  /** Which promise? No agreement in force for the customer has it; or nothing says whose, or several say the same. */
  | 'unknownTarget'
  | 'noCustomer'
  | 'unknownCustomer'
  | 'notInForce'
  | 'ambiguousAgreement'
  /** What was counted: `good` of `total`. */
  | 'countMissing'
  | 'countNotWhole'
  | 'countNegative'
  | 'moreGoodThanTotal'
  | 'countTooLarge'
  /** How long a recovery took: `value`. */
  | 'valueMissing'
  | 'valueNegative'
  | 'valueUnreadable'
  /** A case told again, or told of without having been detected, or without saying which of its duties is meant. */
  | 'detectedTwice'
  | 'notDetected'
  | 'severalDuties';

/** A fact that has no effect, so that whoever recorded it can mend it. */
export interface MeasurementNotice {
  readonly kind: 'measurementWithoutEffect' | 'notificationWithoutEffect';
  /** The target, or the case. */
  readonly ticket: string;
  readonly event: Event;
  /** `why`, and where agreements tie their names. */
  readonly facts: { readonly why: WithoutEffect; readonly agreements?: string };
}

/** The notice of an event without effect. */
export function withoutEffect(event: Event, why: WithoutEffect, agreements: readonly string[] = []): MeasurementNotice {
  const kind = event.type === 'measurement.recorded' ? 'measurementWithoutEffect' : 'notificationWithoutEffect';
  const facts = agreements.length === 0 ? { why } : { why, agreements: agreements.join(', ') };
  return { kind, ticket: event.subject, event, facts };
}
