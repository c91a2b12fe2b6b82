import type { Measure } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { type Countable, type Counted, countedAt } from '../objective/index.ts';
import type { Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { countedRatioOf } from './counted-ratio.ts';
import { type Governed, type Governing, governedBy, type Register, targetNamed } from './governed.ts';
import { type MeasurementNotice, type WithoutEffect, withoutEffect } from './notice.ts';
import { notificationClocks } from './notification.ts';
import { elapsedOf, lateBy, type RecoveryTest } from './recovery-test.ts';

/** The measures that this room counts. */
const MEASURED: ReadonlySet<Measure> = new Set(['ratio', 'recoveryPoint', 'recoveryTime', 'notification']);

/** Is a measure one of recorded measurements, recovery tests or notifications? */
export function isMeasured(measure: Measure): boolean {
  return MEASURED.has(measure);
}

/** Something that counts in an objective: so many times, by what it is told of (`source/id` of a measurement, or a case). */
export interface CountedFact {
  readonly one: Countable;
  readonly counted: Counted;
  readonly times: number;
  readonly ticket: string;
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
  const counted: CountedFact[] = [];
  const tests: RecoveryTest[] = [];
  const { clocks, notices: ofNotifications } = notificationClocks(register, events, asOf);
  const notices: MeasurementNotice[] = [];
  const sums = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'measurement.recorded') continue;
    const governing = governedBy(register, event, (version, level) => {
      const target = targetNamed(version, event.subject, level);
      return target !== null && isMeasured(target.measure) && target.measure !== 'notification' ? target : null;
    });
    if (governing.why !== null) notices.push(withoutEffect(event, governing.why, governing.tied));
    const odd = new Set<WithoutEffect>();
    for (const one of governing.governed) {
      const why =
        one.target.measure === 'ratio' ? countRatio(event, one, sums, counted) : addTest(event, one, governing, tests);
      if (why !== null) odd.add(why);
    }
    for (const why of odd) notices.push(withoutEffect(event, why));
  }
  for (const test of tests) counted.push(countedTest(test));
  for (const clock of clocks) {
    const at = countedAt(clock);
    if (at !== null) counted.push({ one: clock, counted: at, times: 1, ticket: clock.ticket });
  }
  return { counted, tests, clocks, notices: [...notices, ...ofNotifications] };
}

/** Adds a measurement's good ones and the others; the reason when it counts nothing. */
function countRatio(
  event: Event,
  { version, target }: Governed,
  sums: Map<string, number>,
  counted: CountedFact[],
): WithoutEffect | null {
  const ratio = countedRatioOf(event.data);
  if (typeof ratio === 'string') return ratio;
  const key = `${version.id}\u0000${target.id}\u0000${target.level ?? ''}`;
  const sum = (sums.get(key) ?? 0) + ratio.total;
  // INVARIANT(exactSums): what is counted stays a whole number that can be told exactly.
  if (sum > Number.MAX_SAFE_INTEGER) return 'countTooLarge';
  sums.set(key, sum);
  const one = { version, target, elapsedMs: 0 };
  const ticket = nameOf(event);
  const at = event.occurredAt;
  const bad = ratio.total - ratio.good;
  if (ratio.good > 0) counted.push({ one, counted: { outcome: 'met', at }, times: ratio.good, ticket });
  if (bad > 0) counted.push({ one, counted: { outcome: 'breached', at }, times: bad, ticket });
  return null;
}

/** Adds a recovery test, judged; the reason when its value can not be read. */
function addTest(
  event: Event,
  { version, target }: Governed,
  { customerId }: Governing,
  tests: RecoveryTest[],
): WithoutEffect | null {
  const elapsedMs = elapsedOf(event.data);
  if (typeof elapsedMs === 'string') return elapsedMs;
  const at = event.occurredAt;
  const late = lateBy(target, at, elapsedMs);
  const verdict = late > 0 ? 'breached' : 'met';
  tests.push({ event, customerId, version, target, at, elapsedMs, verdict, lateMs: Math.max(late, 0) });
  return null;
}

function countedTest(test: RecoveryTest): CountedFact {
  return { one: test, counted: { outcome: test.verdict, at: test.at }, times: 1, ticket: nameOf(test.event) };
}

/** How a measurement is named where clocks name their ticket. */
export function nameOf(event: Event): string {
  return `${event.source}/${event.id}`;
}
