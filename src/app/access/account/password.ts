import { hash, verify } from '@node-rs/argon2';
import { Unavailable } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { invalid } from '../refusals.ts';
import { GUESSABLE_PASSWORDS } from './guessable-passwords.data.ts';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 12;
const LONGEST = 256;

/** What is wrong with a new password; null: nothing. No rules about kinds of characters, and none about age. */
export function passwordFault(password: string, email: string | null, pointer: string): Refusal | null {
  const length = [...password].length;
  if (length < SHORTEST) {
    return invalid(
      pointer,
      'passwordTooShort',
      `Ce mot de passe a moins de ${SHORTEST} caractères.`,
      `This password has fewer than ${SHORTEST} characters.`,
      {
        fr: 'Plusieurs mots à la suite se retiennent bien et se devinent mal.',
        en: 'Several words in a row are easy to keep in mind and hard to guess.',
      },
    );
  }
  if (length > LONGEST) {
    return invalid(
      pointer,
      'passwordTooLong',
      `Ce mot de passe a plus de ${LONGEST} caractères.`,
      `This password has more than ${LONGEST} characters.`,
    );
  }
  const plain = normalised(password).toLowerCase().trim();
  const known = [email, email?.split('@')[0] ?? null].flatMap((text) => (text === null ? [] : text.toLowerCase()));
  if (GUESSABLE_PASSWORDS.has(plain) || known.includes(plain) || new Set(plain).size < 4) {
    return invalid(
      pointer,
      'passwordGuessable',
      'Ce mot de passe est de ceux que l’on essaie en premier.',
      'This password is among those that are tried first.',
      {
        fr: 'Prenez des mots que personne ne relierait à vous.',
        en: 'Take words that nobody would connect with you.',
      },
    );
  }
  return null;
}

/** As it is kept: argon2id with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), COST));
}

/** Whether a password is the one; with no hash to compare with (null) it takes as long and is never the one. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const tried = normalised(password);
  // Made in any case, so that the first to be unknown waits no longer than the first to be known.
  const nobodys = await nobodysHash();
  const against = kept ?? nobodys;
  const same = await inTurn(() => verify(against, tried));
  return same && kept !== null;
}

/** The same word typed on two keyboards is the same password. */
const normalised = (password: string): string => password.normalize('NFKC');

let nobodys: Promise<string> | null = null;
/** Made once with the same cost, of a password nobody has. */
function nobodysHash(): Promise<string> {
  nobodys ??= hash(crypto.randomUUID(), COST);
  return nobodys;
}

// A hash takes 19 MiB and a thread for some ten milliseconds. Two at a time leave the process its breath, whoever knocks.
const AT_A_TIME = 2;
const WAITING_AT_MOST = 256;
let busy = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_A_TIME) {
    if (waiting.length >= WAITING_AT_MOST) throw new Unavailable('too many passwords are being checked at once');
    // Who ends hands the turn over, so the count stays.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else busy += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}
