import { type ClockMeasure, lastVersionAt, levelOf, type MemberFact, type Roster } from '../agreement/index.ts';
import {
  type Case,
  type Clock,
  clocksOf,
  type Governing,
  governingFor,
  priorityUnder,
  targetUnder,
} from '../clock/index.ts';
import type { Instant } from '../time/index.ts';
import { type Timeline, textOf } from '../timeline/index.ts';
import { excusalsOf, type Judged, judge } from '../verdict/index.ts';
import { membersOf } from './members.ts';
import type { Notice } from './notice.ts';

/** Why a ticket has no clock from any agreement with a customer (open-case 15). */
export type NoCommitmentReason =
  | 'noCustomer'
  | 'unknownCustomer'
  | 'notInForce'
  | 'ambiguousAgreement'
  | 'noMatchingTarget'
  | 'noClockYet'
  | 'channelNotCovered'
  | 'outOfScope'
  | 'notOpened';

/** What the agreements say of one ticket. */
export interface TicketJudgement {
  readonly ticket: string;
  readonly openedAt: Instant | null;
  /** The customer's id, its alias resolved; null when unknown. */
  readonly customer: string | null;
  readonly clocks: readonly Judged[];
  readonly noCommitment: NoCommitmentReason | null;
  readonly notices: readonly Notice[];
  /** The last known value of every field the ticket's events carried, when asked for. */
  readonly timeline: Timeline | null;
}

/** What judging tickets needs beyond their timelines. */
export interface Bench {
  readonly roster: Roster;
  readonly members: readonly MemberFact[];
  readonly asOf: Instant;
}

/** The judgements of related tickets, each after those it absorbed, so that a breach is counted once. */
export function judgeTickets(timelines: readonly Timeline[], bench: Bench): readonly TicketJudgement[] {
  const judged = new Map<string, TicketJudgement>();
  const judgeOne = (timeline: Timeline): TicketJudgement => {
    const done = judged.get(timeline.ticket);
    if (done !== undefined) return done;
    const absorbed = new Map<string, TicketJudgement>();
    for (const [ticket, other] of timeline.absorbed) absorbed.set(ticket, judgeOne(other));
    const judgement = judgeTicket(timeline, bench, absorbed);
    judged.set(timeline.ticket, judgement);
    return judgement;
  };
  return timelines.map(judgeOne);
}

function judgeTicket(
  timeline: Timeline,
  bench: Bench,
  absorbed: ReadonlyMap<string, TicketJudgement>,
): TicketJudgement {
  const members = membersOf(timeline);
  const caseOf = (customerId: string | null): Case => ({
    timeline,
    asOf: bench.asOf,
    levelIn: (version) => levelOf(version, { customerId, members, openedAt: timeline.openedAt }, bench.members),
  });
  const governing = governingFor(bench.roster, timeline, caseOf);
  const theCase = caseOf(governing.customerId);
  const clocks: Clock[] = [];
  let channelNotCovered = false;
  for (const { measure, versions } of governing.governed) {
    const found = clocksOf(theCase, measure, versions, (ticket) => wasBreached(absorbed.get(ticket), measure));
    for (const clock of found.clocks) clocks.push(clock);
    channelNotCovered ||= found.channelNotCovered;
  }
  const excusals = excusalsOf(timeline);
  const verdicts = judge(clocks, excusals.excusals);
  return {
    ticket: timeline.ticket,
    openedAt: timeline.openedAt,
    customer: governing.customerId,
    clocks: verdicts,
    noCommitment: noCommitmentOf(theCase, governing, verdicts, channelNotCovered),
    notices: noticesOf(timeline, governing, excusals.void),
    timeline,
  };
}

/** The priority a ticket had when its clock broke, or stopped; null: none. */
export function priorityAt(timeline: Timeline | null, clock: Judged): string | null {
  const at = clock.breachedAt ?? clock.until;
  const span = timeline?.attributes.findLast(({ from }) => from <= at) ?? timeline?.attributes[0];
  return span === undefined ? null : priorityUnder(clock.version, span.attributes);
}

function wasBreached(judgement: TicketJudgement | undefined, measure: ClockMeasure): boolean {
  return judgement?.clocks.some((clock) => clock.measure === measure && clock.breachedAt !== null) ?? false;
}

function noCommitmentOf(
  theCase: Case,
  governing: Governing,
  clocks: readonly Judged[],
  channelNotCovered: boolean,
): NoCommitmentReason | null {
  const { timeline } = theCase;
  if (clocks.some((clock) => clock.version.kind === 'sla')) return null;
  if (governing.ambiguous.length > 0) return 'ambiguousAgreement';
  if (governing.inForce) {
    if (channelNotCovered) return 'channelNotCovered';
    if (timeline.attributes.some((span) => span.attributes.outOfScope)) return 'outOfScope';
    return isPromised(theCase, governing) ? 'noClockYet' : 'noMatchingTarget';
  }
  if (governing.known) return 'notInForce';
  if (timeline.customer === null) return 'noCustomer';
  return governing.customerId === null ? 'unknownCustomer' : 'notInForce';
}

/** Does a target apply all the same, and only waits for the customer's message that starts its clock? */
function isPromised(theCase: Case, { governed }: Governing): boolean {
  const spans = theCase.timeline.attributes;
  return governed.some(({ measure, versions }) => {
    if (versions.kind !== 'sla' || measure !== 'nextResponse') return false;
    const version = lastVersionAt(versions, theCase.timeline.openedAt);
    return spans.some(({ attributes }) => targetUnder(theCase, version, measure, attributes) !== null);
  });
}

function noticesOf(
  timeline: Timeline,
  governing: Governing,
  voidExcusals: ReturnType<typeof excusalsOf>['void'],
): Notice[] {
  const { ticket } = timeline;
  const notices: Notice[] = governing.ambiguous.map(({ measure, agreements }) => ({
    kind: 'ambiguousAgreement',
    ticket,
    event: null,
    facts: { measure, agreements: agreements.join(', ') },
  }));
  for (const { moment, lacks } of voidExcusals) {
    notices.push({ kind: 'excusalWithoutEffect', ticket, event: moment.event, facts: { lacks } });
  }
  for (const event of timeline.voidMerges) {
    notices.push({ kind: 'mergeWithoutEffect', ticket, event, facts: { other: textOf(event.data, 'into') ?? '' } });
  }
  if (!timeline.isOdd) return notices;
  for (const moment of timeline.moments) {
    const { event } = moment;
    if (moment.index > 0 && event.type === 'ticket.opened') {
      notices.push({ kind: 'openedTwice', ticket, event, facts: {} });
    } else if (moment.type === 'paused' && textOf(event.data, 'reason') === null) {
      notices.push({ kind: 'pauseWithoutReason', ticket, event, facts: {} });
    } else if (moment.type === 'absorbed' && timeline.absorbed.get(event.subject)?.customer !== timeline.customer) {
      notices.push({ kind: 'mergedAcrossCustomers', ticket, event, facts: { other: event.subject } });
    }
  }
  return notices;
}
