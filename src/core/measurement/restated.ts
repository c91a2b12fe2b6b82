import { type Event, identityOf } from '../event/index.ts';
import {
  canRestate,
  closingsBetween,
  type Entry,
  isRolling,
  type Ledger,
  periodOf,
  restate,
  restatementsOf,
} from '../objective/index.ts';
import type { Instant } from '../time/index.ts';
import type { CountedFact } from './counted-fact.ts';
import { nameOf } from './recorded-facts.ts';

/** The past as it was known then, to tell what later facts changed in closed periods. */
export interface Past {
  /** What had been counted at an instant, as known at it. */
  readonly countedAt: (at: Instant) => readonly CountedFact[];
  /** The events visible at an instant, as known at it. */
  readonly seenAt: (at: Instant) => readonly Event[];
  /** `event.retracted` facts that are known now. */
  readonly retractions: readonly Event[];
}

/** A fact that may have moved a closed period: what it concerns, since when that counted, and when it was learned. */
interface Mover {
  readonly by: Event;
  readonly ticket: string;
  readonly from: Instant;
  readonly learnedAt: Instant;
}

/**
 * Notes in the ledger, for periods that had closed, what later facts changed (SEMANTICS 2; open-case 48): a measurement
 * learned late or taken back, a notification learned late, an excusal. Looks back only where there is such a fact.
 */
export function restateMeasured(
  ledger: Ledger,
  events: readonly Event[],
  counted: readonly CountedFact[],
  past: Past,
): void {
  const movers = [...lateAmong(events), ...takenBack(past)];
  if (movers.length === 0) return;
  const first = firstConcerned(movers, events);
  const last = Math.min(Math.max(...movers.map((mover) => mover.learnedAt)), ledger.asOf);
  const now = entriesOf(counted);
  for (const closedAt of closingsBetween(ledger, first, last)) {
    const ofPeriod = (entries: readonly Entry[]) => entries.filter((entry) => entry.period.to === closedAt);
    const was = ofPeriod(entriesOf(past.countedAt(closedAt)));
    const since = movers.filter((mover) => mover.learnedAt > closedAt);
    const [any] = since;
    if (any === undefined) continue;
    for (const change of restatementsOf(was, ofPeriod(now), any.by)) {
      const because = lastLearned(since, change.ticket);
      if (because !== null) restate(ledger, { ...change, because });
    }
  }
}

/** Since when the movers may have moved something: of a case, since its story began. */
function firstConcerned(movers: readonly Mover[], events: readonly Event[]): Instant {
  const cases = new Set(movers.map((mover) => mover.ticket));
  let first = Math.min(...movers.map((mover) => mover.from));
  for (const { subject, occurredAt } of events) if (cases.has(subject) && occurredAt < first) first = occurredAt;
  return first;
}

/** The fact about it that was learned last. */
function lastLearned(movers: readonly Mover[], ticket: string): Event | null {
  let last: Mover | null = null;
  for (const mover of movers) {
    if (mover.ticket === ticket && (last === null || mover.learnedAt >= last.learnedAt)) last = mover;
  }
  return last?.by ?? null;
}

function lateAmong(events: readonly Event[]): readonly Mover[] {
  return events.filter(canRestate).map((event) => moverOf(event, event));
}

/** Retractions, each with what it took back. */
function takenBack(past: Past): readonly Mover[] {
  return past.retractions.flatMap((by) => {
    const { of, ofSource } = by.data;
    if (typeof of !== 'string') return [];
    const identity = identityOf({ ...by, source: typeof ofSource === 'string' ? ofSource : by.source, id: of });
    const event = past.seenAt(by.recordedAt - 1).find((one) => identityOf(one) === identity);
    return event === undefined ? [] : [moverOf(by, event)];
  });
}

function moverOf(by: Event, moved: Event): Mover {
  const ticket = moved.type === 'measurement.recorded' ? nameOf(moved) : moved.subject;
  return { by, ticket, from: moved.occurredAt, learnedAt: Math.max(by.recordedAt, by.occurredAt) };
}

/** What each fact counts for, in which calendar period; a measurement with anything missed counts as missed. */
function entriesOf(counted: readonly CountedFact[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const { one, counted: how, ticket } of counted) {
    const { version, target } = one;
    if (how.outcome === 'open' || isRolling(target.per)) continue;
    entries.set([version.id, target.id, target.level, ticket].join('\u0000'), {
      agreementId: version.id,
      target: target.id,
      level: target.level,
      measure: target.measure,
      ticket,
      cycle: 1,
      period: periodOf(version, target.per, how.at),
      outcome: how.outcome,
      attribute: target.measure === 'notification' ? target.rules.attribute : 'settled',
    });
  }
  return [...entries.values()];
}
