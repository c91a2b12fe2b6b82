import { domainToASCII } from 'node:url';

// Where mail goes, and through which server.

/** The server that takes our mail, as whoever runs Leeway named it: it may stand in a private network. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (`smtps`); otherwise STARTTLS. */
  readonly secure: boolean;
  /** Whether a server that does not encrypt is not handed anything. */
  readonly requireTls: boolean;
  /** Whether its certificate must be one that this machine trusts. */
  readonly verify: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

/** A mailbox as a header names it. `name` may be empty. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Dots between atoms, none at an end: no quotes, no comments, no routes, nothing that a parser could read otherwise. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/;

/**
 * An address in the one spelling that leaves here, its domain in ASCII; null: it is none, or one that servers could read in
 * more than one way. Far narrower than the standards: what they allow besides nobody has, and attacks are made of.
 */
export function plainAddress(text: string): string | null {
  if (text.length > 254) return null;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at));
  if (at < 1 || local.length > 64 || !LOCAL.test(local)) return null;
  const given = text.slice(at + 1);
  // What a parser of web addresses would take for more than a name is none.
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(given)) return null;
  const domain = domainToASCII(given);
  return domain.length <= 253 && DOMAIN.test(domain) ? `${local}@${domain}` : null;
}

/** `alerts@example.org`, `Leeway <alerts@example.org>`; null for any other text. */
export function mailboxOf(text: string): Mailbox | null {
  if (isBroken(text) || text.length > 400) return null;
  const named = /^(?:"([^"\\<>]*)"|([^"\\<>@,;:()[\]]*?)) ?<([^<>]+)>$/.exec(text.trim());
  const address = plainAddress(named === null ? text.trim() : (named[3] as string));
  return address === null ? null : { name: (named?.[1] ?? named?.[2] ?? '').trim(), address };
}

/** Whether a text would not stay on its line of a header. */
export function isBroken(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}
