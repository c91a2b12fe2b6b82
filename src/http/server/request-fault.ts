import type { IncomingMessage } from 'node:http';
import { noSuchPath } from '../asking/read-url.ts';
import { type Refused, refused } from '../problem.ts';

/** Headers that mean something else to the next reader when they come twice. */
const ONCE = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'content-type',
  'content-encoding',
  'authorization',
  'cookie',
  'origin',
  'sec-fetch-site',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
]);

/**
 * What is wrong with a request before its address is looked at. Stricter than the parser of Node.js, which refuses most
 * of it by itself: whatever two readers of one connection could understand differently is refused here.
 */
export function requestFault(incoming: IncomingMessage): Refused | null {
  const target = incoming.url ?? '';
  // `http://other/…`, `*` and whatever else is no path of ours.
  if (!target.startsWith('/')) return malformed;
  const seen = new Set<string>();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const name = (incoming.rawHeaders[index] ?? '').toLowerCase();
    if (ONCE.has(name) && seen.has(name)) return malformed;
    seen.add(name);
  }
  if (!seen.has('host')) return malformed;
  if (seen.has('transfer-encoding')) {
    if (seen.has('content-length') || incoming.headers['transfer-encoding'] !== 'chunked') return malformed;
    if (incoming.httpVersion !== '1.1') return malformed;
  }
  if (seen.has('content-length') && !/^\d{1,15}$/.test(incoming.headers['content-length'] ?? '')) return malformed;
  return isPlainPath(target.split('?', 1)[0] ?? '') ? null : noSuchPath;
}

/**
 * Whether a path is spelled the one way that we know: what another reader could take for a different path (an encoded
 * slash, an empty or a dotted segment, a parameter behind `;`, a byte that is no text) leads nowhere.
 */
export function isPlainPath(path: string): boolean {
  if (path.length > 4_000 || !/^\/[A-Za-z0-9\-._~!$&'()*+,=:@%/]*$/.test(path)) return false;
  if (path.includes('//') || /%(?![0-9A-Fa-f]{2})|%2f|%5c|%00|%25(?:2f|5c|2e)/i.test(path)) return false;
  return path.split('/').every((segment) => {
    const plain = segment.replaceAll(/%2e/gi, '.');
    return plain !== '.' && plain !== '..' && !isDotted(plain);
  });
}

/** `..;x` and the like: dots and then something that other readers cut off. */
function isDotted(segment: string): boolean {
  return /^\.{1,2}(?:%3b|%09|%20|%0[ad]|$)/i.test(segment);
}

const malformed = refused(
  'malformed',
  {
    fr: 'Deux lecteurs de cette requête pourraient la comprendre autrement.',
    en: 'Two readers of this request could understand it differently.',
  },
  {
    fr: 'Envoyez un chemin (non une adresse entière), chaque en-tête une fois, et une seule longueur.',
    en: 'Send a path (not a whole address), each header once, and one length.',
  },
);
