import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../../../core/time/index.ts';
import type { AccessTx } from '../../ports/index.ts';
import { hashSecret, newSecret } from '../secret-text.ts';
import { seal, unseal } from './sealed.ts';

const STEP_MS = 30_000;
const RECOVERY_CODES = 10;

/** A new secret, sealed for a person, and what an authenticator app reads (`otpauth://…`) or a person types. */
export function newSecondFactor(person: string, label: string, key: Uint8Array) {
  const secret = new Secret({ size: 20 });
  const uri = new TOTP({ issuer: 'Leeway', label, secret, algorithm: 'SHA1', digits: 6, period: 30 }).toString();
  return { uri, secret: secret.base32, sealed: seal(secret.base32, key, person) };
}

/** Codes for the day the device is lost, each good once: as shown, and as kept. */
export function newRecoveryCodes(): { readonly shown: readonly string[]; readonly hashes: readonly string[] } {
  // 16 of 62 characters are 95 bits: far beyond guessing, short enough for paper.
  const codes = Array.from({ length: RECOVERY_CODES }, () => newSecret().slice(-16));
  return { shown: codes.map((code) => (code.match(/.{4}/g) ?? []).join('-')), hashes: codes.map(hashSecret) };
}

/**
 * Whether a code of the app (of this half minute, the one before or after) or a recovery code is right; it is used up then,
 * and so are the app's earlier ones. A secret that can not be opened (another key) has no right codes.
 */
export async function isSecondFactor(
  tx: AccessTx,
  person: string,
  code: string,
  at: Instant,
  key: Uint8Array,
): Promise<boolean> {
  const plain = code.replace(/[\s-]/g, '');
  if (/^[0-9A-Za-z]{16}$/.test(plain)) return await tx.useRecoveryCode(person, hashSecret(plain));
  if (!/^[0-9]{6}$/.test(plain)) return false;
  const sealed = (await tx.account(person))?.totpSealed ?? null;
  const secret = sealed === null ? null : unseal(sealed, key, person);
  if (secret === null) return false;
  const delta = TOTP.validate({
    token: plain,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    timestamp: at,
    window: 1,
  });
  return delta !== null && (await tx.useTotpStep(person, Math.floor(at / STEP_MS) + delta));
}
