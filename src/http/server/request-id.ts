import { randomBytes } from 'node:crypto';

const BYTES = 9;
/** Chance is asked for so many ids at a time: asking costs more than the bytes. */
const AT_ONCE = 256;
let chance: Buffer = Buffer.alloc(0);
let used = 0;

/** An id for a request, told to who asked and in the log: 72 bits of chance in 12 letters, digits, `-` and `_`. */
export function newRequestId(): string {
  if (used === chance.length) {
    chance = randomBytes(BYTES * AT_ONCE);
    used = 0;
  }
  used += BYTES;
  return chance.toString('base64url', used - BYTES, used);
}
