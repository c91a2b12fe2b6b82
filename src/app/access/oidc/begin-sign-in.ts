import { type Allowance, NotIdentified } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { invalid, tooManyTries } from '../refusals.ts';
import { blinded } from '../secret-text.ts';
import { isLocalPath } from './local-path.ts';
import { noteRefused } from './note-refused.ts';
import type { OidcParts } from './parts.ts';
import { keepPending } from './pending.ts';
import { noProvider } from './refusals.ts';

/** Where to send the browser, and the value of the cookie that says it was this one. */
export interface OidcBegun {
  readonly url: string;
  readonly cookie: string;
}

/**
 * Begins a sign-in through the identity provider.
 * @param asked.next where to go on afterwards, a path of this site
 * @returns `notFound` without a provider, `invalid` for another `next`, `tooMany`, `unavailable` when it can not be asked
 */
export async function beginOidcSignIn(
  asked: { readonly next: string; readonly network: string },
  parts: OidcParts,
): Promise<OidcBegun | Refusal> {
  const { identity, store, now } = parts;
  if (identity === null) return noProvider();
  if (!isLocalPath(asked.next)) return notLocal();
  const taken = await store.transact((tx) => tx.take(ofBegun(asked.network, parts), now()));
  if (!taken.allowed) return tooManyTries(taken.retryAt, now());
  try {
    const { url, secrets } = await identity.begin();
    const cookie = await keepPending({ issuer: identity.issuer, secrets, next: asked.next }, now(), parts);
    return { url, cookie };
  } catch (error) {
    if (error instanceof NotIdentified) return await noteRefused(error.fault, error.detail, null, parts);
    throw error;
  }
}

/** Of one network: a whole house may begin its day at once, and nobody fills the store with sign-ins that never end. */
function ofBegun(network: string, { secretKey }: OidcParts): Allowance {
  return { key: `begun:${blinded(network, secretKey)}`, burst: 100, refillMs: 2_000 };
}

function notLocal(): Refusal {
  return invalid('/next', 'nextNotLocal', 'Ce n’est pas un chemin de ce site.', 'This is not a path of this site.', {
    fr: 'Écrivez-le comme /tickets?open, sans hôte.',
    en: 'Write it like /tickets?open, without a host.',
  });
}
