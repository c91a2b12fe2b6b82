import { createHash } from 'node:crypto';
import type { Claimed } from '../../app/ports/index.ts';
import type { Refusal } from '../../app/refusal.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time/index.ts';
import type { Api } from '../api.ts';
import type { Answer, Route } from '../define.ts';
import { isRefused, type Refused, refused } from '../problem.ts';
import { seal, unseal } from './seal.ts';

type Outcome = Answer | Refusal | Refused;

/** What makes two requests the same one. */
export interface Sent {
  readonly key: string | null;
  readonly actor: string | null;
  /** Method, path and query. */
  readonly target: string;
  readonly body: Buffer;
}

const KEPT_MS = 24 * HOUR_MS;
/** Longer than anything may take; shorter than anybody's patience after a crash. */
const LEASE_MS = 2 * MINUTE_MS;
const PURPOSE = 'kept answer';

/**
 * Does the work of a route once for each `Idempotency-Key` of an actor, and gives the same answer again for 24 hours.
 * Work that is refused or fails frees the key. Whoever dies between the work and keeping its answer leaves the key leased
 * for two minutes; what is sent then is worked on again, so that work which must never be done twice needs a key of its own.
 */
export async function remembered(
  api: Api,
  { spec }: Route,
  sent: Sent,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const { key, actor } = sent;
  if (spec.idempotent !== true || key === null || actor === null) return await work();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) return badKey;
  const claimed = await claim(api, actor, key, hashOf(sent));
  if (claimed.kind === 'answered') return replayed(api, claimed.answer);
  if (claimed.kind === 'inFlight') return inFlight;
  if (claimed.kind === 'different') return different;
  const release = () => api.parts.store.transact((tx) => tx.releaseRequest(actor, key));
  let answer: Outcome;
  try {
    answer = await work();
  } catch (error) {
    await release().catch(() => {});
    throw error;
  }
  if (isRefused(answer) || answer.status >= 300) {
    await release();
    return answer;
  }
  const { status, body, headers, etag } = answer;
  const kept = seal(JSON.stringify({ status, body, headers, etag }), api.parts.config.secret, PURPOSE);
  await api.parts.store.transact((tx) => tx.keepAnswer(actor, key, kept));
  return answer;
}

function claim(api: Api, actor: string, key: string, request: string): Promise<Claimed> {
  const at = api.parts.now();
  const lease = { at, leasedUntil: at + LEASE_MS, endsAt: at + KEPT_MS };
  return api.parts.store.transact((tx) => tx.claimRequest({ actor, key, request, ...lease }));
}

function hashOf({ target, body }: Sent): string {
  return createHash('sha256').update(`${target}\n`).update(body).digest('base64url');
}

function replayed(api: Api, kept: string): Outcome {
  const text = unseal(kept, api.parts.config.secret, PURPOSE);
  if (text === null) return inFlight;
  const answer = JSON.parse(text) as Answer;
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
}

const badKey = refused(
  'malformed',
  {
    fr: '« Idempotency-Key » doit compter de 1 à 200 caractères ASCII visibles.',
    en: '“Idempotency-Key” must be 1 to 200 visible ASCII characters.',
  },
  { fr: 'Un UUID convient.', en: 'A UUID will do.' },
);
const inFlight = refused(
  'conflict',
  {
    fr: 'Une requête avec cette « Idempotency-Key » est encore en cours.',
    en: 'A request with this “Idempotency-Key” is still being worked on.',
  },
  { fr: 'Renvoyez-la dans un instant.', en: 'Send it again in a moment.' },
  { retryAfterSeconds: 2 },
);
const different = refused(
  'invalid',
  {
    fr: 'Cette « Idempotency-Key » a déjà servi pour une autre requête.',
    en: 'This “Idempotency-Key” was used for another request.',
  },
  { fr: 'Prenez-en une nouvelle pour chaque requête.', en: 'Take a new one for each request.' },
);
