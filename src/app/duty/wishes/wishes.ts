import { CHANNELS, type Channel } from '../../../core/alert/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { gatewayFor } from '../../alerts/dispatch/gateway.ts';
import type { Reachability } from '../../ports/index.ts';
import { badField, type Lang, notAllowed, notFound, type Refusal } from '../../refusal.ts';
import type { DutyPorts } from '../rules/set-rules.ts';

/** E.164: a plus, then up to fifteen figures. */
const PHONE = /^\+[1-9]\d{5,14}$/;
/** What is somebody's own; the others are rooms and machines. */
export const OWN_CHANNELS: readonly Channel[] = ['page', 'email', 'sms'];

/** How a person wishes to be told: one's own; anybody's for who may write people. */
export async function wishesOf(person: string, actor: Actor, { store }: DutyPorts): Promise<Reachability | Refusal> {
  const refused = notTheirs(person, actor, 'people:read');
  if (refused !== null) return refused;
  if ((await store.person(person))?.erasedAt !== null) return noPerson(person);
  return (await store.reachabilities([person]))[0] ?? { person, phone: null, via: [] };
}

/**
 * Sets how a person wishes to be told. Refused: `invalid` for a number or a channel that is none of a person's, and for `sms`
 * where no gateway sends any.
 */
export async function wish(
  { person, phone, via, lang }: Reachability & { readonly lang: Lang },
  actor: Actor,
  { store, now }: DutyPorts,
): Promise<Reachability | Refusal> {
  const refused = notTheirs(person, actor, 'people:write');
  if (refused !== null) return refused;
  if (phone !== null && !PHONE.test(phone)) return badPhone(lang);
  const odd = via.findIndex((channel) => !OWN_CHANNELS.includes(channel));
  if (odd >= 0) return badChannel(odd, lang);
  if (phone === null && via.includes('sms')) return badPhone(lang);
  const at = now();
  return await store.transact(async (tx) => {
    const found = await tx.lockPerson(person);
    if (found === null || found.erasedAt !== null) return noPerson(person);
    if (via.includes('sms') && gatewayFor(found.customer, undefined, await tx.endpoints()) === null)
      return noGateway(via.indexOf('sms'), lang);
    const wished = { person, phone, via: CHANNELS.filter((channel) => via.includes(channel)) };
    await tx.putReachability(wished);
    const details = { via: wished.via.join(' '), phone: phone !== null };
    await tx.note({
      at,
      actor: actor.id,
      action: 'person.wishes',
      object: `person:${person}`,
      customer: null,
      details,
    });
    return wished;
  });
}

function notTheirs(person: string, actor: Actor, scope: 'people:read' | 'people:write'): Refusal | null {
  if (actor.kind === 'person' && actor.id === person) return null;
  if (may(actor, scope) && actor.customer === null) return null;
  return notAllowed('Ces souhaits ne sont pas les vôtres.', 'These wishes are not your own.');
}

function noPerson(id: string): Refusal {
  return notFound(`La personne ${id}`, `Person ${id}`);
}

function badPhone(lang: Lang): Refusal {
  return badField(
    '/phone',
    'badPhone',
    { fr: 'Ce numéro ne peut pas être appelé.', en: 'This number can not be called.' },
    { fr: 'Écrivez-le +33612345678.', en: 'Write it as +33612345678.' },
    lang,
  );
}

/** A way that leads nowhere is not offered. */
function noGateway(place: number, lang: Lang): Refusal {
  return badField(
    `/via/${place}`,
    'noGateway',
    { fr: 'Aucune passerelle n’envoie de SMS ici.', en: 'No gateway sends SMS here.' },
    {
      fr: 'Créez d’abord un destinataire de type « sms » dont le modèle contient {to}, ou laissez « sms » de côté.',
      en: 'Make a receiver of the kind “sms” first whose template holds {to}, or leave “sms” out.',
    },
    lang,
  );
}

function badChannel(place: number, lang: Lang): Refusal {
  return badField(
    `/via/${place}`,
    'badChannel',
    { fr: 'Ce canal n’est celui de personne.', en: 'This channel is nobody’s own.' },
    { fr: 'Il y a page, email et sms.', en: 'There are page, email and sms.' },
    lang,
  );
}
