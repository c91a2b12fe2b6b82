import type { Credentials, HttpConfig } from '../parts.ts';
import type { RequestHeaders } from '../server/exchange.ts';

/** Whether pages of ours are asked for over https: then the cookie is bound to this host and to encryption. */
export function isSecure({ publicUrl }: Pick<HttpConfig, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') === true;
}

/** The name of the session's cookie. */
export function sessionCookieName(config: Pick<HttpConfig, 'publicUrl'>): string {
  return isSecure(config) ? '__Host-leeway' : 'leeway';
}

/** The `Set-Cookie` that hands out a session. @param maxAgeSeconds 0 takes it back */
export function sessionCookie(config: Pick<HttpConfig, 'publicUrl'>, secret: string, maxAgeSeconds: number): string {
  const secure = isSecure(config) ? '; Secure' : '';
  return `${sessionCookieName(config)}=${secret}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** What a request carries to say who asks; null: nothing. A bearer token counts before a cookie. */
export function credentialsOf(headers: RequestHeaders, config: Pick<HttpConfig, 'publicUrl'>): Credentials | null {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const bearer = /^Bearer +([A-Za-z0-9._~+/=-]{1,500})$/i.exec(authorization)?.[1];
    // Something else than a token is no token: it must not fall back to the cookie.
    return { kind: 'token', secret: bearer ?? '' };
  }
  const name = sessionCookieName(config);
  const values = (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  // Two cookies of one name: a neighbouring host may have planted one.
  return values.length === 1 && values[0] !== '' ? { kind: 'session', secret: values[0] as string } : null;
}
