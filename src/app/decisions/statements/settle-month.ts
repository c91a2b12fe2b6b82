import { type Agreement, lastVersionAt } from '../../../core/agreement/index.ts';
import type { Charges } from '../../../core/charge/index.ts';
import { prepare, type Question } from '../../../core/evaluate.ts';
import type { Event } from '../../../core/event/index.ts';
import { notificationTargets } from '../../../core/findings/index.ts';
import { type Month, monthSpan, type SettleRefusal, type Statement, settle } from '../../../core/settlement/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { DecisionPorts } from '../record.ts';

/** The statement of one month of an agreement, from the facts kept. */
export interface MonthSettled {
  readonly statement: Statement<Charges>;
  /** The version in force when the month ends. */
  readonly agreement: Agreement;
  readonly asOf: Instant;
  readonly knownAt: Instant | null;
}

export interface MonthAsked {
  /** The id of an agreement in use. */
  readonly agreement: string;
  readonly month: Month;
  readonly asOf: Instant;
  /** As known then; null: as known now. */
  readonly knownAt: Instant | null;
}

/**
 * Settles a month of an agreement over all facts, as `settle` does over files: every ticket is judged under every agreement
 * again, for work and quotes may name this agreement wherever they lie. Null: the agreement says nothing of money.
 */
export async function settleMonth(
  asked: MonthAsked,
  live: LiveRoster,
  ports: DecisionPorts,
): Promise<MonthSettled | SettleRefusal | null> {
  const { asOf, knownAt, month } = asked;
  const { members, retractions } = await oftenAsked(ports);
  const question: Question = { agreements: live.agreements, names: live.names, asOf, knownAt, members, retractions };
  const judge = prepare(question);
  for await (const events of ports.store.factsBeside()) for (const event of events) judge.fact(event);
  if (notificationTargets(live.roster).size > 0) {
    for await (const groups of ports.store.groups(null)) {
      for (const { events } of groups) for (const event of events) if (isOfCase(event)) judge.fact(event);
    }
  }
  for await (const groups of ports.store.groups(null)) for (const { events } of groups) judge.group(events);
  const settling = judge.finish().settling.find(({ versions }) => versions.id === asked.agreement);
  if (settling === undefined) return null;
  const answer = settle({ ...settling, month });
  if (answer.kind !== 'statement') return answer;
  const { versions } = settling.versions;
  const agreement = versions.find(({ ref }) => ref === answer.agreement) ?? lastVersionAt(settling.versions, asOf);
  return { statement: answer, agreement, asOf, knownAt };
}

/** What must be known before anything is judged: who joined and left, and what was taken back. */
async function oftenAsked({ store }: DecisionPorts): Promise<Required<Pick<Question, 'members' | 'retractions'>>> {
  const members: Event[] = [];
  const retractions: Event[] = [];
  for await (const events of store.factsBeside()) {
    for (const event of events) {
      if (event.type.startsWith('member.')) members.push(event);
      else if (event.type === 'event.retracted') retractions.push(event);
    }
  }
  return { members, retractions };
}

/** Facts of a duty to notify, which lie among tickets'. */
function isOfCase({ type }: Event): boolean {
  return type.startsWith('notification.') || type === 'ticket.excused';
}

/** When a month is over for an agreement, in its zone. */
export function monthOver(agreement: Agreement, month: Month): Instant {
  return monthSpan(agreement.timeZone, month).to;
}
