/** Measures that run on a ticket as clocks (SEMANTICS 1), in the order in which they are reported. */
export const CLOCK_MEASURES = [
  'acknowledgement',
  'assignment',
  'firstResponse',
  'intervention',
  'nextResponse',
  'periodicUpdate',
  'workaround',
  'restoration',
  'resolution',
] as const;
export type ClockMeasure = (typeof CLOCK_MEASURES)[number];

/** Measures over a service or over counted events (SEMANTICS 3 and 4). */
export const OTHER_MEASURES = ['availability', 'ratio', 'recoveryPoint', 'recoveryTime', 'notification'] as const;
export type OtherMeasure = (typeof OTHER_MEASURES)[number];

export type Measure = ClockMeasure | OtherMeasure;

/** Measures that run as clocks: on a ticket, or from a detection to its notification. */
export type TimedMeasure = ClockMeasure | 'notification';

/** True for a measure that runs as a clock on a ticket. */
export function isClockMeasure(measure: Measure): measure is ClockMeasure {
  return (CLOCK_MEASURES as readonly string[]).includes(measure);
}
