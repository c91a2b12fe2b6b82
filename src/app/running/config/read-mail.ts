import { type MailServer, mailboxOf } from '../../ports/index.ts';

const PORTS: { readonly [scheme: string]: number } = { 'smtp:': 587, 'smtps:': 465 };

/**
 * `smtp://user:password@host:587` (STARTTLS) or `smtps://…` (encrypted from the first byte). On this machine encryption is
 * not asked for; elsewhere it is, with a certificate that is trusted, unless the address says `?tls=unverified` (whatever
 * the certificate) or `?tls=optional` (where the server offers it).
 */
export function readSmtpUrl(text: string): MailServer | undefined {
  if (/[\s\0]/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const defaultPort = PORTS[url.protocol];
  const tls = url.search === '' ? null : /^\?tls=(optional|unverified)$/.exec(url.search)?.[1];
  const isBare = (url.pathname === '' || url.pathname === '/') && url.hash === '';
  if (defaultPort === undefined || tls === undefined || !isBare || url.hostname === '') return undefined;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || password === undefined || (user === '' && password !== '')) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  return {
    host,
    port: url.port === '' ? defaultPort : Number(url.port),
    secure: url.protocol === 'smtps:',
    requireTls: url.protocol === 'smtp:' && !isHere && tls !== 'optional',
    verify: !isHere && tls === null,
    user: user === '' ? null : user,
    password: user === '' ? null : password,
  };
}

function decoded(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text);
    return /[\p{Cc}]/u.test(plain) ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** `alerts@example.org` or `Leeway <alerts@example.org>`, as it was written. */
export const readMailbox = (text: string): string | undefined => (mailboxOf(text) === null ? undefined : text);
