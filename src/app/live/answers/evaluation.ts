import { rosterOf } from '../../../core/agreement/index.ts';
import { type Judge, prepareUnder } from '../../../core/evaluate.ts';
import { type Event, orderEvents } from '../../../core/event/index.ts';
import type { Findings } from '../../../core/findings/index.ts';
import type { TicketJudgement } from '../../../core/ticket/index.ts';
import type { Span } from '../../../core/time/index.ts';
import { type CasesToTell, casesToTell, findingsFor } from '../../customer-share.ts';
import type { Store } from '../../ports/index.ts';
import { customersAmong } from '../judge-group.ts';
import type { LivePorts } from '../post-events.ts';
import type { LiveRoster } from '../roster.ts';
import { type Asked, factsOfTypes, type Viewpoint, viewpoint } from './vantage.ts';

export interface EvaluationQuestion extends Asked {
  readonly window: Span | null;
  /** Only this customer's tickets and promises, and nothing of ours; null: everything. */
  readonly customer: string | null;
}

/**
 * Judges everything that is kept, as of any instant and as known at any: what `leeway evaluate` says of the same facts in
 * files. Memory does not grow with the tickets, but for those that wait for their place.
 * @param ticket told each ticket, in the order of their ids
 */
export async function evaluateStore(
  question: EvaluationQuestion,
  ticket: (judgement: TicketJudgement) => void | Promise<void>,
  ports: LivePorts,
): Promise<{ readonly view: Viewpoint; readonly findings: Findings }> {
  const { window, customer } = question;
  const view = withoutOurs(await viewpoint(question, ports), customer);
  const members: Event[] = [];
  const retractions: Event[] = [];
  for await (const event of factsOfTypes(ports.store, MEMBERS)) members.push(event);
  for await (const event of factsOfTypes(ports.store, ['event.retracted'])) retractions.push(event);
  const { roster } = view.live;
  const prepared = () => prepareUnder(roster, { ...view.vantage, window, members, retractions });
  const judge = prepared();
  // For one customer each group is first judged apart, so that others' tickets are never counted.
  const scout = customer === null ? null : prepared();
  const cases = await takeFacts(judge, ports.store, view.live, customer);
  const waiting = ticketsInOrder(cases, ticket);
  for await (const groups of ports.store.groups(await customersToRead(question, view, ports.store))) {
    for (const group of groups) {
      await waiting.before(group.root);
      const events = orderEvents(group.events);
      if (scout?.group(events).some((one) => one.customer === customer) === false) continue;
      for (const judgement of judge.group(events)) {
        if (customer === null || judgement.customer === customer) waiting.add(judgement);
      }
    }
  }
  await waiting.before(null);
  return { view, findings: findingsFor(judge.finish(), view.live.agreements, customer) };
}

/**
 * Whose tickets to read; null: everybody's. Whose a ticket is stands in its projection: that is not to be relied on while
 * tickets wait to be judged by the present agreements and names, nor as known earlier, when names may have been others'.
 */
async function customersToRead(
  { customer, knownAt }: EvaluationQuestion,
  { vantage }: Viewpoint,
  store: Store,
): Promise<readonly string[] | null> {
  if (customer === null || knownAt !== null) return null;
  const { generation } = await store.behind(vantage.asOf);
  return generation === 0 ? [customer] : null;
}

const MEMBERS = ['member.joined', 'member.left'];
const NOTIFICATIONS = ['notification.detected', 'notification.notified'];

/** A customer is told of promises made to it; how we stand inside, and with suppliers, is ours. */
function withoutOurs(view: Viewpoint, customer: string | null): Viewpoint {
  if (customer === null) return view;
  const agreements = view.live.agreements.filter(({ kind }) => kind === 'sla');
  return { ...view, live: { ...view.live, agreements, roster: rosterOf(agreements, view.live.names) } };
}

/** Takes all facts that concern no ticket, and the cases; gives the cases as they are to be told among tickets. */
export async function takeFacts(
  judge: Judge,
  store: Store,
  { roster }: LiveRoster,
  customer: string | null,
): Promise<CasesToTell> {
  for await (const events of store.factsBeside()) for (const event of events) judge.fact(event);
  await takeCases(judge, store, (event) => customer === null || customersAmong([event], roster).includes(customer));
  return casesToTell(judge.cases(), customer);
}

/** Takes the facts of cases, and what excuses them: those lie among the facts of tickets. */
export async function takeCases(judge: Judge, store: Store, isWanted: (detected: Event) => boolean): Promise<void> {
  const cases = new Set<string>();
  for await (const event of factsOfTypes(store, NOTIFICATIONS)) {
    if (event.type === 'notification.detected') {
      if (!isWanted(event)) continue;
      cases.add(event.subject);
    }
    judge.fact(event);
  }
  if (cases.size === 0) return;
  for (const { events } of await store.groupsOf([...cases])) {
    for (const event of events) if (event.type === 'ticket.excused' && cases.has(event.subject)) judge.fact(event);
  }
}

/** Groups come by their smallest id, and are told ticket by ticket: the later of a group wait for their place. */
function ticketsInOrder(cases: CasesToTell, tell: (judgement: TicketJudgement) => void | Promise<void>) {
  let waiting: TicketJudgement[] = [];
  return {
    add: (judgement: TicketJudgement) => void waiting.push(judgement),
    /** Tells all that come before an id; null: all. */
    async before(ticket: string | null): Promise<void> {
      // At the end there may be cases left, though no ticket is.
      if (waiting.length === 0 && ticket !== null) return;
      const due = waiting.filter((one) => ticket === null || one.ticket < ticket);
      waiting = due.length === waiting.length ? [] : waiting.filter((one) => !due.includes(one));
      due.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
      for (const judgement of due) {
        for (const earlier of cases.before(judgement.ticket)) await tell(earlier);
        await tell(cases.joined(judgement));
      }
      if (ticket === null) for (const later of cases.before(null)) await tell(later);
    },
  };
}
