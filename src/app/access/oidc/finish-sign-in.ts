import { type Identified, NotIdentified } from '../../ports/index.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { ofNetwork } from '../account/allowances.ts';
import type { Entered, Visitor } from '../account/start-session.ts';
import { tooManyTries } from '../refusals.ts';
import { letIn } from './let-in.ts';
import { noteRefused } from './note-refused.ts';
import type { OidcParts } from './parts.ts';
import { takePending } from './pending.ts';
import { noProvider, oidcRefusal } from './refusals.ts';

/** What a browser brought back from the provider. */
export interface OidcAnswer extends Visitor {
  /** The value of the cookie that `beginOidcSignIn` gave; null: the browser has none. */
  readonly pending: string | null;
  /** The parameters of the answer. */
  readonly answer: { readonly [name: string]: string };
  readonly network: string;
}

/** Who is in, or the step that is still asked; and where to go on, a path of this site. */
export interface OidcFinished {
  readonly entered: Entered;
  readonly next: string;
}

/**
 * Ends a sign-in through the identity provider. Every answer is looked at once. Whatever goes wrong, nobody is in, and
 * the record says why.
 * @returns a refusal: `notSignedIn`, `notAllowed`, `conflict`, `unavailable`, `tooMany`, `notFound` without a provider
 */
export async function finishOidcSignIn(asked: OidcAnswer, parts: OidcParts): Promise<OidcFinished | Refusal> {
  const { identity, store, now } = parts;
  if (identity === null) return noProvider();
  // Somebody who only strolls by leaves no trace.
  if (asked.pending === null && Object.keys(asked.answer).length === 0) return oidcRefusal('noPendingSignIn');
  const allowance = ofNetwork(asked.network, parts);
  const taken = await store.transact((tx) => tx.take(allowance, now()));
  if (!taken.allowed) return tooManyTries(taken.retryAt, now());
  const state = asked.answer['state'] ?? '';
  const pending = await takePending(asked.pending ?? '', state, now(), parts);
  if (pending === null || pending.issuer !== identity.issuer) {
    return await noteRefused('noPendingSignIn', null, null, parts);
  }
  const who = await identified(() => identity.finish(asked.answer, pending.secrets));
  if (who instanceof NotIdentified) return await noteRefused(who.fault, who.detail, null, parts);
  const entered = await letIn(who, asked, allowance, parts);
  return isRefusal(entered) ? entered : { entered, next: pending.next };
}

async function identified(finish: () => Promise<Identified>): Promise<Identified | NotIdentified> {
  try {
    return await finish();
  } catch (error) {
    if (error instanceof NotIdentified) return error;
    throw error;
  }
}
