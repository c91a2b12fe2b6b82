import { type Agreement, type Contact, lastVersionAt } from '../../../core/agreement/index.ts';
import type { RuleSet } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { isDemonstrationLoaded } from '../../demonstration-life/loaded.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { Endpoint, MessageRow, Person, Reachability } from '../../ports/index.ts';
import type { DeliveryPorts } from '../ports.ts';

/** Who may stand behind some messages, as of now: addresses are looked up anew at every try. */
export interface AddressBook {
  readonly at: Instant;
  readonly people: ReadonlyMap<string, Person>;
  readonly wishes: ReadonlyMap<string, Reachability>;
  /** By id; in the order of their titles. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly liveCustomers: ReadonlySet<string>;
  /** What customers are called, where they are registered. */
  readonly customers: ReadonlyMap<string, string>;
  readonly live: LiveRoster;
  readonly rules: RuleSet;
  /** Somebody has set rules; else they are the program's own. */
  readonly rulesAreSet: boolean;
  /** A demonstration was loaded here: of it nothing leaves. */
  readonly isDemonstration: boolean;
}

export async function openAddressBook(
  { store, rosters, rules, now }: Pick<DeliveryPorts, 'store' | 'rosters' | 'rules' | 'now'>,
  messages: readonly MessageRow[],
): Promise<AddressBook> {
  const ids = [...new Set(messages.flatMap(({ recipient }) => personOf(recipient) ?? []))];
  const people = new Map<string, Person>();
  for (const id of ids) {
    const person = await store.person(id);
    if (person !== null) people.set(id, person);
  }
  const wishes = ids.length === 0 ? [] : await store.reachabilities(ids);
  return {
    at: now(),
    people,
    wishes: new Map(wishes.map((wish) => [wish.person, wish])),
    endpoints: new Map((await store.endpoints()).map((endpoint) => [endpoint.id, endpoint])),
    liveCustomers: new Set((await store.liveCustomers()).map(({ customer }) => customer)),
    customers: new Map((await store.registeredCustomers()).map(({ id, name }) => [id, name])),
    live: await rosters.inForce(store),
    rules: await rules.inForce(store),
    rulesAreSet: (await store.notificationRules()) !== null,
    isDemonstration: await isDemonstrationLoaded(store),
  };
}

export function personOf(recipient: string): string | null {
  return recipient.startsWith('person:') ? recipient.slice('person:'.length) : null;
}

export function endpointOf(recipient: string): string | null {
  return recipient.startsWith('endpoint:') ? recipient.slice('endpoint:'.length) : null;
}

/** The contact that a recipient names, as the agreement has it now; null: no agreement names it any more. */
export function contactOf(
  recipient: string,
  { live, at }: Pick<AddressBook, 'live' | 'at'>,
): { readonly agreement: Agreement; readonly contact: Contact } | null {
  if (!recipient.startsWith('contact:')) return null;
  const named = recipient.slice('contact:'.length);
  for (const versions of live.roster.all) {
    if (!named.startsWith(`${versions.id}/`)) continue;
    const agreement = lastVersionAt(versions, at);
    const id = named.slice(versions.id.length + 1);
    if (Object.hasOwn(agreement.contacts, id)) return { agreement, contact: agreement.contacts[id] as Contact };
  }
  return null;
}
