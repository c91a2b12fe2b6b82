import type { Instant } from '../../../core/time/index.ts';
import type { AlertRow, Store } from '../../ports/index.ts';
import type { Directory } from './directory.ts';
import type { Told } from './recipients.ts';

/** How many clocks of a service that is down are open, and when the first of them is due; of those its reader may know. */
export interface Following {
  readonly count: number;
  readonly firstDueAt: Instant | null;
}

const OUTAGE = 'outage:';

/**
 * What follows of outages, for whoever is told of these alerts. Asked of the store, beside the transaction: boards are none
 * of its matters.
 */
export async function followingOn(
  store: Pick<Store, 'board' | 'boardCounts'>,
  told: readonly (Told & { readonly alert: AlertRow })[],
  directory: Directory,
): Promise<(one: Told & { readonly alert: AlertRow }) => Following | null> {
  const found = new Map<string, Following>();
  for (const one of told) {
    const asked = askedOf(one, directory);
    if (asked !== null && !found.has(asked.key)) found.set(asked.key, await openOf(store, asked));
  }
  return (one) => found.get(askedOf(one, directory)?.key ?? '') ?? null;
}

interface Asked {
  readonly key: string;
  readonly service: string;
  readonly customer: string | null;
}

function askedOf(one: Told & { readonly alert: AlertRow }, directory: Directory): Asked | null {
  const { bundle, service } = one.alert;
  if (bundle === null || !bundle.startsWith(OUTAGE) || service === null) return null;
  const customer = onlyOf(one, directory);
  return { key: JSON.stringify([service, customer]), service, customer };
}

/** The only customer of whom a recipient is told anything; null: of all. */
function onlyOf({ recipient, alert }: Told & { readonly alert: AlertRow }, directory: Directory): string | null {
  const id = recipient.slice(recipient.indexOf(':') + 1);
  if (recipient.startsWith('person:')) return directory.people.get(id)?.customer ?? null;
  if (recipient.startsWith('endpoint:')) return directory.endpoints.get(id)?.customer ?? null;
  return alert.customer;
}

async function openOf(store: Pick<Store, 'board' | 'boardCounts'>, { service, customer }: Asked): Promise<Following> {
  const filter = { service: [service], ...(customer === null ? {} : { customer: [customer] }) };
  const counts = await store.boardCounts(filter);
  const [first] = await store.board({ ...filter, verdict: ['open', 'atRisk'] }, null, 1);
  const count = Object.values(counts).reduce((sum, clocks) => sum + clocks, 0);
  return { count, firstDueAt: first?.clock.dueAt ?? null };
}
