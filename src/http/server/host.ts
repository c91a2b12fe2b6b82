import type { IncomingMessage } from 'node:http';
import type { HttpConfig } from '../parts.ts';
import { type Refused, refused } from '../problem.ts';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
/** What watches over us asks by whatever address it has. */
const ANY_HOST = /^\/(?:healthz|readyz)(?:\?|$)/;

/**
 * Whether a request is meant for us: its `Host` is the one of our configured address, or the loopback where none is. What
 * proxies say about the host (`X-Forwarded-Host`, `Forwarded`) is never looked at: links are made from the configuration.
 */
export function hostFault(incoming: IncomingMessage, { publicUrl }: Pick<HttpConfig, 'publicUrl'>): Refused | null {
  const host = incoming.headers.host ?? '';
  if (ANY_HOST.test(incoming.url ?? '') && /^[\w.:[\]-]{1,255}$/.test(host)) return null;
  return isOurs(host, publicUrl) ? null : unknown;
}

function isOurs(host: string, publicUrl: string | null): boolean {
  if (publicUrl === null) return LOOPBACK.test(host);
  const { host: ours, protocol } = new URL(publicUrl);
  const given = host.toLowerCase();
  return given === ours || given === `${ours}:${protocol === 'https:' ? 443 : 80}`;
}

const unknown = refused(
  'unknownHost',
  { fr: 'Ce serveur ne répond pas sous ce nom.', en: 'This server does not answer under this name.' },
  {
    fr: 'Employez l’adresse configurée (LEEWAY_URL) ; sans elle, seulement localhost.',
    en: 'Use the configured address (LEEWAY_URL); without one, only localhost.',
  },
);
