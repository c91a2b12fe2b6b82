import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../core/time/index.ts';
import { type Actor, signature } from '../../access/actor.ts';
import { allOrRefused } from '../../access/all-or-refused.ts';
import { isActive, personActor } from '../../access/authenticate.ts';
import { type IsCustomer, unknownCustomer } from '../../access/people/known-customer.ts';
import { beyondOwn, noSuch, onlyInPerson } from '../../access/refusals.ts';
import { hashSecret, newSecret } from '../../access/secret-text.ts';
import {
  type AuditAction,
  type BoardFilter,
  isKeepable,
  type Store,
  type Tx,
  type WallLink,
} from '../../ports/index.ts';
import { badField, type Lang, type Refusal } from '../../refusal.ts';

export interface WallPorts {
  readonly store: Store;
  readonly now: () => Instant;
}

/** What a screen on a wall is to show. */
export interface WallWanted {
  readonly name: string;
  readonly filter: BoardFilter;
  readonly namesCustomers: boolean;
  readonly expiresAt: Instant | null;
  readonly lang: Lang;
}

const MOST_LIVE = 100;

/**
 * Makes a link for a screen on a wall, its secret told this once (`lww_…`): whoever has it sees the board through its filter,
 * without anything about persons, until it is revoked, ends, or its maker is here no more. Only a person makes links.
 */
export async function makeWallLink(
  actor: Actor,
  wanted: WallWanted,
  { store, now, isCustomer }: WallPorts & { readonly isCustomer?: IsCustomer },
): Promise<{ readonly link: WallLink; readonly secret: string } | Refusal> {
  if (actor.kind !== 'person') return onlyInPerson();
  const at = now();
  const fault = faultIn(wanted, at);
  if (fault !== null) return fault;
  const secret = `lww_${newSecret()}`;
  const link: WallLink = {
    id: `w-${randomBytes(8).toString('hex')}`,
    hash: hashSecret(secret),
    prefix: secret.slice(0, 10),
    name: wanted.name.trim(),
    filter: JSON.stringify(wanted.filter),
    namesCustomers: wanted.namesCustomers,
    customer: actor.customer,
    person: actor.id,
    madeAt: at,
    endsAt: wanted.expiresAt,
    revokedAt: null,
  };
  return await allOrRefused(store, async (tx) => {
    const maker = await tx.lockPerson(actor.id);
    if (maker === null || !isActive(maker)) return onlyInPerson();
    const { scopes, customer } = personActor(maker);
    if (!scopes.has('tokens:write') || customer !== actor.customer) return beyondOwn();
    for (const id of wanted.filter.customer ?? []) {
      if (customer !== null && id !== customer) return noSuch('Ce client', 'This customer');
      const unknown = await unknownCustomer(id, tx, isCustomer);
      if (unknown !== null) return unknown;
    }
    if ((await tx.wallLinks()).filter((one) => isLive(one, at)).length >= MOST_LIVE) return tooMany(wanted.lang);
    await tx.addWallLink(link);
    await note(tx, actor, 'wallLink.made', link, at);
    return { link, secret };
  });
}

/** Links, newest first, revoked ones too. */
export async function listWallLinks(actor: Actor, { store }: Pick<WallPorts, 'store'>): Promise<readonly WallLink[]> {
  return (await store.wallLinks()).filter((link) => actor.customer === null || link.customer === actor.customer);
}

/** Ends a link for good: whoever uses it is told at once that there is none. Ending an ended one changes nothing. */
export async function revokeWallLink(actor: Actor, id: string, { store, now }: WallPorts): Promise<null | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const link = isKeepable(id) ? await tx.wallLink(id) : null;
    if (link === null || (actor.customer !== null && link.customer !== actor.customer)) {
      return noSuch('Ce lien', 'This link');
    }
    if (await tx.revokeWallLink(id, at)) await note(tx, actor, 'wallLink.revoked', link, at);
    return null;
  });
}

/** Neither revoked nor over. */
export function isLive({ revokedAt, endsAt }: WallLink, at: Instant): boolean {
  return revokedAt === null && (endsAt === null || endsAt > at);
}

function faultIn({ name, expiresAt, lang }: WallWanted, at: Instant): Refusal | null {
  if (name.trim() === '' || !isKeepable(name)) {
    const what = { fr: 'Le nom manque, ou est illisible.', en: 'The name is missing, or unreadable.' };
    return badField('/name', 'nameMissing', what, { fr: 'Où est l’écran\u202f?', en: 'Where is the screen?' }, lang);
  }
  if (expiresAt === null || expiresAt > at) return null;
  const what = { fr: 'Cette fin est déjà passée.', en: 'This end has passed already.' };
  return badField(
    '/expiresAt',
    'endsInThePast',
    what,
    { fr: 'Donnez un instant à venir.', en: 'Give one to come.' },
    lang,
  );
}

function tooMany(lang: Lang): Refusal {
  const what = { fr: `Il y a déjà ${MOST_LIVE} liens.`, en: `There are ${MOST_LIVE} links already.` };
  const refused = badField('', 'tooManyLinks', what, { fr: 'Retirez-en un.', en: 'Revoke one.' }, lang);
  return { ...refused, refused: 'conflict' };
}

async function note(tx: Tx, actor: Actor, action: AuditAction, link: WallLink, at: Instant): Promise<void> {
  const { id, customer, namesCustomers, endsAt } = link;
  const details = { namesCustomers, endsAt, filter: link.filter };
  await tx.note({ at, actor: signature(actor), action, object: `wallLink:${id}`, customer, details });
}
