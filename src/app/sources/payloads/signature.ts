import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Instant } from '../../../core/time/index.ts';

/** What a payload brings to show who sent it, by Standard Webhooks; null: it brings nothing of the kind. */
export interface Signed {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
}

/** Why a payload is not its source's. `tooOld`, `tooNew`: signed rightly, more than five minutes ago or ahead. */
export type SignatureFault = 'noSignature' | 'badSignature' | 'tooOld' | 'tooNew';

const WINDOW_MS = 5 * 60_000;

/**
 * Whether one of a source's secrets signed this body (as it came, byte by byte) within five minutes of an instant; null: so
 * it is. Comparing takes as long whatever is wrong.
 * @param secrets `whsec_…`, in the clear
 */
export function signatureFault(
  body: string,
  { id, timestamp, signature }: Signed,
  secrets: readonly string[],
  at: Instant,
): SignatureFault | null {
  if (id === null || id === '' || timestamp === null || signature === null) return 'noSignature';
  if (!/^\d{1,11}$/.test(timestamp)) return 'badSignature';
  const sentAt = Number(timestamp) * 1000;
  const given = signature.split(' ').slice(0, 10);
  let isRight = false;
  for (const secret of secrets) {
    const right = Buffer.from(new Webhook(secret).sign(id, new Date(sentAt), body));
    for (const one of given) {
      const tried = Buffer.from(one);
      if (tried.length === right.length && timingSafeEqual(tried, right)) isRight = true;
    }
  }
  if (!isRight) return 'badSignature';
  if (sentAt < at - WINDOW_MS) return 'tooOld';
  return sentAt > at + WINDOW_MS ? 'tooNew' : null;
}
