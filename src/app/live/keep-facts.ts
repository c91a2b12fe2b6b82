import { type Event, retractedBy } from '../../core/event/index.ts';
import { tieOf } from '../../core/ticket/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { planBurn } from '../alerts/watch/plan-burn.ts';
import type { Appended, NewFact, Stream, Tx } from '../ports/index.ts';
import { refresh } from './refresh.ts';
import type { Rosters } from './roster.ts';
import { memberCustomerOf, ticketOf, ticketStream } from './streams.ts';

/**
 * Keeps facts and projects all that they touch, within one transaction.
 * @param asOf the instant as of which tickets are judged
 * @returns one result for each, in their order
 */
export async function keepFacts(
  tx: Tx,
  facts: readonly NewFact[],
  rosters: Rosters,
  asOf: Instant,
): Promise<readonly Appended[]> {
  await tx.lockWriting(facts.some(({ event }) => actsBeside(event)) ? 'alone' : 'shared');
  const results = await tx.append(facts);
  const added = facts.filter((_, index) => results[index] === 'new');
  if (added.length === 0) return results;
  const touched = new Set<Stream>(added.map(({ stream }) => stream));
  const retracted = added.flatMap(({ event }) => retractedBy(event) ?? []);
  if (retracted.length > 0) for (const stream of await tx.streamsOf(retracted)) touched.add(stream);
  const tickets = new Set<string>();
  const members = new Set<string>();
  for (const stream of touched) {
    const ticket = ticketOf(stream);
    const customer = memberCustomerOf(stream);
    if (ticket !== null) tickets.add(ticket);
    else if (customer !== null) members.add(customer);
  }
  if (tickets.size > 0) {
    // Asked for at once, in this order: what is read is as of after the locks, for who attaches a name wakes tickets that
    // are not locked.
    const [groups, live, facts] = await Promise.all([
      tx.lockGroups([...tickets], tiesAmong(added)),
      rosters.inForce(tx),
      tx.factsOf([...tickets].map(ticketStream)),
    ]);
    await refresh(tx, groups, live, asOf, { facts });
  }
  for (const customer of members) await tx.wakeCustomer(customer);
  await planBurn(tx, added, () => rosters.inForce(tx), asOf);
  return results;
}

/** Facts whose effect is on streams beside their own. */
function actsBeside({ type }: Event): boolean {
  return type === 'event.retracted' || type.startsWith('member.');
}

function tiesAmong(added: readonly NewFact[]): readonly (readonly [string, string])[] {
  const ties: (readonly [string, string])[] = [];
  for (const { event } of added) {
    const other = tieOf(event);
    if (other !== null && other !== event.subject) ties.push([event.subject, other]);
  }
  return ties;
}
