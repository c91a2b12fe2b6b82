import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may, signature } from '../../access/actor.ts';
import { allOrRefused } from '../../access/all-or-refused.ts';
import { newMessageId } from '../../alerts/message-id.ts';
import type { MessageRow, MessageState, Tx } from '../../ports/index.ts';
import { isRefusal, notAllowed, type Refusal, refusal } from '../../refusal.ts';
import { switchedOff } from '../endpoints/endpoint-words.ts';
import { ownEndpoint } from '../endpoints/put-endpoint.ts';
import type { EndpointPorts } from '../ports.ts';
import { endpointOf } from '../sending/address-book.ts';
import { noMessage } from './deliveries.ts';

const ENDED: readonly MessageState[] = ['handedOver', 'dead', 'cancelled'];
/** How many messages are sent again at a time. */
const REPLAY_MOST = 1_000;

/**
 * Sends a message again, under a new id and to the same recipient: a webhook gets the same event, a reader a text that tells
 * how matters stand now. Refused: `conflict` while it is still under way, or where its receiver is switched off.
 * @returns the id of the new message
 */
export async function resend(
  id: string,
  actor: Actor,
  { store, now }: EndpointPorts,
): Promise<{ readonly message: string } | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    if (!actor.scopes.has('alerting:write')) return notYours();
    const message = await tx.message(id);
    if (message === null || !may(actor, 'alerting:write', message.customer)) return noMessage(id);
    const endpoint = endpointOf(message.recipient);
    if (endpoint !== null) {
      const found = await ownEndpoint(tx, endpoint, actor);
      if (isRefusal(found)) return found;
      if (found.disabledBecause !== null) return switchedOff();
    }
    if (!ENDED.includes(message.state)) return underWay();
    const again = await sendAgain(tx, message, at);
    const details = { again };
    const { customer } = message;
    await tx.note({
      at,
      actor: signature(actor),
      action: 'message.resent',
      object: `message:${id}`,
      customer,
      details,
    });
    return { message: again };
  });
}

/**
 * Sends a receiver everything again that was made for it from an instant until before another, oldest first: what was handed
 * over and what was not. Tests and what was sent again already are left out. Refused: `tooLarge` for more than a thousand,
 * `conflict` where the receiver is switched off.
 * @returns how many
 */
export async function replay(
  asked: { readonly endpoint: string; readonly from: Instant; readonly to: Instant },
  actor: Actor,
  { store, now }: EndpointPorts,
): Promise<{ readonly messages: number } | Refusal> {
  const at = now();
  return await allOrRefused(store, async (tx) => {
    const endpoint = await ownEndpoint(tx, asked.endpoint, actor);
    if (isRefusal(endpoint)) return endpoint;
    if (endpoint.disabledBecause !== null) return switchedOff();
    const recipient = `endpoint:${endpoint.id}`;
    const span = { recipient, state: ENDED, from: asked.from, to: asked.to };
    const found = await tx.messages(span, null, REPLAY_MOST + 1);
    if (found.length > REPLAY_MOST) return tooMany();
    const wanted = found.filter(({ again, about }) => again === null && about !== 'test').reverse();
    for (const message of wanted) await sendAgain(tx, message, at);
    const { customer } = endpoint;
    const details = { from: asked.from, to: asked.to, messages: wanted.length };
    await tx.note({ at, actor: signature(actor), action: 'endpoint.replayed', object: recipient, customer, details });
    return { messages: wanted.length };
  });
}

async function sendAgain(tx: Tx, message: MessageRow, at: Instant): Promise<string> {
  const { recipient, channel, language, about, customer, step, rule, details } = message;
  const id = newMessageId();
  const what = { recipient, channel, language, about, customer, step, rule, details };
  await tx.tell(
    { ...what, id, bundle: `again ${id}`, sendAt: at, again: message.id },
    await tx.alertsOfMessage(message.id),
    at,
  );
  return id;
}

function notYours(): Refusal {
  return notAllowed('Renvoyer des messages ne vous est pas permis.', 'You may not send messages again.');
}

function underWay(): Refusal {
  return refusal(
    'conflict',
    { fr: 'Ce message est encore en cours de remise.', en: 'This message is still being delivered.' },
    { fr: 'Attendez qu’il soit remis ou abandonné.', en: 'Wait until it is handed over or given up.' },
  );
}

function tooMany(): Refusal {
  return refusal(
    'tooLarge',
    {
      fr: `Plus de ${REPLAY_MOST} messages ont été faits dans cet intervalle.`,
      en: `More than ${REPLAY_MOST} messages were made in this stretch.`,
    },
    { fr: 'Demandez un intervalle plus court.', en: 'Ask for a shorter one.' },
  );
}
