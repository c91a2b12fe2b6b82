import { type Event, identityOf, orderEvents, retractedBy } from '../../core/event/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { decideReached } from '../alerts/decide/decide-reached.ts';
import { type ReachedAlert, reachedOf } from '../alerts/decide/reached.ts';
import type { FactsOf, LiveReads, Projection, Stream, TicketGroupFacts, Tx } from '../ports/index.ts';
import { customersAmong, groupJudge } from './judge-group.ts';
import { projectionsOf } from './project.ts';
import type { LiveRoster } from './roster.ts';
import { memberStream, ticketStream } from './streams.ts';

/** Told of a group that could not be judged, which is our mistake; the others go on. */
export type OnDefect = (error: unknown, tickets: readonly string[]) => void;

/** So many groups are judged, then projected while the next ones are judged. */
const PART = 200;

interface Besides {
  /** Facts that were read after the groups were locked; those of other streams are asked for. */
  readonly facts?: FactsOf;
  readonly onDefect?: OnDefect;
}

/** Judges groups that are locked from their facts, projects them, and decides what they reached. @throws what judging throws, without `onDefect` */
export async function refresh(
  tx: Tx,
  groups: readonly { readonly root: string; readonly tickets: readonly string[] }[],
  live: LiveRoster,
  asOf: Instant,
  { facts: read = NO_FACTS, onDefect }: Besides = {},
): Promise<void> {
  if (groups.length === 0) return;
  const streams = groups.flatMap(({ tickets }) => tickets.map(ticketStream));
  const facts = await factsOfAll(tx, streams, read);
  const known = groups.map(({ root, tickets }) => groupFacts(root, tickets, facts));
  const judge = await projector(tx, known, facts.retractions, live, asOf, onDefect ?? null);
  let writing: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < known.length; from += PART) {
      const { projections, reached } = judge(known.slice(from, from + PART));
      // One part at a time: what is judged does not pile up.
      await writing;
      writing = Promise.all([tx.project(projections), decideReached(tx, reached, live, asOf)]).then(() => {});
      // A failure is met where it is awaited.
      writing.catch(() => {});
      // It is under way before the next are judged.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    await writing;
  }
}

const NO_FACTS: FactsOf = { byStream: new Map(), retractions: [] };

/** A fact lies in one stream: what takes it back is among the retractions of that stream only. */
async function factsOfAll(tx: Tx, streams: readonly Stream[], read: FactsOf): Promise<FactsOf> {
  const missing = streams.filter((stream) => !read.byStream.has(stream));
  if (missing.length === 0) return read;
  const { byStream, retractions } = await tx.factsOf(missing);
  if (read.byStream.size === 0) return { byStream, retractions };
  return {
    byStream: new Map([...read.byStream, ...byStream]),
    retractions: [...read.retractions, ...retractions],
  };
}

function groupFacts(root: string, tickets: readonly string[], { byStream, retractions }: FactsOf): TicketGroupFacts {
  const events = orderEvents(tickets.flatMap((ticket) => byStream.get(ticketStream(ticket)) ?? []));
  return {
    root,
    tickets,
    events,
    retractions: retractions.length === 0 ? retractions : takingBack(events, retractions),
  };
}

/** The retractions among these that take back one of the events. */
function takingBack(events: readonly Event[], retractions: readonly Event[]): readonly Event[] {
  const known = new Set(events.map(identityOf));
  return retractions.filter((retraction) => {
    const retracted = retractedBy(retraction);
    return retracted !== null && known.has(identityOf(retracted));
  });
}

/** What judging some groups comes to. */
interface Part {
  readonly projections: readonly Projection[];
  readonly reached: readonly ReachedAlert[];
}

/** Judges some of these groups, or all. */
async function projector(
  reads: Pick<LiveReads, 'factsOf'>,
  groups: readonly TicketGroupFacts[],
  retractions: readonly Event[],
  live: LiveRoster,
  asOf: Instant,
  onDefect: OnDefect | null,
): Promise<(some: readonly TicketGroupFacts[]) => Part> {
  const members = await membersFor(reads, groups, live);
  const judge = groupJudge({
    roster: live.roster,
    vantage: { asOf, knownAt: null },
    members: members.events,
    retractions: members.retractions.length === 0 ? retractions : [...retractions, ...members.retractions],
  });
  return (some) => {
    const projections: Projection[] = [];
    const reached: ReachedAlert[] = [];
    for (const group of some) {
      try {
        const judged = judge(group.events);
        const rows = projectionsOf(group, judged, live, asOf);
        reached.push(...reachedOf(judged, rows, asOf));
        projections.push(...rows);
      } catch (error) {
        if (onDefect === null) throw error;
        onDefect(error, group.tickets);
      }
    }
    return { projections, reached };
  };
}

const NOBODY = { events: [], retractions: [] } as const;

/** Joiners and leavers of the customers of these groups; nobody's where no agreement has levels. */
export async function membersFor(
  reads: Pick<LiveReads, 'factsOf'>,
  groups: readonly Pick<TicketGroupFacts, 'events'>[],
  { roster, hasLevels }: LiveRoster,
): Promise<{ readonly events: readonly Event[]; readonly retractions: readonly Event[] }> {
  if (!hasLevels) return NOBODY;
  const customers = [...new Set(groups.flatMap(({ events }) => customersAmong(events, roster)))];
  if (customers.length === 0) return NOBODY;
  const { byStream, retractions } = await reads.factsOf(customers.map(memberStream));
  return { events: [...byStream.values()].flat(), retractions };
}
