import { HOUR_MS, type Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { allOrRefused } from '../access/all-or-refused.ts';
import { newMessageId } from '../alerts/message-id.ts';
import { type MessageRow, plainAddress, type Store, type Tx } from '../ports/index.ts';
import { type Lang, notAllowed, type Refusal, refusal } from '../refusal.ts';

export interface FirstStepPorts {
  readonly store: Store;
  readonly now: () => Instant;
  /** The settings that are missing before mail can leave; none: it can. */
  readonly mailMissing: readonly string[];
}

/** A test alert as its reader may know of it. */
export interface TestAlertView {
  readonly message: string;
  /** Where it goes; null: the person has no address any more. */
  readonly to: string | null;
  readonly madeAt: Instant;
  /** `waiting`: it has not left yet. `failed`: it was tried and did not leave. */
  readonly state: 'waiting' | 'sent' | 'failed';
  /** When the mail server took it. */
  readonly sentAt: Instant | null;
  /** What the mail server answered, or why it could not be asked; only for owners, null for others and where it left. */
  readonly answer: string | null;
}

/** So many an hour are enough to set a mail server up. */
const MOST = 20;
const READ_MOST = 200;

/**
 * Sends whoever asks a test alert to their own address, tried once. Refused: `notAllowed` for programs and for customers,
 * `conflict` where no mail server is set (naming the settings) or the person has no address, `tooMany` after twenty an hour.
 * @returns the id of the message; `testAlertFor` tells what became of it
 */
export async function sendTestAlert(
  lang: Lang,
  actor: Actor,
  { store, now, mailMissing }: FirstStepPorts,
): Promise<{ readonly message: string; readonly to: string } | Refusal> {
  if (actor.kind !== 'person' || actor.customer !== null || actor.role === 'customer') return notYours();
  if (mailMissing.length > 0) return noMail(mailMissing);
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const person = await tx.person(actor.id);
    const to = person?.email == null ? null : plainAddress(person.email);
    if (person === null || to === null) return noAddress();
    if ((await ownTests(tx, actor, at - HOUR_MS)).length >= MOST) return tooMany();
    const message = newMessageId();
    const told = { id: message, recipient: `person:${actor.id}`, channel: 'email', about: 'test', sendAt: at } as const;
    const rest = { customer: null, again: null, step: 0, rule: null, details: {} };
    await tx.tell({ ...told, ...rest, bundle: `test ${message}`, language: person.language ?? lang }, [], at);
    return { message, to };
  });
}

/** The last test alert that somebody sent to themselves; null: none. */
export async function testAlertFor(
  actor: Actor,
  { store }: Pick<FirstStepPorts, 'store'>,
): Promise<TestAlertView | null | Refusal> {
  if (actor.kind !== 'person') return notYours();
  const [last] = await ownTests(store, actor, null);
  if (last === undefined) return null;
  const person = await store.person(actor.id);
  const tries = await store.attempts(last.id);
  const state = last.state === 'handedOver' ? 'sent' : last.nextAt === null ? 'failed' : 'waiting';
  return {
    message: last.id,
    to: person?.email == null ? null : plainAddress(person.email),
    madeAt: last.madeAt,
    state,
    sentAt: state === 'sent' ? last.endedAt : null,
    answer: state === 'sent' || actor.role !== 'owner' ? null : (tries.at(-1)?.detail ?? null),
  };
}

/** Latest first. */
async function ownTests(
  reads: Pick<Tx, 'messages'>,
  { id }: Actor,
  from: Instant | null,
): Promise<readonly MessageRow[]> {
  const filter = { recipient: `person:${id}`, channel: ['email'], ...(from === null ? {} : { from }) } as const;
  return (await reads.messages(filter, null, READ_MOST)).filter(({ about }) => about === 'test');
}

function notYours(): Refusal {
  return notAllowed(
    'Une alerte d’essai part vers l’adresse de la personne qui la demande.',
    'A test alert goes to the address of the person who asks for it.',
  );
}

function noMail(missing: readonly string[]): Refusal {
  const names = missing.join(', ');
  return refusal(
    'conflict',
    { fr: 'Aucun serveur de courriel n’est réglé.', en: 'No mail server is set.' },
    {
      fr: `Donnez ${names} à Leeway (voir «\u202fleeway config\u202f»), puis redémarrez-le.`,
      en: `Give Leeway ${names} (see “leeway config”), then start it again.`,
    },
  );
}

function noAddress(): Refusal {
  return refusal(
    'conflict',
    { fr: 'Vous n’avez pas d’adresse électronique ici.', en: 'You have no e-mail address here.' },
    { fr: 'Faites-la inscrire par un administrateur.', en: 'Have an administrator enter it.' },
  );
}

function tooMany(): Refusal {
  return refusal(
    'tooMany',
    { fr: `${MOST} essais ont été demandés en une heure.`, en: `${MOST} tests were asked for within an hour.` },
    { fr: 'Attendez, et voyez ce que sont devenus les précédents.', en: 'Wait, and see what became of those before.' },
  );
}
