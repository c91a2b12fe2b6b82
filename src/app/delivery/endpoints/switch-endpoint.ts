import type { Actor } from '../../access/actor.ts';
import { allOrRefused } from '../../access/all-or-refused.ts';
import { endIn } from '../../alerts/index.ts';
import { newMessageId } from '../../alerts/message-id.ts';
import type { AuditAction, Endpoint, Tx } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { EndpointPorts } from '../ports.ts';
import { type EndpointView, viewOf } from './endpoint-view.ts';
import { noNumber, notSigned, otherSecret, staleEndpoint, switchedOff } from './endpoint-words.ts';
import { opened, sealed, templateOf } from './opened-endpoint.ts';
import { newSigningSecret, noteEndpoint, ownEndpoint } from './put-endpoint.ts';

/** What is to become of a receiver's row; the note that is left of it. */
interface Step {
  readonly change: Partial<Omit<Endpoint, 'id' | 'revision'>>;
  readonly action: AuditAction;
}

async function step(
  id: string,
  actor: Actor,
  ports: EndpointPorts,
  decide: (endpoint: Endpoint, tx: Tx, at: number) => Step | Refusal | null | Promise<Step | Refusal | null>,
): Promise<EndpointView | Refusal> {
  const at = ports.now();
  return await allOrRefused(ports.store, async (tx) => {
    const endpoint = await ownEndpoint(tx, id, actor);
    if (isRefusal(endpoint)) return endpoint;
    const wanted = await decide(endpoint, tx, at);
    if (isRefusal(wanted)) return wanted;
    if (wanted === null) return viewOf(endpoint, ports);
    const { revision, ...rest } = endpoint;
    if (!(await tx.putEndpoint({ ...rest, ...wanted.change }, revision))) return staleEndpoint();
    await noteEndpoint(tx, actor, wanted.action, endpoint, at);
    return viewOf((await tx.endpoint(id)) as Endpoint, ports);
  });
}

/**
 * Gives a webhook another secret, told this once. The one before goes on signing beside it until `dropOldSecret`, so that
 * the receiver can change without a gap; an older one is gone.
 */
export async function rotateSecret(
  id: string,
  actor: Actor,
  ports: EndpointPorts,
): Promise<{ readonly endpoint: EndpointView; readonly secret: string } | Refusal> {
  const secret = newSigningSecret();
  const endpoint = await step(id, actor, ports, (found) => {
    const own = opened(found, ports.sealingKey);
    if (own === null) return otherSecret();
    if (found.kind !== 'webhook') return notSigned();
    const secrets = [secret, ...own.secrets.slice(0, 1)];
    return {
      change: { secretsSealed: sealed({ ...own, secrets }, id, ports.sealingKey) },
      action: 'endpoint.secretRotated',
    };
  });
  return isRefusal(endpoint) ? endpoint : { endpoint, secret };
}

/** Ends the change of a secret: only the newest signs from now on. Changes nothing where there is but one. */
export async function dropOldSecret(id: string, actor: Actor, ports: EndpointPorts): Promise<EndpointView | Refusal> {
  return await step(id, actor, ports, (found) => {
    const own = opened(found, ports.sealingKey);
    if (own === null) return otherSecret();
    if (own.secrets.length < 2) return null;
    const secrets = own.secrets.slice(0, 1);
    return {
      change: { secretsSealed: sealed({ ...own, secrets }, id, ports.sealingKey) },
      action: 'endpoint.oldSecretDropped',
    };
  });
}

/** Nothing is sent there any more; what is under way is cancelled. Changes nothing where it is off already. */
export async function disableEndpoint(id: string, actor: Actor, ports: EndpointPorts): Promise<EndpointView | Refusal> {
  return await step(id, actor, ports, ({ disabledBecause }, _tx, at) =>
    disabledBecause !== null
      ? null
      : { change: { disabledBecause: 'byHand', disabledAt: at }, action: 'endpoint.disabled' },
  );
}

/** Takes it into use again, whatever it was switched off for; what warned of that is over. */
export async function enableEndpoint(id: string, actor: Actor, ports: EndpointPorts): Promise<EndpointView | Refusal> {
  return await step(id, actor, ports, async ({ disabledBecause }, tx, at) => {
    if (disabledBecause === null) return null;
    const about = await tx.undeliveredTo(`endpoint:${id}`);
    await endIn(
      tx,
      about.map(({ key }) => key),
      at,
    );
    return { change: { disabledBecause: null, disabledAt: null }, action: 'endpoint.enabled' };
  });
}

/**
 * Sends a test, tried once; through a gateway to the number of whoever asks. @returns the id of the message, by which its
 * delivery is looked up. Refused: `conflict` where the receiver is switched off, or who asks has no number.
 */
export async function sendTest(
  id: string,
  actor: Actor,
  { store, now }: EndpointPorts,
): Promise<{ readonly message: string } | Refusal> {
  const at = now();
  const message = newMessageId();
  return await allOrRefused(store, async (tx) => {
    const endpoint = await ownEndpoint(tx, id, actor);
    if (isRefusal(endpoint)) return endpoint;
    if (endpoint.disabledBecause !== null) return switchedOff();
    const recipient = await testedBy(tx, endpoint, actor);
    if (isRefusal(recipient)) return recipient;
    const { kind: channel, language, customer } = endpoint;
    const told = { id: message, recipient, channel, language, bundle: `test ${message}`, about: 'test', sendAt: at };
    const rest = { customer, again: null, step: 0, rule: null, details: { gateway: id } };
    await tx.tell({ ...told, ...rest }, [], at);
    await noteEndpoint(tx, actor, 'endpoint.tested', endpoint, at);
    return { message };
  });
}

/** Who gets a test: the receiver itself; of a gateway that asks for a number, whoever asks for the test. */
async function testedBy(tx: Tx, endpoint: Endpoint, { person }: Actor): Promise<string | Refusal> {
  if (templateOf(endpoint)?.names.includes('to') !== true) return `endpoint:${endpoint.id}`;
  const [own] = person === null ? [] : await tx.reachabilities([person]);
  return own === undefined || own.phone === null ? noNumber() : `person:${own.person}`;
}
