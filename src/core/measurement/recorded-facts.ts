import type { Measure, Roster } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import type { CountedFact } from './counted-fact.ts';
import { countedRatioOf } from './counted-ratio.ts';
import { type Governed, governedBy, type Register, targetNamed } from './governed.ts';
import { type MeasurementNotice, type WithoutEffect, withoutEffect } from './notice.ts';
import { elapsedOf, lateBy, type RecoveryTest } from './recovery-test.ts';

/** What `measurement.recorded` facts come to. */
export interface RecordedFacts {
  readonly counted: CountedFact[];
  readonly tests: RecoveryTest[];
  readonly notices: MeasurementNotice[];
}

/** The measures that a `measurement.recorded` counts for here. */
const RECORDED: ReadonlySet<Measure> = new Set(['ratio', 'recoveryPoint', 'recoveryTime']);

/**
 * Reads measurements, in order of effect, for the promises they name. One that names an availability counts requests
 * and is not looked at: it is told elsewhere.
 */
export function recordedFactsOf(register: Register, events: readonly Event[]): RecordedFacts {
  const found: RecordedFacts = { counted: [], tests: [], notices: [] };
  const sums = new Map<string, number>();
  const measures = measuresById(register.roster);
  for (const event of events) {
    if (event.type !== 'measurement.recorded') continue;
    const named = measures.get(event.subject);
    if (named === undefined) found.notices.push(withoutEffect(event, 'unknownTarget'));
    // Requests may be counted by the million: they are told from the others before anything is looked up.
    else if (named.size > 1 || !named.has('availability')) readOne(register, event, found, sums);
  }
  return found;
}

/** What is measured under each target's id, in any agreement. */
function measuresById(roster: Roster): ReadonlyMap<string, ReadonlySet<Measure>> {
  const measures = new Map<string, Set<Measure>>();
  for (const { versions } of roster.all) {
    for (const { id, measure } of versions.flatMap((version) => version.targets)) {
      measures.set(id, (measures.get(id) ?? new Set()).add(measure));
    }
  }
  return measures;
}

function readOne(register: Register, event: Event, found: RecordedFacts, sums: Map<string, number>): void {
  let countsRequests = false;
  const { governed, customerId, why, tied } = governedBy(register, event, (version, level) => {
    const target = targetNamed(version, event.subject, level);
    if (target?.measure === 'availability') countsRequests = true;
    return target !== null && RECORDED.has(target.measure) ? target : null;
  });
  const odd = new Set<WithoutEffect>();
  if (why !== null && !countsRequests) found.notices.push(withoutEffect(event, why, tied));
  for (const one of governed) {
    const lacks =
      one.target.measure === 'ratio' ? countRatio(event, one, sums, found) : addTest(event, one, customerId, found);
    if (lacks !== null) odd.add(lacks);
  }
  for (const lacks of odd) found.notices.push(withoutEffect(event, lacks));
}

/** Adds a measurement's good ones and the others; the reason when it counts nothing. */
function countRatio(
  event: Event,
  { version, target }: Governed,
  sums: Map<string, number>,
  { counted }: RecordedFacts,
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
  customerId: string | null,
  { counted, tests }: RecordedFacts,
): WithoutEffect | null {
  const elapsedMs = elapsedOf(event.data);
  if (typeof elapsedMs === 'string') return elapsedMs;
  const at = event.occurredAt;
  const late = lateBy(target, at, elapsedMs);
  const outcome = late > 0 ? 'breached' : 'met';
  const test = {
    event,
    customerId,
    version,
    target,
    at,
    elapsedMs,
    verdict: outcome,
    lateMs: Math.max(late, 0),
  } as const;
  tests.push(test);
  counted.push({ one: test, counted: { outcome, at }, times: 1, ticket: nameOf(event) });
  return null;
}

/** How a measurement is named where clocks name their ticket. */
export function nameOf(event: Event): string {
  return `${event.source}/${event.id}`;
}
