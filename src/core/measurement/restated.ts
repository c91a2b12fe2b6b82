import type { Event } from '../event/index.ts';
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
  readonly takenBack: readonly TakenBack[];
}

/** An event that no longer counts, and the `event.retracted` that is known to have taken it back. */
export interface TakenBack {
  readonly event: Event;
  readonly by: Event;
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
  const late = events.filter(canRestate).map((event) => moverOf(event, event));
  const takenBack = past.takenBack.map(({ event, by }) => moverOf(by, event));
  const movers = sinceTheBegin([...late, ...takenBack], events);
  if (movers.length === 0) return;
  const first = movers.reduce((least, mover) => Math.min(least, mover.from), Number.POSITIVE_INFINITY);
  const learned = movers.reduce((most, mover) => Math.max(most, mover.learnedAt), Number.NEGATIVE_INFINITY);
  const last = Math.min(learned, ledger.asOf);
  const now = entriesOf(counted);
  for (const closedAt of closingsBetween(ledger, first, last)) {
    // What is learned a moment after it occurred, as nearly everything is, moves a period only over its very end.
    const since = movers.filter((mover) => mover.from < closedAt && mover.learnedAt > closedAt);
    const [any] = since;
    if (any === undefined) continue;
    const ofPeriod = (entries: readonly Entry[]) => entries.filter((entry) => entry.period.to === closedAt);
    const was = ofPeriod(entriesOf(past.countedAt(closedAt)));
    for (const change of restatementsOf(was, ofPeriod(now), any.by)) {
      const because = lastLearned(since, change.ticket);
      if (because !== null) restate(ledger, { ...change, because });
    }
  }
}

/** Movers of a case may move what happened since its story began. */
function sinceTheBegin(movers: readonly Mover[], events: readonly Event[]): readonly Mover[] {
  if (movers.length === 0) return movers;
  const begun = new Map<string, Instant>();
  for (const { type, subject, occurredAt } of events) {
    if (type !== 'measurement.recorded') begun.set(subject, Math.min(begun.get(subject) ?? occurredAt, occurredAt));
  }
  return movers.map((mover) => ({ ...mover, from: Math.min(mover.from, begun.get(mover.ticket) ?? mover.from) }));
}

/** The fact about it that was learned last. */
function lastLearned(movers: readonly Mover[], ticket: string): Event | null {
  let last: Mover | null = null;
  for (const mover of movers) {
    if (mover.ticket === ticket && (last === null || mover.learnedAt >= last.learnedAt)) last = mover;
  }
  return last?.by ?? null;
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
