import { type Actor, may } from '../../access/actor.ts';
import { type CustomerAlias, isKeepable } from '../../ports/index.ts';
import { badField, isRefusal, type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';
import type { RegisterPorts } from '../register-ports.ts';
import { customerFor } from './customers.ts';

/** A name as a source of events gives it, and whose it is. */
export interface AliasRequest {
  readonly source: string;
  readonly alias: string;
  readonly customer: string;
  readonly lang: Lang;
}

const LENGTH = 500;

/**
 * Attaches a name to a customer: tickets that bear it are judged again, and no others. Attaching it again to the same
 * customer changes nothing. Refused: `conflict` for a name that is another's, or another's id, by which that one is known
 * before any name; `notFound` for a customer nobody knows.
 */
export async function attachAlias(
  { source, alias, customer, lang }: AliasRequest,
  actor: Actor,
  ports: RegisterPorts,
): Promise<CustomerAlias | Refusal> {
  // A name may be any customer's: who acts for one of them could take another's tickets.
  if (!may(actor, 'customers:write')) return mayNotAttach();
  for (const [key, text] of Object.entries({ source, alias })) {
    if (text === '' || text.length > LENGTH || !isKeepable(text)) return badText(`/${key}`, lang);
  }
  const known = await customerFor(customer, seeingCustomers(actor), ports);
  if (isRefusal(known)) return known;
  if (alias !== customer && !isRefusal(await customerFor(alias, seeingCustomers(actor), ports)))
    return anothersId(alias);
  const at = ports.now();
  return await ports.store.transact(async (tx) => {
    // A post under way that reads the names as they were must not project after this.
    await tx.lockWriting('alone');
    await tx.lockRegister();
    const before = (await tx.customerAliases()).find((one) => one.source === source && one.alias === alias);
    if (before?.customer === customer) return before;
    if (before !== undefined) return anothers(before);
    const attached: CustomerAlias = { source, alias, customer, attachedAt: at, attachedBy: actor.id };
    await tx.putAlias(attached);
    await tx.wakeCustomer(alias);
    await tx.note({
      at,
      actor: actor.id,
      action: 'customer.nameAttached',
      object: `customer:${customer}`,
      customer,
      details: { source, name: alias },
    });
    return attached;
  });
}

/** Detaches a name: tickets that bear it are judged again, and wait in the tray unless an agreement knows the name. */
export async function detachAlias(
  { source, alias, customer }: Omit<AliasRequest, 'lang'>,
  actor: Actor,
  ports: RegisterPorts,
): Promise<CustomerAlias | Refusal> {
  if (!may(actor, 'customers:write')) return mayNotAttach();
  const at = ports.now();
  return await ports.store.transact(async (tx) => {
    await tx.lockWriting('alone');
    await tx.lockRegister();
    const before = (await tx.customerAliases()).find((one) => one.source === source && one.alias === alias);
    if (before?.customer !== customer) return notFound(`Nom «\u202f${alias}\u202f»`, `Name “${alias}”`);
    await tx.removeAlias(source, alias, at);
    await tx.wakeCustomer(alias);
    await tx.note({
      at,
      actor: actor.id,
      action: 'customer.nameDetached',
      object: `customer:${customer}`,
      customer,
      details: { source, name: alias },
    });
    return before;
  });
}

/** Who may write customers may know that one exists. */
function seeingCustomers(actor: Actor): Actor {
  return { ...actor, scopes: new Set([...actor.scopes, 'customers:read']) };
}

function mayNotAttach(): Refusal {
  return notAllowed('Attacher des noms ne vous est pas permis.', 'You may not attach names.');
}

function anothers({ alias, customer }: CustomerAlias): Refusal {
  return refusal(
    'conflict',
    { fr: `«\u202f${alias}\u202f» est attaché à ${customer}.`, en: `“${alias}” is attached to ${customer}.` },
    { fr: 'Détachez-le d’abord.', en: 'Detach it first.' },
  );
}

function anothersId(alias: string): Refusal {
  return refusal(
    'conflict',
    {
      fr: `«\u202f${alias}\u202f» est l’identifiant d’un autre client.`,
      en: `“${alias}” is the id of another customer.`,
    },
    {
      fr: 'Ses tickets sont à lui\u202f; publiez un contrat pour cet identifiant, ou renommez-le dans la source.',
      en: 'Its tickets are its own; publish an agreement for that id, or have the source call it otherwise.',
    },
  );
}

function badText(pointer: string, lang: Lang): Refusal {
  const what = { fr: 'Le texte est vide, trop long ou illisible.', en: 'The text is empty, too long or unreadable.' };
  const help = { fr: `De 1 à ${LENGTH} caractères.`, en: `From 1 to ${LENGTH} characters.` };
  return badField(pointer, 'badText', what, help, lang);
}
