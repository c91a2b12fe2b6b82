import type { ClockMeasure, TimedMeasure } from '../../core/agreement/index.ts';
import type { Event, EventName } from '../../core/event/index.ts';
import type { NoCommitmentReason } from '../../core/ticket/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Verdict } from '../../core/verdict/index.ts';

// Facts and what is projected from them. Facts are only ever added; projections can be dropped and made anew.

/**
 * What must be consistent together shares a stream, and a stream leads the key of every large table:
 * `ticket:<subject>` (ticket.*, work.recorded, notification.*) · `service:<subject>` (outages, checks, gaps, maintenance,
 * exclusions) · `member:<customer>` (member.*; customer empty where none is named) · `other:<subject>` (all else).
 */
export type Stream = string;

/** A fact to be kept. */
export interface NewFact {
  /** With `recordedAt` as it is to be kept. */
  readonly event: Event;
  readonly stream: Stream;
  /** The whole CloudEvent as one line of JSON, unknown fields included. */
  readonly body: string;
  /** Who handed it in: the id of a person or token; null: this program itself. */
  readonly author: string | null;
}

/** `same`: known already; `different`: known already under this source and id with other content, the first stays. */
export type Appended = 'new' | 'same' | 'different';

/** A fact as kept. */
export interface Fact {
  readonly event: Event;
  readonly stream: Stream;
  readonly body: string;
  readonly author: string | null;
}

/** The facts of some streams, each stream's in no promised order, and every retraction of one of them. */
export interface FactsOf {
  readonly byStream: ReadonlyMap<Stream, readonly Event[]>;
  readonly retractions: readonly Event[];
}

/** One ticket as last projected. Says nothing that passing time alone changes before `wakeAt`. */
export interface TicketRow {
  readonly ticket: string;
  /** The smallest id of the tickets it is tied to (merged, linked), itself included: they are judged together. */
  readonly root: string;
  /** Resolved id; null: unknown. */
  readonly customer: string | null;
  /** What its events call the customer, and their source: for the tray of unknown ones. */
  readonly calledAs: string | null;
  readonly source: string | null;
  /** Null: its opening has not arrived yet. */
  readonly openedAt: Instant | null;
  /** Resolved, closed, cancelled or merged away, and not reopened since; null: open. */
  readonly endedAt: Instant | null;
  readonly priority: string | null;
  readonly service: string | null;
  readonly type: string | null;
  readonly team: string | null;
  readonly site: string | null;
  readonly assignee: string | null;
  readonly noCommitment: NoCommitmentReason | null;
  /** What was odd about its facts and what its late facts moved in closed periods, as plain JSON values (`app/live` reads them). */
  readonly notices: readonly unknown[];
  readonly restatements: readonly unknown[];
  /** The last `occurredAt` among its events that have happened; null: known by name only (another is tied to it, work on it). */
  readonly lastEventAt: Instant | null;
  /** Number of agreement set under which it was judged. */
  readonly generation: number;
  /** When passing time alone will change this row or one of its clocks; null: never. */
  readonly wakeAt: Instant | null;
}

/** One clock as last projected; what moves with passing time is null and told when asked. */
export interface ClockRow {
  readonly ticket: string;
  readonly agreement: string;
  readonly version: number;
  readonly measure: TimedMeasure;
  readonly cycle: number;
  readonly target: string;
  readonly level: string | null;
  /** `running` also in closed hours: whether it is open now is told when asked. */
  readonly state: 'notStarted' | 'running' | 'paused' | 'stopped' | 'superseded' | 'cancelled' | 'notApplicable';
  readonly verdict: Verdict;
  readonly startedAt: Instant | null;
  /** Null while paused and not breached: the deadline then moves with every minute. */
  readonly dueAt: Instant | null;
  /** The target (and level) on whose calendar the remaining time of `dueAt` runs. */
  readonly dueTarget: string | null;
  readonly dueLevel: string | null;
  readonly stoppedAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly firstVerdict: 'met' | 'breached' | null;
  /** These three are null unless it was stopped, superseded or cancelled: they move. */
  readonly elapsedMs: number | null;
  readonly remainingMs: number | null;
  readonly pausedMs: number | null;
  /** Service time of the allowance that is due. */
  readonly budgetMs: number | null;
  readonly countedOn: string | null;
  /** Its priority when it broke or stopped (else now), under its version. */
  readonly priority: string | null;
  readonly excusedBy: string | null;
  readonly excusedBecause: string | null;
  /** Where it counts (`countedAt` of core); null: nowhere, or it `moves`. */
  readonly countsAt: Instant | null;
  /** What it counts for moves with time (paused and open; or its time is counted and it was broken and goes on): judged when asked. */
  readonly moves: boolean;
}

/** A ticket with all its clocks: what replaces whatever was projected of it. */
export interface Projection {
  readonly ticket: TicketRow;
  readonly clocks: readonly ClockRow[];
}

/**
 * Within one transaction. Everything is kept at its end, or nothing. What is asked for at once is done in the order in
 * which it was asked for, each seeing what the one before did.
 */
export interface LiveTx {
  /**
   * Waits for who writes facts now, until the end of this transaction: `shared` with other posts of ordinary facts,
   * `alone` where facts act on streams beside their own (retractions, members), for neither may miss the other. Asked for
   * first, before anything is appended or locked.
   */
  lockWriting(how: 'shared' | 'alone'): Promise<void>;
  /** Keeps facts, in the order given; one result each. Twice the same fact in one call: the second is not new. */
  append(facts: readonly NewFact[]): Promise<readonly Appended[]>;
  /**
   * Locks tickets and all those tied to them until the end of the transaction, always in the order of their ids; makes
   * those that nobody has heard of. First joins the ties given (pairs of tickets). Gives each group whole: its root and
   * its tickets in order.
   */
  lockGroups(
    tickets: readonly string[],
    ties: readonly (readonly [string, string])[],
  ): Promise<readonly { readonly root: string; readonly tickets: readonly string[] }[]>;
  /** The streams in which these facts (source, id) lie; those nobody knows are left out. */
  streamsOf(facts: readonly EventName[]): Promise<readonly Stream[]>;
  factsOf(streams: readonly Stream[]): Promise<FactsOf>;
  /** Replaces what is projected of these tickets, which must be locked. */
  project(projections: readonly Projection[]): Promise<void>;
  /** Marks tickets of a customer (resolved, or so called by events) to be judged again now; null: all tickets. */
  wakeCustomer(customer: string | null): Promise<void>;
  /**
   * Groups with a ticket that is due (`wakeAt` ≤ `at`) or judged under an earlier generation, most urgent first, locked,
   * skipping those that another transaction holds; at most so many tickets, whole groups always.
   */
  lockDue(
    at: Instant,
    limit: number,
  ): Promise<readonly { readonly root: string; readonly tickets: readonly string[] }[]>;
  /** The number of the agreement set as of this transaction. */
  generation(): Promise<number>;
  /** What agreements and customers' names are told apart by, as of this transaction. */
  rosterMark(): Promise<RosterMark>;
  /** Adds one to it; every ticket is then judged again, by and by. */
  newGeneration(): Promise<number>;
}

/** Which tickets or clocks are wanted; missing keys: any. Several values: any of them. */
export interface BoardFilter {
  /** Of these tickets, at most some hundreds. */
  readonly ticket?: readonly string[];
  readonly customer?: readonly string[];
  readonly service?: readonly string[];
  readonly team?: readonly string[];
  readonly assignee?: readonly string[];
  readonly unassigned?: boolean;
  /** Assigned to one whom events of the ticket's source call so; `source` null: whatever its source is. */
  readonly assignedTo?: readonly { readonly source: string | null; readonly id: string }[];
  readonly agreement?: readonly string[];
  readonly target?: readonly string[];
  readonly measure?: readonly ClockMeasure[];
  readonly priority?: readonly string[];
  readonly verdict?: readonly Verdict[];
  readonly state?: readonly ('running' | 'paused' | 'notStarted')[];
}

/** A running, paused or waiting clock with its ticket. */
export interface BoardRow {
  readonly clock: ClockRow;
  readonly ticket: TicketRow;
}

/** What `countedClocks` gives. */
export interface CountedRow {
  readonly clock: ClockRow | null;
  readonly ticket: TicketRow;
}

/** After the last row of a page: `dueAt` (null: among the paused), then ticket, agreement, measure, cycle, target. */
export interface BoardPlace {
  readonly dueAt: Instant | null;
  readonly ticket: string;
  readonly agreement: string;
  readonly measure: string;
  readonly cycle: number;
  readonly target: string;
}

/** What one commit changed, or several: enough to know what to ask for again. */
export interface Change {
  /** Grows; what is after a mark was committed after it. Opaque. */
  readonly mark: string;
  readonly tickets: readonly { readonly ticket: string; readonly customer: string | null }[];
}

export interface TicketFilter {
  readonly customer?: readonly string[];
  readonly service?: readonly string[];
  readonly noCommitment?: readonly NoCommitmentReason[];
  readonly open?: boolean;
  /** Only those of which something has happened: not what is known from the future alone. */
  readonly happened?: boolean;
  readonly openedFrom?: Instant;
  readonly openedTo?: Instant;
}

/** As long as both are the same, so are the agreements in force and the names by which customers are known. */
export interface RosterMark {
  /** The number of the agreement set. */
  readonly generation: number;
  /** Another whenever a customer or a name of one is declared, changed or taken back; means nothing else. */
  readonly names: string;
}

/** Facts and projections, read outside any transaction. */
export interface LiveReads {
  generation(): Promise<number>;
  rosterMark(): Promise<RosterMark>;
  /** Facts of streams, outside any transaction. */
  factsOf(streams: readonly Stream[]): Promise<FactsOf>;
  fact(source: string, id: string): Promise<Fact | null>;
  /** What takes one of these facts back, in the order in which it was learned. */
  retractionsOf(facts: readonly EventName[]): Promise<readonly Fact[]>;
  /** Facts in the order (recordedAt, source, id), after a place; at most `limit`. */
  facts(
    filter: { readonly stream?: Stream; readonly type?: readonly string[]; readonly source?: string },
    after: { readonly recordedAt: Instant; readonly source: string; readonly id: string } | null,
    limit: number,
  ): Promise<readonly Fact[]>;
  /** Every fact that concerns no ticket, by stream. */
  factsBeside(): AsyncIterable<readonly Event[]>;
  /** All groups in the order of their roots, some at a time, with their facts; of some customers (as resolved) only. */
  groups(customers: readonly string[] | null): AsyncIterable<readonly TicketGroupFacts[]>;
  /** The groups of these tickets, each once; unknown ones are left out. */
  groupsOf(tickets: readonly string[]): Promise<readonly TicketGroupFacts[]>;
  ticket(ticket: string): Promise<Projection | null>;
  /** By openedAt (latest first), then id. */
  tickets(
    filter: TicketFilter,
    after: { readonly openedAt: Instant | null; readonly ticket: string } | null,
    limit: number,
  ): Promise<readonly Projection[]>;
  /** Clocks that are not over, by dueAt, paused last, then by ticket, agreement, measure, cycle, target. */
  board(filter: BoardFilter, after: BoardPlace | null, limit: number): Promise<readonly BoardRow[]>;
  /** How many such clocks there are by verdict. */
  boardCounts(filter: BoardFilter): Promise<{ readonly [verdict: string]: number }>;
  /**
   * Clocks of these agreements that count from an instant on (`countsAt`; null: from ever) or `moves`, and the tickets with
   * restatements even where no clock of theirs does (`clock` null), so that each ticket with restatements comes at least once.
   */
  countedClocks(agreements: readonly string[], from: Instant | null): AsyncIterable<readonly CountedRow[]>;
  /** Names of customers that no agreement and no attached alias knows, with how many tickets bear them. */
  unknownCustomers(): Promise<readonly { readonly source: string; readonly name: string; readonly tickets: number }[]>;
  /** How many tickets still wait to be judged under the present generation, or are overdue to be looked at. */
  behind(
    at: Instant,
  ): Promise<{ readonly generation: number; readonly due: number; readonly oldestDueAt: Instant | null }>;
  /** The earliest `wakeAt`; null: none. */
  nextWakeAt(): Promise<Instant | null>;
  /** Drops every projection; the next generation's judging makes them anew from the facts. */
  dropProjections(): Promise<void>;
  /** The mark of now, and what changed after a mark (null: too long ago to tell). */
  mark(): Promise<string>;
  changesAfter(mark: string, limit: number): Promise<Change | null>;
  /** Called after commits of any node, some milliseconds later; may be called once for several. Gives how to stop. */
  onChange(listener: () => void): () => void;
}

/** The facts of tickets that are judged together. */
export interface TicketGroupFacts {
  readonly root: string;
  readonly tickets: readonly string[];
  /** Of their ticket streams. */
  readonly events: readonly Event[];
  readonly retractions: readonly Event[];
}
