import type { Credentials, HttpConfig } from '../parts.ts';
import { type Refused, refused } from '../problem.ts';
import type { RequestHeaders } from '../server/exchange.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a form of another site can send without asking first. */
const OF_FORMS = /^(?:text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * Whether a write comes from another site's page: refused whatever it carries. A write with the session's cookie must
 * say that it comes from here (`Origin`, or `Sec-Fetch-Site`), and may not have the type of a form.
 */
export function crossSiteFault(
  method: string,
  headers: RequestHeaders,
  credentials: Credentials | null,
  config: Pick<HttpConfig, 'publicUrl'>,
): Refused | null {
  if (READS.has(method)) return null;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && origin !== originOf(headers, config)) return foreign;
  if (site !== null && site !== 'same-origin' && site !== 'none') return foreign;
  if (credentials?.kind !== 'session') return null;
  if (origin === null && site !== 'same-origin') return foreign;
  return OF_FORMS.test(headers.get('content-type') ?? '') ? foreign : null;
}

/** Our own origin. Without a configured one it is the loopback's, by the name that was used: the server checked it. */
function originOf(headers: RequestHeaders, { publicUrl }: Pick<HttpConfig, 'publicUrl'>): string {
  return publicUrl === null ? `http://${headers.get('host')?.toLowerCase()}` : new URL(publicUrl).origin;
}

const foreign = refused(
  'crossSite',
  {
    fr: 'Cette requête ne vient pas, ou ne dit pas qu’elle vient, d’une page de ce serveur.',
    en: 'This request does not come, or does not say that it comes, from a page of this server.',
  },
  {
    fr: 'Envoyez du JSON depuis une page de ce serveur, ou employez un jeton au lieu d’une session.',
    en: 'Send JSON from a page of this server, or use a token instead of a session.',
  },
);
