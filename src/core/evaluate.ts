// The whole story: agreements and events become clocks, clocks become verdicts, verdicts become what must be known.
// Read this first. Everything here is a pure function of its arguments: same input, same output.
import { type Agreement, type CustomerName, type Roster, rosterOf } from './agreement/index.ts';
import { type Alert, alertsOf } from './alert/index.ts';
import { dedupe, type Event } from './event/index.ts';
import {
  type Cases,
  caseJudgements,
  casesOf,
  closeBooks,
  type Findings,
  isCaseExcusal,
  noteTicket,
  notificationTargets,
  openBooks,
  takeEvent,
} from './findings/index.ts';
import { type Entry, type Objective, openLedger, type Restatement, restate, take } from './objective/index.ts';
import { restateGroup } from './restate.ts';
import {
  isVisible,
  judgeEvents,
  memberFactsOf,
  type NoCommitmentReason,
  type Notice,
  priorityAt,
  type Retractions,
  retractionsOf,
  type TicketJudgement,
  tiedGroups,
  underAttachedName,
  type Vantage,
} from './ticket/index.ts';
import type { Instant, Span } from './time/index.ts';
import type { Judged } from './verdict/index.ts';

/** What is asked: which agreements, as of when, as known when, and which facts concern more than one ticket. */
export interface Question {
  readonly agreements: readonly Agreement[];
  /** What sources call customers, beside what the agreements say of it. */
  readonly names?: readonly CustomerName[];
  readonly asOf: Instant;
  /** As known at that instant; null or missing: everything given is known. */
  readonly knownAt?: Instant | null;
  /** Objectives of periods that overlap this span, and clocks of tickets whose story does; null or missing: all. */
  readonly window?: Span | null;
  /** `member.joined` and `member.left` facts. */
  readonly members?: readonly Event[];
  /** `event.retracted` facts. */
  readonly retractions?: readonly Event[];
}

/**
 * Judges groups of related tickets one by one, and counts them; so a log of any length can be read through. First come
 * the facts that concern no ticket, then the tickets, then the findings.
 */
export interface Judge {
  /** Takes a fact that concerns no ticket (an outage, a measurement, a decision …), each once. Others change nothing. */
  fact(event: Event): void;
  /** Duties to notify as clocks, recovery tests, and what of their facts had no effect. */
  cases(): Cases;
  /**
   * Judges tickets whose events are all given, each event once; tickets merged or linked belong in one call.
   * @param told takes what their facts changed in periods that had closed; without it that is noted for the objectives
   */
  group(events: readonly Event[], told?: (change: Entry & Restatement) => void): readonly TicketJudgement[];
  /** What everything taken and judged comes to. */
  finish(): Findings;
}

/** Everything there is to say about agreements and events at an instant. */
export interface Evaluation {
  readonly asOf: Instant;
  /** By ticket, measure, cycle, agreement. */
  readonly clocks: readonly Judged[];
  readonly noCommitment: readonly { readonly ticket: string; readonly reason: NoCommitmentReason }[];
  readonly objectives: readonly Objective[];
  readonly findings: Findings;
  readonly alerts: readonly Alert[];
  readonly notices: readonly Notice[];
}

/** Prepares to judge facts and groups of tickets (SEMANTICS 0 to 4). */
export function prepare(question: Question): Judge {
  return prepareUnder(rosterOf(question.agreements, question.names), question);
}

/** The same under agreements that are in a roster already, so that many small questions make it once. */
export function prepareUnder(roster: Roster, question: Omit<Question, 'agreements' | 'names'>): Judge {
  const vantage: Vantage = { asOf: question.asOf, knownAt: question.knownAt ?? null };
  const retractions = retractionsOf(question.retractions ?? []);
  const none: Retractions = new Map();
  const named = (event: Event) => underAttachedName(event, roster);
  const memberEvents = (question.members ?? []).map(named);
  const members = memberFactsOf(memberEvents.filter((event) => isVisible(event, vantage, none)));
  const ledger = openLedger(roster.all, question.asOf);
  const books = openBooks({
    roster,
    members,
    vantage,
    window: question.window ?? null,
    memberEvents,
    retractions,
  });
  const duties = notificationTargets(roster);
  const at = (events: readonly Event[], from: Vantage) => judgeEvents(events, { roster, members, retractions }, from);
  return {
    fact: (event) => takeEvent(books, named(event)),
    cases: () => casesOf(books),
    group(given, told = (change) => restate(ledger, change)) {
      const events = duties.size === 0 ? given : given.filter((event) => !isCaseExcusal(event, duties));
      const judgements = at(events, vantage);
      for (const { clocks, timeline } of judgements) {
        for (const clock of clocks) take(ledger, clock, () => priorityAt(timeline, clock));
      }
      noteTicket(books, events);
      restateGroup(ledger, events, judgements, retractions, vantage, (from) => at(events, from)).forEach(told);
      return question.window == null ? judgements : judgements.filter((one) => overlaps(one, question.window as Span));
    },
    finish: () => closeBooks(books, ledger),
  };
}

function overlaps(judgement: TicketJudgement, window: Span): boolean {
  if (judgement.openedAt === null) return true;
  const until = Math.max(judgement.openedAt, ...judgement.clocks.map((clock) => clock.until));
  return judgement.openedAt < window.to && until >= window.from;
}

/**
 * The verdicts of agreements on events, at once and in memory.
 * Events of any kind may be given, in any order, repeated or not; each counts once (SEMANTICS 0).
 */
export function evaluate(question: Question & { readonly events: readonly Event[] }): Evaluation {
  const { events } = dedupe(question.events);
  // What is given here as members is counted here: work or a bill among them would be charged a second time below.
  const members = events.filter(({ type }) => type.startsWith('member.'));
  const judge = prepare({ ...question, members, retractions: events });
  for (const event of events)
    if (!event.type.startsWith('ticket.') || event.type === 'ticket.excused') judge.fact(event);
  const judgements = [...caseJudgements(judge.cases())];
  for (const group of tiedGroups(events)) judgements.push(...judge.group(group));
  judgements.sort((a, b) => compareText(a.ticket, b.ticket));
  const findings = judge.finish();
  const clocks = sortedClocks(judgements.flatMap((one) => one.clocks));
  return {
    asOf: question.asOf,
    clocks,
    noCommitment: judgements.flatMap(({ ticket, noCommitment }) =>
      noCommitment === null ? [] : [{ ticket, reason: noCommitment }],
    ),
    objectives: findings.objectives,
    findings,
    alerts: clocks.flatMap(alertsOf),
    notices: judgements.flatMap((one) => one.notices),
  };
}

/** Clocks in the order in which they are reported: ticket, measure (by name), cycle, agreement. */
export function sortedClocks(clocks: readonly Judged[]): readonly Judged[] {
  return [...clocks].sort(
    (a, b) =>
      compareText(a.ticket, b.ticket) ||
      compareText(a.measure, b.measure) ||
      a.cycle - b.cycle ||
      compareText(a.version.ref, b.version.ref),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
