import type { Measure } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { countedAt } from '../objective/index.ts';
import type { Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import type { CountedFact } from './counted-fact.ts';
import type { Register } from './governed.ts';
import type { MeasurementNotice } from './notice.ts';
import { notificationClocks } from './notification.ts';
import { recordedFactsOf } from './recorded-facts.ts';
import type { RecoveryTest } from './recovery-test.ts';

/** The measures that this room counts. */
const MEASURED: ReadonlySet<Measure> = new Set(['ratio', 'recoveryPoint', 'recoveryTime', 'notification']);

/** Is a measure one of recorded measurements, recovery tests or notifications? */
export function isMeasured(measure: Measure): boolean {
  return MEASURED.has(measure);
}

/** What facts come to, as of an instant. */
export interface MeasuredFacts {
  readonly counted: readonly CountedFact[];
  readonly tests: readonly RecoveryTest[];
  readonly clocks: readonly Judged[];
  readonly notices: readonly MeasurementNotice[];
}

/** Reads measurements and notifications, in order of effect, for the promises they count for. */
export function measuredFactsOf(register: Register, events: readonly Event[], asOf: Instant): MeasuredFacts {
  const recorded = recordedFactsOf(register, events);
  const { clocks, notices } = notificationClocks(register, events, asOf);
  const ofClocks = clocks.flatMap((clock): CountedFact[] => {
    const counted = countedAt(clock);
    return counted === null ? [] : [{ one: clock, counted, times: 1, ticket: clock.ticket }];
  });
  return {
    counted: [...recorded.counted, ...ofClocks],
    tests: recorded.tests,
    clocks,
    notices: [...recorded.notices, ...notices],
  };
}
