import { type Instant, MINUTE_MS } from '../../../core/time/index.ts';
import type { SignInSecrets, Store } from '../../ports/index.ts';
import { seal, unseal } from '../account/sealed.ts';
import { hashSecret, newSecret } from '../secret-text.ts';
import type { OidcParts } from './parts.ts';

/** How long a person may take at the provider. */
export const PENDING_MS = 10 * MINUTE_MS;

/** A sign-in that was begun here and has not come back yet. */
export interface Pending {
  readonly issuer: string;
  readonly secrets: SignInSecrets;
  /** Where the person goes on, a path of this site. */
  readonly next: string;
}

/** Found only by who has both: the browser's cookie and the state that comes back in the answer. */
const keyOf = (cookie: string, state: string): string => hashSecret(`oidc ${cookie} ${state}`);

/** Keeps a pending sign-in, sealed. @returns the value of the cookie that binds it to the browser */
export async function keepPending(
  pending: Pending,
  at: Instant,
  { store, secretKey }: Pick<OidcParts, 'store' | 'secretKey'>,
): Promise<string> {
  const cookie = newSecret();
  const hash = keyOf(cookie, pending.secrets.state);
  const payload = seal(JSON.stringify(pending), secretKey, hash);
  const endsAt = at + PENDING_MS;
  await store.transact((tx) =>
    tx.addOneTime({ hash, kind: 'oidc', person: null, madeAt: at, endsAt, payload, tries: 0 }),
  );
  return cookie;
}

/** Takes a pending sign-in, for good; null: there is none for this browser and this answer, or it is too old. */
export async function takePending(
  cookie: string,
  state: string,
  at: Instant,
  { store, secretKey }: { readonly store: Store; readonly secretKey: Uint8Array },
): Promise<Pending | null> {
  const hash = keyOf(cookie, state);
  const taken = await store.transact((tx) => tx.takeOneTime(hash, 'oidc'));
  if (taken === null || taken.endsAt <= at || taken.payload === null) return null;
  const text = unseal(taken.payload, secretKey, hash);
  return text === null ? null : (JSON.parse(text) as Pending);
}
