import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * A text sealed with AES-256-GCM under a key of 32 bytes: `v1.<nonce>.<tag>.<text>`, each base64url. `bound` (whose it is)
 * is not in it but must be the same when it is opened, so that nobody can put one person's in another's place.
 */
export function seal(text: string, key: Uint8Array, bound: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** The text of `seal`; null: another key, another owner, or changed. */
export function unseal(sealed: string, key: Uint8Array, bound: string): string | null {
  const [version, nonce, tag, text] = sealed.split('.');
  if (version !== 'v1' || nonce === undefined || tag === undefined || text === undefined) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(bound)).setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
