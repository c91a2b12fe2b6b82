import { DAY_MS, type Instant, MINUTE_MS } from '../../../core/time/index.ts';
import type { OneTime, Person, Tx } from '../../ports/index.ts';
import { isRefusal, type Refusal, refusal } from '../../refusal.ts';
import { hashPassword, passwordFault } from '../account/password.ts';
import { type Actor, signature } from '../actor.ts';
import { allOrRefused } from '../all-or-refused.ts';
import { isActive } from '../authenticate.ts';
import type { AccessParts } from '../parts.ts';
import { deadLink } from '../refusals.ts';
import { hashSecret, newSecret } from '../secret-text.ts';
import { touchable } from './reach.ts';

type LinkKind = 'invitation' | 'reset';
const LASTS: { readonly [kind in LinkKind]: number } = { invitation: 7 * DAY_MS, reset: 30 * MINUTE_MS };

/** A link to hand over; told this once, kept only as a hash. */
export interface Link {
  readonly person: string;
  readonly link: string;
  readonly endsAt: Instant;
}

/** A link with which somebody who has no password yet chooses one; works once, for seven days; an earlier one is dead. */
export function invite(actor: Actor, person: string, parts: AccessParts): Promise<Link | Refusal> {
  return makeLink(actor, person, 'invitation', parts);
}

/** A link with which somebody chooses another password; works once, for half an hour. A second factor is asked as ever. */
export function makeReset(actor: Actor, person: string, parts: AccessParts): Promise<Link | Refusal> {
  return makeLink(actor, person, 'reset', parts);
}

async function makeLink(
  actor: Actor,
  id: string,
  kind: LinkKind,
  { store, now, baseUrl }: AccessParts,
): Promise<Link | Refusal> {
  const at = now();
  const code = newSecret();
  const endsAt = at + LASTS[kind];
  return await allOrRefused(store, async (tx) => {
    const person = touchable(actor, await tx.lockPerson(id));
    if (isRefusal(person)) return person;
    const refused = unfit(person, kind);
    if (refused !== null) return refused;
    await tx.dropOneTimes(id, [kind]);
    await tx.addOneTime({ hash: hashSecret(code), kind, person: id, madeAt: at, endsAt, payload: null, tries: 0 });
    const { customer } = person;
    await tx.note({
      at,
      actor: signature(actor),
      action: `${kind}.made`,
      object: `person:${id}`,
      customer,
      details: {},
    });
    return { person: id, link: `${baseUrl ?? ''}/${kind}#${code}`, endsAt };
  });
}

function unfit(person: Person, kind: LinkKind): Refusal | null {
  if (person.email === null || person.disabled) {
    return refusal(
      'conflict',
      { fr: 'Cette personne n’a pas d’adresse, ou est désactivée.', en: 'This person has no address, or is disabled.' },
      { fr: 'Donnez-lui une adresse, ou réactivez-la.', en: 'Give them an address, or enable them.' },
    );
  }
  if (person.hasPassword === (kind === 'reset')) return null;
  return kind === 'reset'
    ? refusal(
        'conflict',
        { fr: 'Cette personne n’a pas encore de mot de passe.', en: 'This person has no password yet.' },
        { fr: 'Invitez-la.', en: 'Invite them.' },
      )
    : refusal(
        'conflict',
        { fr: 'Cette personne a déjà un mot de passe.', en: 'This person has a password already.' },
        { fr: 'Faites un lien pour un nouveau mot de passe.', en: 'Make a link to a new password.' },
      );
}

/** Uses a link: sets the password it is for. Nobody is signed in by it. */
export async function useLink(
  kind: LinkKind,
  asked: { readonly code: string; readonly password: string },
  { store, now }: Pick<AccessParts, 'store' | 'now'>,
): Promise<{ readonly person: string } | Refusal> {
  const hash = hashSecret(asked.code);
  const found = await alive(await store.oneTime(hash), kind, now(), (id) => store.person(id));
  if (found === null) return deadLink();
  const fault = passwordFault(asked.password, found.email, '/password');
  if (fault !== null) return fault;
  const password = await hashPassword(asked.password);
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const person = await alive(await tx.takeOneTime(hash, kind), kind, at, (id) => tx.lockPerson(id));
    if (person === null || person.hasPassword !== (kind === 'reset')) return deadLink();
    await choose(tx, person, kind, password, at);
    return { person: person.id };
  });
}

async function alive(
  link: OneTime | null,
  kind: LinkKind,
  at: Instant,
  find: (id: string) => Promise<Person | null>,
): Promise<Person | null> {
  if (link === null || link.kind !== kind || link.person === null || link.endsAt <= at) return null;
  const person = await find(link.person);
  return person !== null && isActive(person) ? person : null;
}

async function choose(tx: Tx, person: Person, kind: LinkKind, password: string, at: Instant): Promise<void> {
  const { id, customer } = person;
  await tx.setPassword(id, password, at);
  await tx.endSessionsOf(id);
  await tx.dropOneTimes(id, ['invitation', 'reset', 'secondFactor']);
  await tx.note({ at, actor: id, action: `${kind}.used`, object: `person:${id}`, customer, details: {} });
}
