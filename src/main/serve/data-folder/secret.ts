import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Store } from '../../../app/ports/index.ts';
import { makeFolders } from '../../../store/postgres/index.ts';

/** What is made of the one secret: a key for each purpose, so that none tells anything of another. */
export interface Secret {
  /** Seals what is stored sealed: 32 bytes. */
  readonly sealingKey: Uint8Array;
  /** Signs what is handed out and comes back, such as cursors. */
  readonly signingKey: string;
  /** Says which secret this is, and nothing of it. */
  readonly fingerprint: string;
  /** Where it stands; null: it was given by the environment. */
  readonly file: string | null;
  /** It was made just now. */
  readonly isNew: boolean;
}

const BYTES = 32;
const SHORTEST = 32;

/**
 * The secret that was given, else the one in the file `secret` of the data folder, which is made when it is not there.
 * @throws SecretUnusable when the file can not be read, can not be made or holds too little
 */
export function secretIn(dataFolder: string, given: string | null): Secret {
  if (given !== null) return { ...keysOf(given), file: null, isNew: false };
  const file = join(resolve(dataFolder), 'secret');
  try {
    const found = readIfThere(file);
    const text = found ?? makeFile(file);
    if (text.length < SHORTEST) throw new SecretUnusable(file, 'SHORT');
    return { ...keysOf(text), file, isNew: found === null };
  } catch (error) {
    if (error instanceof SecretUnusable) throw error;
    throw new SecretUnusable(file, (error as NodeJS.ErrnoException).code ?? 'unknown', { cause: error });
  }
}

/** `fault`: the system's word for why, or `SHORT`. */
export class SecretUnusable extends Error {
  override readonly name = 'SecretUnusable';
  readonly file: string;
  readonly fault: string;

  constructor(file: string, fault: string, options: ErrorOptions = {}) {
    super(`the secret can not be used (${fault})`, options);
    this.file = file;
    this.fault = fault;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and never in place of another: of two programs that start at once the first one's holds. */
function makeFile(file: string): string {
  makeFolders(dirname(file), 0o700);
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function keysOf(text: string): Pick<Secret, 'sealingKey' | 'signingKey' | 'fingerprint'> {
  const key = (purpose: string, bytes: number) => Buffer.from(hkdfSync('sha256', text, '', `leeway ${purpose}`, bytes));
  return {
    sealingKey: new Uint8Array(key('sealing', BYTES)),
    signingKey: key('signing', BYTES).toString('base64url'),
    fingerprint: key('fingerprint', 8).toString('hex'),
  };
}

/** Under which the store keeps which secret it is sealed with. */
export const SEALED_WITH = 'sealedWith';

/** The store was sealed with another secret: what is sealed in it could not be opened, and what we sealed not by others. */
export class OtherSecret extends Error {
  override readonly name = 'OtherSecret';
  readonly file: string | null;

  constructor(file: string | null) {
    super('the store was sealed with another secret');
    this.file = file;
  }
}

/**
 * Notes with which secret a new store is sealed.
 * @throws OtherSecret where it is another one; a file that was made just now, for the right one was missing, is gone again
 */
export async function sealWith({ fingerprint, file, isNew }: Secret, store: Store): Promise<void> {
  const kept =
    (await store.setting(SEALED_WITH)) ?? (await store.transact((tx) => tx.keepSetting(SEALED_WITH, fingerprint)));
  if (kept === fingerprint) return;
  if (isNew && file !== null) rmSync(file, { force: true });
  throw new OtherSecret(file);
}
