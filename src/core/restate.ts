import { type Event, identityOf } from './event/index.ts';
import {
  canRestate,
  closingsBetween,
  type Entry,
  entryOf,
  type Ledger,
  moverAfter,
  type Restatement,
  restatementsOf,
} from './objective/index.ts';
import type { Retractions, TicketJudgement, Vantage } from './ticket/index.ts';

/**
 * What later facts about these tickets changed in periods that had closed (SEMANTICS 2, `attribute`; open-case 48).
 * Looks back only where a fact could have moved a closed period: reopening, excusal, cancelling, or one learned late.
 * @param judgeAt the judgements of the same tickets as seen from another instant
 * @param ledger whose periods are looked at; what is found is its caller's to note in it
 */
export function restateGroup(
  ledger: Ledger,
  events: readonly Event[],
  judgements: readonly TicketJudgement[],
  retractions: Retractions,
  vantage: Vantage,
  judgeAt: (vantage: Vantage) => readonly TicketJudgement[],
): readonly (Entry & Restatement)[] {
  const movers = moversAmong(events, retractions, vantage);
  if (movers.length === 0) return NO_CHANGES;
  const first = Math.min(...events.map((event) => event.occurredAt));
  const last = Math.min(Math.max(...movers.map((event) => Math.max(event.recordedAt, event.occurredAt))), vantage.asOf);
  const now = entriesOf(judgements);
  // Of a period that closed before anything of them was known, only what it counts now can be a change.
  const knownFrom = Math.min(...events.map((event) => Math.max(event.recordedAt, event.occurredAt)));
  const changes: (Entry & Restatement)[] = [];
  for (const closedAt of closingsBetween(ledger, first, last)) {
    const ofPeriod = (entries: readonly Entry[]) => entries.filter((entry) => entry.period.to === closedAt);
    const is = ofPeriod(now);
    if (closedAt < knownFrom && is.length === 0) continue;
    const because = moverAfter(movers, closedAt);
    if (because === null) continue;
    const was = closedAt < knownFrom ? NO_ENTRIES : entriesOf(judgeAt({ asOf: closedAt, knownAt: closedAt }));
    changes.push(...restatementsOf(ofPeriod(was), is, because));
  }
  return changes;
}

const NO_MOVERS: readonly Event[] = [];
const NO_ENTRIES: readonly Entry[] = [];
const NO_CHANGES: readonly (Entry & Restatement)[] = [];

/** Facts known at the vantage that could have moved a closed period; a retraction stands for what it took back. */
function moversAmong(events: readonly Event[], retractions: Retractions, vantage: Vantage): readonly Event[] {
  if (retractions.size === 0 && !events.some(canRestate)) return NO_MOVERS;
  const movers = events.filter((event) => event.occurredAt <= vantage.asOf && canRestate(event));
  if (retractions.size > 0) {
    for (const event of events) {
      const retraction = retractions.get(identityOf(event));
      if (retraction !== undefined) movers.push(retraction.by);
    }
  }
  return vantage.knownAt === null ? movers : movers.filter((event) => event.recordedAt <= (vantage.knownAt ?? 0));
}

function entriesOf(judgements: readonly TicketJudgement[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { clocks } of judgements) {
    for (const clock of clocks) {
      const entry = entryOf(clock);
      if (entry !== null) entries.push(entry);
    }
  }
  return entries;
}
