import { randomBytes } from 'node:crypto';
import { seal } from '../../access/account/sealed.ts';
import { type Actor, signature } from '../../access/actor.ts';
import { hashSecret, newSecret } from '../../access/secret-text.ts';
import type { Source, SourceKey } from '../../ports/index.ts';
import { badField, isRefusal, type Lang, notFound, type Refusal, refusal } from '../../refusal.ts';
import type { SourcePorts } from '../ports.ts';
import { changeSource } from './change-source.ts';

const MOST_KEYS = 20;
/** Two, so that they can be changed without a gap; a third while somebody makes up his mind. */
const MOST_SECRETS = 3;

/** Makes a key of a source, told this once (`lws_…`): whoever holds it sends payloads in its name, and nothing else. */
export async function makeKey(
  id: string,
  actor: Actor,
  ports: SourcePorts,
): Promise<{ readonly key: SourceKey; readonly secret: string } | Refusal> {
  const secret = `lws_${newSecret()}`;
  const key: SourceKey = {
    id: `k-${randomBytes(8).toString('hex')}`,
    hash: hashSecret(secret),
    prefix: secret.slice(0, 10),
    madeAt: ports.now(),
    madeBy: signature(actor),
    revokedAt: null,
  };
  const changed = await changeSource(id, null, actor, ports, (source) => {
    // Keys that were revoked make room: the record says that they were.
    const kept =
      source.keys.length < MOST_KEYS ? source.keys : source.keys.filter(({ revokedAt }) => revokedAt === null);
    if (kept.length >= MOST_KEYS) return tooMany(`${MOST_KEYS} clés`, `${MOST_KEYS} keys`);
    return { source: { ...source, keys: [...kept, key] }, action: 'source.keyMade', details: { key: key.id } };
  });
  return isRefusal(changed) ? changed : { key, secret };
}

/** Ends a key for good, at once. Ending an ended one changes nothing. */
export async function revokeKey(
  { source: id, key }: { readonly source: string; readonly key: string },
  actor: Actor,
  ports: SourcePorts,
): Promise<Source | Refusal> {
  return await changeSource(id, null, actor, ports, (source, at) => {
    const found = source.keys.find((one) => one.id === key);
    if (found === undefined) return notFound(`Clé « ${key} »`, `Key “${key}”`);
    if (found.revokedAt !== null) return null;
    const keys = source.keys.map((one) => (one.id === key ? { ...one, revokedAt: at } : one));
    return { source: { ...source, keys }, action: 'source.keyRevoked', details: { key } };
  });
}

/** A secret of signatures as it is listed: what it is known by says nothing of it. */
export function secretId(sealed: string): string {
  return `ss-${hashSecret(sealed).slice(0, 16)}`;
}

const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,20}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Adds a secret by which payloads must be signed (Standard Webhooks): one the sender has made, or a new one, told this
 * once. While there is any, a payload without a signature is not taken.
 */
export async function addSecret(
  { source: id, secret: given, lang }: { readonly source: string; readonly secret: string | null; readonly lang: Lang },
  actor: Actor,
  ports: SourcePorts,
): Promise<{ readonly id: string; readonly secret: string } | Refusal> {
  if (given !== null && !SECRET.test(given)) return badSecret(lang);
  const secret = given ?? `whsec_${randomBytes(32).toString('base64')}`;
  const sealed = seal(secret, ports.secretKey, `source:${id}`);
  const changed = await changeSource(id, null, actor, ports, (source) => {
    if (source.secretsSealed.length >= MOST_SECRETS)
      return tooMany(`${MOST_SECRETS} secrets`, `${MOST_SECRETS} secrets`);
    const secretsSealed = [sealed, ...source.secretsSealed];
    return {
      source: { ...source, secretsSealed },
      action: 'source.secretAdded',
      details: { secret: secretId(sealed) },
    };
  });
  return isRefusal(changed) ? changed : { id: secretId(sealed), secret };
}

/** Takes a secret away; without any, the key of a source is enough. */
export async function removeSecret(
  { source: id, secret }: { readonly source: string; readonly secret: string },
  actor: Actor,
  ports: SourcePorts,
): Promise<Source | Refusal> {
  return await changeSource(id, null, actor, ports, (source) => {
    const secretsSealed = source.secretsSealed.filter((sealed) => secretId(sealed) !== secret);
    if (secretsSealed.length === source.secretsSealed.length)
      return notFound(`Secret « ${secret} »`, `Secret “${secret}”`);
    return { source: { ...source, secretsSealed }, action: 'source.secretRemoved', details: { secret } };
  });
}

function badSecret(lang: Lang): Refusal {
  return badField(
    '/secret',
    'badSecret',
    { fr: 'Ce n’est pas un secret de Standard Webhooks.', en: 'This is no secret of Standard Webhooks.' },
    { fr: '« whsec_ », puis de 24 à 64 octets en base64.', en: '“whsec_”, then 24 to 64 bytes in base64.' },
    lang,
  );
}

function tooMany(fr: string, en: string): Refusal {
  return refusal(
    'conflict',
    { fr: `Une source a au plus ${fr}.`, en: `A source has at most ${en}.` },
    { fr: 'Retirez-en d’abord.', en: 'Take one away first.' },
  );
}
