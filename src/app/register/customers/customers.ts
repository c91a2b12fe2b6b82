import { type Actor, may } from '../../access/actor.ts';
import { type CustomerAlias, isKeepable, type RegisteredCustomer } from '../../ports/index.ts';
import { badField, type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';
import { type ReadVersion, readAllVersions } from '../agreements/agreement-views.ts';
import { isInUse } from '../agreements/read-published.ts';
import type { RegisterPorts } from '../register-ports.ts';

/** A customer, registered or only named by agreements. */
export interface CustomerView {
  readonly id: string;
  /** As registered, else as an agreement calls it, else the id. */
  readonly name: string;
  readonly registered: boolean;
  /** Ids of the agreements in use that name it. */
  readonly agreements: readonly string[];
  /** Names attached by people; a customer's actor sees none: they are our systems' matter. */
  readonly aliases: readonly CustomerAlias[];
}

/** A name that nobody knows as a customer's, and how many tickets bear it. */
export interface UnknownCustomer {
  readonly source: string;
  readonly name: string;
  readonly tickets: number;
}

/** Ids as agreements take them: letters of any script and figures; within, also `.`, `_`, `-`, spaces and `/`. */
const ID = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._ /-]{0,98}[\p{L}\p{M}\p{N}_-])?$/u;
/** The names of what stands beside customers, where an id would stand in a path. */
const RESERVED: readonly string[] = ['unknown', 'health'];
const NAME_LENGTH = 200;

/** Every customer the actor may see, by id: a customer's actor itself and no other. */
export async function customersFor(actor: Actor, ports: RegisterPorts): Promise<readonly CustomerView[]> {
  const [versions, registered, aliases] = await Promise.all([
    readAllVersions(ports),
    ports.store.registeredCustomers(),
    ports.store.customerAliases(),
  ]);
  const inUse = versions.filter(({ version }) => isInUse(version));
  const entries = new Map(registered.map((one) => [one.id, one]));
  const attached = new Map<string, CustomerAlias[]>();
  for (const one of actor.customer === null ? aliases : [])
    attached.set(one.customer, [...(attached.get(one.customer) ?? []), one]);
  const naming = new Map<string, ReadVersion[]>();
  for (const one of inUse) {
    for (const id of new Set(customersNamedBy(one))) {
      const those = naming.get(id);
      if (those === undefined) naming.set(id, [one]);
      else those.push(one);
    }
  }
  return [...new Set([...entries.keys(), ...naming.keys()])]
    .filter((id) => may(actor, 'customers:read', id))
    .sort()
    .map((id) => viewOf(id, naming.get(id) ?? [], entries.get(id), attached.get(id) ?? []));
}

/** One customer; `notFound` for one that nobody knows and for another's. */
export async function customerFor(id: string, actor: Actor, ports: RegisterPorts): Promise<CustomerView | Refusal> {
  const found = (await customersFor(actor, ports)).find((one) => one.id === id);
  return found ?? notFound(`Client ${id}`, `Customer ${id}`);
}

/** The customers an agreement names; suppliers and teams of ours are none. */
function customersNamedBy({ agreement: { kind, customer, adherents } }: ReadVersion): readonly string[] {
  if (kind !== 'sla') return [];
  return [...(customer === null ? [] : [customer.id]), ...adherents.map((one) => one.customer)];
}

/** @param naming the agreements in use that name it */
function viewOf(
  id: string,
  naming: readonly ReadVersion[],
  entry: RegisteredCustomer | undefined,
  aliases: readonly CustomerAlias[],
): CustomerView {
  const own = naming.findLast(({ agreement }) => agreement.customer?.id === id);
  return {
    id,
    name: entry?.name ?? own?.agreement.parties['customer']?.name ?? id,
    registered: entry !== undefined,
    agreements: [...new Set(naming.map(({ agreement }) => agreement.id))],
    aliases,
  };
}

/**
 * Registers a customer under an id, or gives it another name. From then on tickets that call it by its id are its own, though
 * it has no agreement; those that do so already are judged again. Refused: `conflict` for an id that is attached to another
 * customer as a name, for its tickets would change hands.
 */
export async function putCustomer(
  { id, name, lang }: { readonly id: string; readonly name: string; readonly lang: Lang },
  actor: Actor,
  ports: RegisterPorts,
): Promise<CustomerView | Refusal> {
  if (!may(actor, 'customers:write')) {
    return notAllowed('Enregistrer des clients ne vous est pas permis.', 'You may not register customers.');
  }
  if (!ID.test(id) || RESERVED.includes(id)) return badId(lang);
  if (name.trim() === '' || name.length > NAME_LENGTH || !isKeepable(name)) return badName(lang);
  const at = ports.now();
  const refused = await ports.store.transact(async (tx) => {
    // A post under way that does not know the id yet must not project after this.
    await tx.lockWriting('alone');
    await tx.lockRegister();
    const before = (await tx.registeredCustomers()).find((one) => one.id === id);
    if (before?.name === name) return null;
    if (before === undefined) {
      const others = (await tx.customerAliases()).find(({ alias, customer }) => alias === id && customer !== id);
      if (others !== undefined) return anothersName(others);
    }
    await tx.putCustomer({ id, name, changedAt: at, changedBy: actor.id });
    if (before === undefined) await tx.wakeCustomer(id);
    const action = before === undefined ? 'customer.registered' : 'customer.renamed';
    await tx.note({ at, actor: actor.id, action, object: `customer:${id}`, customer: id, details: {} });
    return null;
  });
  if (refused !== null) return refused;
  return await customerFor(id, { ...actor, scopes: new Set([...actor.scopes, 'customers:read']) }, ports);
}

/** The tray: names that are no customer's, by an agreement, by its registered id or by an attached name. */
export async function unknownCustomers(
  actor: Actor,
  ports: RegisterPorts,
): Promise<readonly UnknownCustomer[] | Refusal> {
  // A name nobody knows may be any customer's: a customer's actor sees none.
  if (!may(actor, 'customers:read')) {
    return notAllowed('Ces noms ne vous sont pas ouverts.', 'These names are not open to you.');
  }
  return await ports.store.unknownCustomers();
}

function anothersName({ source, alias, customer }: CustomerAlias): Refusal {
  return refusal(
    'conflict',
    {
      fr: `«\u202f${alias}\u202f» est un nom de ${customer} (${source})\u202f: ses tickets changeraient de client.`,
      en: `“${alias}” is a name of ${customer} (${source}): its tickets would become another customer’s.`,
    },
    { fr: 'Détachez-le d’abord, ou prenez un autre identifiant.', en: 'Detach it first, or take another id.' },
  );
}

function badId(lang: Lang): Refusal {
  const what = {
    fr: 'L’identifiant du client n’en est pas un.',
    en: 'The id of the customer is none.',
  };
  const help = {
    fr: 'Lettres et chiffres\u202f; entre eux «\u202f.\u202f», «\u202f_\u202f», «\u202f-\u202f», «\u202f/\u202f» et espaces\u202f; cent au plus, et ni «\u202funknown\u202f» ni «\u202fhealth\u202f».',
    en: 'Letters and digits; between them “.”, “_”, “-”, “/” and spaces; at most a hundred, and neither “unknown” nor “health”.',
  };
  return badField('/id', 'badId', what, help, lang);
}

function badName(lang: Lang): Refusal {
  const what = { fr: 'Le nom du client est vide ou trop long.', en: 'The customer’s name is empty or too long.' };
  const help = { fr: `De 1 à ${NAME_LENGTH} caractères.`, en: `From 1 to ${NAME_LENGTH} characters.` };
  return badField('/name', 'badName', what, help, lang);
}
