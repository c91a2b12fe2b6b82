import { customerIdOf, type Roster } from '../../core/agreement/index.ts';
import { type Judge, prepareUnder } from '../../core/evaluate.ts';
import type { Event } from '../../core/event/index.ts';
import type { Entry, Restatement } from '../../core/objective/index.ts';
import type { TicketJudgement, Vantage } from '../../core/ticket/index.ts';
import { textOf } from '../../core/timeline/index.ts';
import type { Judged } from '../../core/verdict/index.ts';

/** What tickets are judged by, beside their own facts. */
export interface Bench {
  readonly roster: Roster;
  readonly vantage: Vantage;
  /** `member.joined` and `member.left` of the customers concerned. */
  readonly members: readonly Event[];
  readonly retractions: readonly Event[];
}

/** What became of tickets that are judged together. */
export interface GroupJudged {
  readonly judgements: readonly TicketJudgement[];
  /** Duties to notify, by case. */
  readonly cases: readonly Judged[];
  readonly changes: readonly (Entry & Restatement)[];
}

/**
 * Judges groups one after the other, each apart from the rest.
 * @returns takes all facts of a group, in the order of their effect (`orderEvents`), for which of several facts moved a
 *   closed period is told by their order
 */
export function groupJudge(bench: Bench): (events: readonly Event[]) => GroupJudged {
  const judge = judgeOn(bench);
  return (events) => {
    const changes: (Entry & Restatement)[] = [];
    const judgements = judge.group(events, (change) => changes.push(change));
    return { judgements, cases: hasCase(events) ? casesAmong(bench, events) : [], changes };
  };
}

function judgeOn({ roster, vantage, members, retractions }: Bench): Judge {
  return prepareUnder(roster, { ...vantage, members, retractions: retractions.toSorted(asLearned) });
}

/** Of several that take back one fact the first learned counts: stores promise no order. */
function asLearned(a: Event, b: Event): number {
  return a.recordedAt - b.recordedAt || compareText(a.source, b.source) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hasCase(events: readonly Event[]): boolean {
  return events.some((event) => event.type === 'notification.detected');
}

/** The clocks of the cases among these facts. */
function casesAmong(bench: Bench, events: readonly Event[]): readonly Judged[] {
  const judge = judgeOn(bench);
  for (const event of events) {
    if (event.type.startsWith('notification.') || event.type === 'ticket.excused') judge.fact(event);
  }
  return judge.cases().clocks;
}

/** The customers that facts of tickets and cases are about, as agreements know them. */
export function customersAmong(events: readonly Event[], roster: Roster): readonly string[] {
  const customers = new Set<string>();
  for (const { type, source, data } of events) {
    if (type !== 'ticket.opened' && type !== 'notification.detected') continue;
    const name = textOf(data, 'customer');
    const id = name === null ? null : customerIdOf(roster, name, source);
    if (id !== null) customers.add(id);
  }
  return [...customers];
}
