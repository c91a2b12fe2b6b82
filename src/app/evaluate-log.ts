import type { Agreement } from '../core/agreement/index.ts';
import { type Judge, prepare } from '../core/evaluate.ts';
import type { Findings } from '../core/findings/index.ts';
import { noticesToTell } from '../core/report/index.ts';
import type { TicketJudgement } from '../core/ticket/index.ts';
import type { Instant, Span } from '../core/time/index.ts';
import { type CasesToTell, casesToTell, findingsFor } from './customer-share.ts';
import type { Told } from './diagnostic.ts';
import { opinionCount, type SecondOpinion } from './second-opinion.ts';
import { newTellings, type Tellings } from './tellings.ts';
import { readTicketLog, type TicketLog, type TicketLogPorts } from './ticket-log.ts';

export interface EvaluateRequest {
  readonly agreements: readonly Agreement[];
  /** Paths of event files; `-` is standard input. */
  readonly events: readonly string[];
  readonly asOf: Instant;
  readonly knownAt: Instant | null;
  readonly window: Span | null;
  /** Only this customer's tickets and objectives (`--for`); null: everyone's. */
  readonly customer: string | null;
  /** Beside which recorded outcome to put ours (`--compare-with`); null: none. */
  readonly compareWith: string | null;
}

export interface EvaluateSink {
  /** One ticket, in the order of their ids. Null in place of this function: tickets are not asked for. */
  readonly ticket: ((judgement: TicketJudgement) => void | Promise<void>) | null;
  /** While the files are read: bytes so far, of how many (null: not known). */
  readonly progress: (bytes: number, total: number | null) => void;
}

export interface EvaluateOutcome {
  readonly objectives: Findings['objectives'];
  readonly findings: Findings;
  readonly secondOpinion: SecondOpinion | null;
  readonly diagnostics: readonly Told[];
  readonly counts: {
    readonly events: number;
    readonly tickets: number;
    /** Events of types that an evaluation of tickets does not look at. */
    readonly notLookedAt: { readonly [type: string]: number };
  };
}

/** Groups judged between two chances for the process to do something else (a signal, a picture of progress). */
const PACE = 500;

/**
 * Judges a whole log: reads its files, groups events by ticket, judges group by group, hands each ticket to the sink in
 * order, and counts objectives. Memory does not grow with the log (but for tickets that are tied to others).
 */
export async function evaluateLog(
  request: EvaluateRequest,
  sink: EvaluateSink,
  ports: TicketLogPorts,
): Promise<EvaluateOutcome> {
  const tellings = newTellings();
  const log = await readTicketLog(request.events, tellings, sink.progress, ports);
  try {
    return await judgeLog(log, request, sink, tellings);
  } finally {
    log.close();
  }
}

async function judgeLog(
  log: TicketLog,
  request: EvaluateRequest,
  sink: EvaluateSink,
  tellings: Tellings,
): Promise<EvaluateOutcome> {
  const { asOf, knownAt, window, agreements, customer } = request;
  const question = { agreements, asOf, knownAt, window, members: log.members, retractions: log.retractions };
  const judge = prepare(question);
  const scout = customer === null ? null : prepare(question);
  const opinion = request.compareWith === null ? null : opinionCount(request.compareWith);
  let tickets = 0;
  const hand = (judgement: TicketJudgement): void | Promise<void> => {
    tickets += 1;
    opinion?.take(judgement);
    for (const notice of judgement.notices) tellings.notice(notice);
    return sink.ticket?.(judgement);
  };
  const cases = casesAmong(judge, log, request);
  const tied = new Map<string, TicketJudgement>();
  for (const { events } of log.tied()) {
    for (const judgement of judged(events, judge, scout, customer)) tied.set(judgement.ticket, judgement);
  }
  let done = 0;
  for (const {
    tickets: [ticket = ''],
    events,
  } of log.alone()) {
    for (const earlier of cases.before(ticket)) await hand(earlier);
    const judgements = events.length > 0 ? judged(events, judge, scout, customer) : asList(tied.get(ticket));
    for (const judgement of judgements) {
      const pending = hand(cases.joined(judgement));
      if (pending !== undefined) await pending;
    }
    done += 1;
    if (done % PACE === 0) await pause();
  }
  for (const later of cases.before(null)) await hand(later);
  const findings = findingsFor(judge.finish(), agreements, customer);
  // A fact without effect may be of anyone: a customer is told of no other's.
  if (customer === null) for (const notice of noticesToTell(findings)) tellings.notice(notice);
  return {
    objectives: findings.objectives,
    findings,
    secondOpinion: opinion?.result() ?? null,
    diagnostics: tellings.all(),
    counts: { events: log.events, tickets, notLookedAt: Object.fromEntries(log.others) },
  };
}

/** Duties to notify, to be told among the tickets in the order of their ids. */
function casesAmong(judge: Judge, log: TicketLog, { customer }: EvaluateRequest): CasesToTell {
  const detected = new Set<string>();
  for (const event of log.facts()) {
    judge.fact(event);
    if (event.type === 'notification.detected') detected.add(event.subject);
  }
  // A case is excused as a ticket is, and so its excusals lie among the tickets' events.
  if (detected.size > 0) {
    for (const { events } of log.alone((ticket) => detected.has(ticket))) {
      for (const event of events) if (event.type === 'ticket.excused') judge.fact(event);
    }
  }
  return casesToTell(judge.cases(), customer);
}

function asList<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** A group's judgements; for one customer only, it is first judged apart, so that others' tickets are never counted. */
function judged(
  events: Parameters<Judge['group']>[0],
  judge: Judge,
  scout: Judge | null,
  customer: string | null,
): readonly TicketJudgement[] {
  if (scout === null) return judge.group(events);
  if (!scout.group(events).some((judgement) => judgement.customer === customer)) return [];
  return judge.group(events).filter((judgement) => judgement.customer === customer);
}

/** Everyone an agreement names: what `--for` can be. */
export function customersOf(agreements: readonly Agreement[]): readonly string[] {
  const named = agreements.flatMap(({ customer, adherents }) => [
    ...(customer === null ? [] : [customer.id]),
    ...adherents.map((adherent) => adherent.customer),
  ]);
  return [...new Set(named)].sort();
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
