import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 256 bits of chance in 43 letters and digits. */
export function newSecret(): string {
  return base62(randomBytes(32), 43);
}

/** An id nobody can guess and that says nothing: `p-`, `t-`, `s-` and 128 bits of chance in 22 letters and digits. */
export function newId(kind: 'p' | 't' | 's'): string {
  return `${kind}-${base62(randomBytes(16), 22)}`;
}

function base62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < length; i++) {
    text = BASE62[Number(rest % 62n)] + text;
    rest /= 62n;
  }
  return text;
}

/** SHA-256 of a secret of 256 bits, as it is kept: such secrets need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What a text is known by without saying it: the same for the same text, and no list of texts finds it without the key. */
export function blinded(text: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** The key for what access seals and blinds, made of the one secret that all nodes share. 32 bytes. */
export function accessKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'leeway access', 32));
}
