import { type Agreement, lastVersionAt } from '../../../core/agreement/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { plainAddress, type Tx } from '../../ports/index.ts';
import { namesCustomer } from '../../register/agreements/customer-view.ts';
import type { DecisionPorts } from '../record.ts';
import { inForceWith, type ServiceAsked } from '../services.ts';

/**
 * A contact of a customer, or a customer's agreement without one, and whether they are told of a maintenance. `message` null:
 * they are not (`because`), or would be (a check).
 */
export interface Notified {
  /** Id without a version. */
  readonly agreement: string;
  readonly customer: string | null;
  /** As the agreement calls the contact; null: it names none of the customer's. */
  readonly contact: string | null;
  readonly name: string | null;
  readonly language: 'fr' | 'en';
  /**
   * Why no message is made: the customer is in dry run, no address of theirs can be written to, the same address is told
   * under another agreement of the same customer, the agreement names no contact of the customer's, or it is with several
   * customers and none of them was named. Null: one is.
   */
  readonly because: 'dryRun' | 'noAddress' | 'sameAddress' | 'noContact' | 'noCustomer' | null;
  readonly message: string | null;
}

type Reads = Pick<Tx, 'liveCustomers'> & Parameters<DecisionPorts['rosters']['inForce']>[0];

/** Whom an announcement tells: the customer's contacts of every agreement that is concerned, each address of a customer once. */
export async function planNotices(
  asked: ServiceAsked,
  reads: Reads,
  { rosters }: Pick<DecisionPorts, 'rosters'>,
  at: Instant,
): Promise<readonly Notified[]> {
  const live = await rosters.inForce(reads);
  const liveCustomers = new Set((await reads.liveCustomers()).map(({ customer }) => customer));
  const having = inForceWith(asked, live.agreements).filter(({ kind }) => kind === 'sla');
  const ids = [...new Set(having.map(({ id }) => id))].sort();
  const told = new Set<string>();
  return ids.flatMap((id) => {
    const versions = live.roster.all.find((one) => one.id === id);
    if (versions === undefined) return [];
    const agreement = lastVersionAt(versions, at);
    const customer = customerIn(agreement, asked.customer);
    const isLive = customer !== null && liveCustomers.has(customer);
    return contactsIn(agreement, customer).map((contact): Notified => {
      const because = contact.because ?? (isLive ? sameAddress(customer, contact.to, told) : 'dryRun');
      const { language } = agreement;
      return { agreement: id, customer, contact: contact.id, name: contact.name, language, because, message: null };
    });
  });
}

function customerIn(agreement: Agreement, asked: string | null): string | null {
  if (agreement.customer !== null) return agreement.customer.id;
  return asked !== null && namesCustomer(agreement, asked) ? asked : null;
}

interface Reached {
  readonly id: string | null;
  readonly name: string | null;
  readonly to: string;
  readonly because: Notified['because'];
}

function contactsIn({ contacts }: Agreement, customer: string | null): readonly Reached[] {
  const own = Object.entries(contacts).filter(([, { party }]) => party === 'customer');
  if (customer === null) return [{ id: null, name: null, to: '', because: 'noCustomer' }];
  if (own.length === 0) return [{ id: null, name: null, to: '', because: 'noContact' }];
  return own.map(([id, { name, reach }]) => {
    const given = reach.find(({ by }) => by === 'email');
    const to = given === undefined ? null : plainAddress(given.at);
    return { id, name, to: to ?? '', because: to === null ? 'noAddress' : null };
  });
}

function sameAddress(customer: string, to: string, told: Set<string>): 'sameAddress' | null {
  const key = JSON.stringify([customer, to.toLowerCase()]);
  if (told.has(key)) return 'sameAddress';
  told.add(key);
  return null;
}
