import type { Roster } from '../agreement/index.ts';
import { type Event, identityOf, orderEvents } from '../event/index.ts';
import { type Measurements, measurementsOf, type TakenBack } from '../measurement/index.ts';
import { isVisible, type Retractions, type TicketJudgement, type Vantage } from '../ticket/index.ts';
import type { Books } from './books.ts';

/** What recorded measurements, recovery tests and duties to notify come to. */
export type Cases = Measurements;

/** Judges measurements and cases from the facts taken so far. */
export function casesOf({ outlook, measured }: Books): Cases {
  const { roster, members, vantage, window, retractions } = outlook;
  const seen = (asOf: number, knownAt: number | null) =>
    orderEvents(measured.filter((event) => isVisible(event, { asOf, knownAt }, retractions)));
  return measurementsOf({
    roster,
    members,
    asOf: vantage.asOf,
    window,
    events: seen(vantage.asOf, vantage.knownAt),
    past: { seenAt: (at) => seen(at, at), takenBack: takenBackAmong(measured, retractions, vantage) },
  });
}

function takenBackAmong(
  events: readonly Event[],
  retractions: Retractions,
  { knownAt }: Vantage,
): readonly TakenBack[] {
  if (retractions.size === 0) return [];
  return events.flatMap((event) => {
    const found = retractions.get(identityOf(event));
    const isKnown = found !== undefined && (knownAt === null || found.recordedAt <= knownAt);
    return isKnown ? [{ event, by: found.by }] : [];
  });
}

/** Ids of targets that are duties to notify. */
export function notificationTargets(roster: Roster): ReadonlySet<string> {
  const known = duties.get(roster);
  if (known !== undefined) return known;
  const targets = roster.all.flatMap(({ versions }) => versions.flatMap((version) => version.targets));
  const found = new Set(targets.filter(({ measure }) => measure === 'notification').map(({ id }) => id));
  duties.set(roster, found);
  return found;
}

const duties = new WeakMap<Roster, ReadonlySet<string>>();

/** Does an excusal concern a case rather than a ticket? It names one of these targets. */
export function isCaseExcusal(event: Event, notifications: ReadonlySet<string>): boolean {
  return event.type === 'ticket.excused' && notifications.has(String(event.data['target']));
}

/** Duties to notify, each case as a ticket is told, in the order of their ids. */
export function caseJudgements({ clocks }: Pick<Cases, 'clocks'>): readonly TicketJudgement[] {
  return [...new Set(clocks.map(({ ticket }) => ticket))].sort().map((ticket) => ({
    ticket,
    openedAt: clocks.find((clock) => clock.ticket === ticket)?.openedAt ?? null,
    customer: null,
    clocks: clocks.filter((clock) => clock.ticket === ticket),
    noCommitment: null,
    notices: [],
    timeline: null,
  }));
}
