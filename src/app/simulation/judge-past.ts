import type { Agreement, CustomerName, Target, Termination } from '../../core/agreement/index.ts';
import type { CalendarSpec } from '../../core/calendar/index.ts';
import { type Judge, prepare } from '../../core/evaluate.ts';
import type { Event } from '../../core/event/index.ts';
import type { Findings, Settling } from '../../core/findings/index.ts';
import type { PeriodOutcome } from '../../core/settlement/index.ts';
import { newSample, type Sample, takeTicket, type WorkFact } from '../../core/simulation/index.ts';
import { isVisible, type Retractions, type TicketJudgement } from '../../core/ticket/index.ts';
import { type Instant, MINUTE_MS, type Span } from '../../core/time/index.ts';
import type { TicketGroup, TicketLog } from '../ticket-log.ts';

/** From where the past is looked at. */
export interface Outlook {
  readonly log: TicketLog;
  readonly asOf: Instant;
  readonly retractions: Retractions;
  /** What people call customers beside the agreements; missing: nobody does. */
  readonly names?: readonly CustomerName[];
  /** Called between groups of tickets, so that the process can do something else. */
  readonly pause: () => Promise<void>;
}

/** The past as one agreement judges it. */
export interface JudgedPast {
  readonly outcomes: readonly PeriodOutcome[];
  readonly settling: Settling;
}

/** The tickets that went into a sample, group by group as the log gives them. */
export interface Groups {
  /** Of each group with events, how many of its tickets the sample has. */
  readonly sizes: number[];
  /** Of each, by bits, the places of the targets that its clocks were under. */
  readonly targets: number[];
}

export interface DraftPast extends JudgedPast {
  readonly sample: Sample;
  readonly groups: Groups;
}

/** Judges the whole log by the draft, and by the present agreement in the same reading. */
export async function judgePast(
  outlook: Outlook,
  draft: Agreement,
  present: Agreement | null,
  history: Span,
  serviceHours: CalendarSpec | null,
): Promise<{ readonly draft: DraftPast; readonly present: JudgedPast | null }> {
  const judge = judgeFor(draft, outlook);
  const beside = present === null ? null : judgeFor(present, outlook);
  for (const event of outlook.log.facts()) {
    judge.fact(event);
    beside?.fact(event);
  }
  const sample = newSample(draft, serviceHours);
  const groups: Groups = { sizes: [], targets: [] };
  const bitOf = bitsOf(draft);
  for await (const { events } of groupsOf(outlook)) {
    // An excused breach may be a case's as well as a ticket's.
    for (const event of events) {
      if (event.type !== 'ticket.excused') continue;
      judge.fact(event);
      beside?.fact(event);
    }
    const judgements = judge.group(events).filter(isCovered);
    let bits = 0;
    for (const judgement of judgements) {
      takeTicket(sample, judgement, workOf(judgement.ticket, events, outlook));
      bits |= bitOf(judgement);
    }
    groups.sizes.push(judgements.length);
    groups.targets.push(bits);
    beside?.group(events);
  }
  const judged = (found: Findings, agreement: Agreement) => pastOf(found, agreement, history);
  return {
    draft: { ...judged(judge.finish(), draft), sample, groups },
    present: beside === null ? null : judged(beside.finish(), present as Agreement),
  };
}

const NO_TERMINATION: Termination = {
  chronic: [],
  capReached: [],
  notice: null,
  convenience: null,
  cureWithin: null,
};

/** A judge by one agreement; a right to end that nothing leads to has even one without money settled, at nothing. */
function judgeFor(agreement: Agreement, { log, asOf, names = [] }: Outlook): Judge {
  const { commercial } = agreement;
  const settled = {
    ...agreement,
    commercial: { ...commercial, termination: commercial.termination ?? NO_TERMINATION },
  };
  return prepare({ agreements: [settled], names, asOf, members: log.members, retractions: log.retractions });
}

/** Of what was found, what became of the agreement's promises in the periods that overlap the history. */
function pastOf({ settling }: Findings, agreement: Agreement, history: Span): JudgedPast {
  const own = settling.find(({ versions }) => versions.id === agreement.id);
  if (own === undefined) throw new Error(`nothing was settled of ${agreement.ref}`);
  const outcomes = own.outcomes.filter(({ period }) => period.from < history.to && period.to > history.from);
  return { outcomes, settling: own };
}

/** Tickets the agreement has nothing to do with are no part of its past. */
export function isCovered({ openedAt, clocks, noCommitment }: TicketJudgement): boolean {
  if (openedAt === null) return false;
  // Of internal and suppliers' agreements only their clocks tell.
  return clocks.length > 0 || noCommitment === null || COVERED.has(noCommitment);
}

const COVERED: ReadonlySet<string> = new Set(['noMatchingTarget', 'noClockYet', 'outOfScope', 'channelNotCovered']);

/** Every group of the log that has events, tied tickets first; the same order each time. */
export async function* groupsOf({ log, pause }: Outlook): AsyncIterable<TicketGroup> {
  let done = 0;
  for (const source of [log.tied(), log.alone()]) {
    for (const group of source) {
      if (group.events.length === 0) continue;
      yield group;
      done += 1;
      if (done % PACE === 0) await pause();
    }
  }
}

/** Groups judged between two chances for the process to do something else. */
const PACE = 500;

/** Places of targets as bits, for agreements with few enough of them; else every ticket concerns every target. */
const MOST_BITS = 31;

function bitsOf({ targets }: Agreement): (judgement: TicketJudgement) => number {
  if (targets.length > MOST_BITS) return () => -1;
  const places = new Map<Target, number>(targets.map((target, place) => [target, 1 << place]));
  return ({ clocks }) => {
    let bits = 0;
    for (const clock of clocks) for (const { target } of clock.targets) bits |= places.get(target) ?? 0;
    return bits;
  };
}

/** Does a group concern the target at a place? */
export function concerns(groups: Groups, group: number, place: number): boolean {
  return place >= MOST_BITS || ((groups.targets[group] ?? 0) & (1 << place)) !== 0;
}

/** Work recorded on a ticket; what has no readable length is none. */
function workOf(ticket: string, events: readonly Event[], { asOf, retractions }: Outlook): readonly WorkFact[] {
  return events.flatMap((event): readonly WorkFact[] => {
    if (event.type !== 'work.recorded' || event.subject !== ticket) return [];
    const { minutes, outOfHours } = event.data;
    if (typeof minutes !== 'number' || !(minutes > 0) || !isVisible(event, { asOf, knownAt: null }, retractions)) {
      return [];
    }
    const said = typeof outOfHours === 'boolean' ? outOfHours : null;
    return [{ at: event.occurredAt, ms: Math.round(minutes * MINUTE_MS), outOfHours: said }];
  });
}
