import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../core/time/index.ts';
import { unseal } from '../../access/account/sealed.ts';
import { hashSecret } from '../../access/secret-text.ts';
import { isKeepable, type Payload, type Source, type Tx } from '../../ports/index.ts';
import { type Refusal, refusal } from '../../refusal.ts';
import type { SourcePorts } from '../ports.ts';
import { endSilence, planLook } from '../rhythm.ts';
import { type Outcome, stateOf } from './outcome.ts';
import { readKept } from './read-kept.ts';
import { type SignatureFault, type Signed, signatureFault } from './signature.ts';

/** What somebody sends in a source's name. */
export interface Sent {
  readonly source: string;
  /** In the clear; null: none was sent. */
  readonly key: string | null;
  readonly signed: Signed;
  readonly contentType: string | null;
  /** As it came. */
  readonly body: string;
}

/** What became of a payload that is kept. `outcome` null: it waits to be read. */
export interface Received {
  readonly payload: string;
  readonly state: Payload['state'];
  readonly outcome: Outcome | null;
}

/** Why something sent in a source's name was not taken. Only our log and the source's page say which. */
export type NotTaken = SignatureFault | 'wrongKey' | 'repeated' | 'tooMany';

const KEY = /^lws_[0-9A-Za-z]{43}$/;
const SENT_AS_LENGTH = 256;

/** The source whose key this is, if it is the one that is meant; null: any other, whoever is told nothing more. */
export async function sourceOf(
  { source, key }: Pick<Sent, 'source' | 'key'>,
  ports: SourcePorts,
): Promise<Source | null> {
  if (key === null || !KEY.test(key)) return null;
  const found = await ports.store.sourceOfKey(hashSecret(key));
  return found?.id === source ? found : null;
}

/**
 * Takes a payload of a source: it is kept first, then read by the source's mapping, and what it gives is handed in. Answers
 * when all of that is kept for good; where it can not be read at once, or we are ended in between, it waits and is read later.
 * @param source whose key was shown (`sourceOf`)
 * @param told why it was not taken
 * @throws Unavailable: nothing was kept, or it is not known whether it was
 */
export async function receivePayload(
  source: Source,
  sent: Sent,
  ports: SourcePorts,
  told: (why: NotTaken) => void,
): Promise<Received | Refusal> {
  const at = ports.now();
  const { signed, body, contentType } = sent;
  if (source.secretsSealed.length > 0) {
    const fault = signatureFault(body, signed, openSecrets(source, ports.secretKey), at);
    if (fault !== null) {
      told(fault);
      return notTheSource();
    }
  }
  if (!isKeepable(body)) return notText();
  const sentAs = signed.id === null || signed.id === '' || !isName(signed.id) ? null : signed.id;
  const payload: Payload = {
    id: payloadId(at),
    source: source.id,
    receivedAt: at,
    contentType: contentType === null || !isKeepable(contentType) ? null : contentType.slice(0, 200),
    body,
    sentAs,
    state: 'waiting',
    readUnder: null,
    outcome: null,
    isSample: false,
  };
  const kept = await ports.store.transact((tx) => keep(tx, payload, at));
  if (kept === 'gone') return notTheSource();
  if (kept.repeated !== null) {
    told('repeated');
    return repeated();
  }
  const outcome = await readKept(kept.source, payload, ports);
  return { payload: payload.id, state: outcome === null ? 'waiting' : stateOf(outcome), outcome };
}

async function keep(tx: Tx, payload: Payload, at: Instant) {
  const source = await tx.lockSource(payload.source);
  if (source === null) return 'gone';
  const { repeated: known } = await tx.addPayload(payload);
  if (known !== null) return { repeated: known, source };
  const silentSince = await tx.heard(source.id, at);
  if (silentSince !== null) await endSilence(tx, source.id, silentSince, at);
  await planLook(tx, { ...source, lastReceivedAt: Math.max(at, source.lastReceivedAt ?? at) });
  return { repeated: null, source };
}

function openSecrets({ id, secretsSealed }: Source, key: Uint8Array): readonly string[] {
  return secretsSealed.flatMap((sealed) => unseal(sealed, key, `source:${id}`) ?? []);
}

function isName(text: string): boolean {
  return text.length <= SENT_AS_LENGTH && isKeepable(text);
}

let made = 0;

/** Grows with time, and within a millisecond of one process with each that it receives. */
function payloadId(at: Instant): string {
  made = (made + 1) % 36 ** 5;
  const [time, count] = [at.toString(36).padStart(9, '0'), made.toString(36).padStart(5, '0')];
  return `pl-${time}${count}${randomBytes(4).toString('hex')}`;
}

/** The same for an unknown source, a wrong key and a forged or late signature. */
export function notTheSource(): Refusal {
  return refusal(
    'notSignedIn',
    {
      fr: 'Rien ne montre que cet envoi vient de cette source.',
      en: 'Nothing shows that this payload comes from this source.',
    },
    {
      fr: 'Envoyez la clé de la source (lws_…) en jeton « Bearer » ou en mot de passe « Basic », et la signature si elle en demande une.',
      en: 'Send the key of the source (lws_…) as a bearer token or as the password of Basic, and the signature where it asks for one.',
    },
  );
}

function repeated(): Refusal {
  return refusal(
    'conflict',
    {
      fr: 'Un envoi du même « webhook-id » a déjà été reçu ; il est gardé.',
      en: 'A payload of the same “webhook-id” was received already; it is kept.',
    },
    { fr: 'Il n’y a rien à renvoyer.', en: 'There is nothing to send again.' },
  );
}

function notText(): Refusal {
  return refusal(
    'invalid',
    { fr: 'L’envoi contient le caractère NUL.', en: 'The payload holds the character NUL.' },
    { fr: 'Envoyez du texte en UTF-8.', en: 'Send text in UTF-8.' },
  );
}
