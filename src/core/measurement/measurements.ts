import type { MemberFact, Roster } from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { closeLedger, count, type Objective, openLedger } from '../objective/index.ts';
import type { Instant, Span } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { isMeasured, measuredFactsOf } from './measured-facts.ts';
import type { MeasurementNotice } from './notice.ts';
import type { RecoveryTest } from './recovery-test.ts';
import { restateMeasured, type TakenBack } from './restated.ts';

/** What is asked: which agreements, as of when, on which facts. */
export interface MeasurementQuestion {
  readonly roster: Roster;
  readonly members: readonly MemberFact[];
  readonly asOf: Instant;
  /** Only objectives of periods that overlap it; null: from the first in which anything measured counts up to `asOf`. */
  readonly window: Span | null;
  /**
   * What had happened by `asOf` and is known, each event once, in order of effect: `measurement.recorded`,
   * `notification.detected`, `notification.notified`, and `ticket.excused` of cases. Other types are not looked at.
   */
  readonly events: readonly Event[];
  /** Tells what later facts changed in closed periods; null: `restatements` stay empty. */
  readonly past: {
    /** The events of these types as they were known and had happened at an earlier instant, in order of effect. */
    readonly seenAt: (at: Instant) => readonly Event[];
    /** Events of these types that are known to have been taken back. */
    readonly takenBack: readonly TakenBack[];
  } | null;
}

/** What recorded measurements, recovery tests and notifications come to. */
export interface Measurements {
  /** By agreement and target in file order, then by period; of ratios `met` and `breached` are good ones and others. */
  readonly objectives: readonly Objective[];
  /** Every recovery test that counts, judged by itself, in order. */
  readonly tests: readonly RecoveryTest[];
  /** Duties to notify, as clocks: `ticket` is the case. */
  readonly clocks: readonly Judged[];
  readonly notices: readonly MeasurementNotice[];
}

/**
 * Measurements, recovery tests and notifications against what was promised (SEMANTICS 4). Odd facts have no effect and a
 * notice says why; nothing throws. A ratio is judged exactly, by its `atLeast`; tests and notifications as clocks are.
 */
export function measurementsOf(question: MeasurementQuestion): Measurements {
  const { roster, members, asOf, past } = question;
  const register = { roster, members };
  const events = question.events.filter(isLookedAt);
  const { counted, tests, clocks, notices } = measuredFactsOf(register, events, asOf);
  const ledger = openLedger(roster.all, asOf, isMeasured);
  for (const fact of counted) count(ledger, fact.one, fact.counted, fact.times);
  if (past !== null) {
    const countedAt = (at: Instant) => measuredFactsOf(register, past.seenAt(at).filter(isLookedAt), at).counted;
    const takenBack = past.takenBack.filter(({ event }) => isLookedAt(event));
    restateMeasured(ledger, events, counted, { countedAt, takenBack });
  }
  return { objectives: closeLedger(ledger, question.window), tests, clocks, notices };
}

const LOOKED_AT = new Set(['measurement.recorded', 'notification.detected', 'notification.notified', 'ticket.excused']);

function isLookedAt(event: Event): boolean {
  return LOOKED_AT.has(event.type);
}
